package trust

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

func TestBundleReadsWhatItWrites(t *testing.T) {
	files := signed(t, newSecret(t), 1)
	var first, second bytes.Buffer
	require.NoError(t, WriteBundle(&first, files))
	require.NoError(t, WriteBundle(&second, files))
	require.Equal(t, first.Bytes(), second.Bytes())
	again, err := ReadBundle(bytes.NewReader(first.Bytes()), int64(first.Len()))
	require.NoError(t, err)
	require.Equal(t, files, again)
	require.Equal(t, &NameError{"CON.yaml", "reserved"}, WriteBundle(&first, Files{"catalogue.yaml": nil, "CON.yaml": nil}))
}

// entry is a file to be packed in whatever way.
type entry struct {
	name string
	data []byte
	mode fs.FileMode
}

// packed is an archive of a whole catalogue and these entries.
func packed(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range append([]entry{{name: "catalogue.yaml"}}, entries...) {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		h.SetMode(e.mode | 0o600)
		f, err := w.CreateHeader(h)
		require.NoError(t, err)
		_, err = f.Write(e.data)
		if !strings.HasSuffix(e.name, "/") {
			require.NoError(t, err)
		}
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func TestBundlesThatAreRefused(t *testing.T) {
	var many []entry
	for i := range MaxFiles + 2 {
		many = append(many, entry{name: strings.Repeat("a", i%200+1) + string(rune('0'+i/200)) + ".yaml"})
	}
	whole := packed(t, entry{name: "a.yaml", data: []byte("hello")})
	damaged := bytes.Clone(whole)
	damaged[bytes.Index(damaged, []byte("a.yaml"))+8] ^= 0xff
	var none bytes.Buffer
	require.NoError(t, zip.NewWriter(&none).Close())
	for _, row := range []struct {
		what   string
		bundle []byte
		want   error
	}{
		{"nothing", nil, &BundleError{"", "format"}},
		{"no archive", []byte("hello"), &BundleError{"", "format"}},
		{"a torn archive", whole[:len(whole)-9], &BundleError{"", "format"}},
		{"no catalogue", none.Bytes(), &BundleError{"catalogue.yaml", "empty"}},
		{"a way up", packed(t, entry{name: "../a.yaml"}), &NameError{"../a.yaml", "path"}},
		{"a way up for Windows", packed(t, entry{name: `..\a.yaml`}), &NameError{`..\a.yaml`, "path"}},
		{"an absolute path", packed(t, entry{name: "/etc/a.yaml"}), &NameError{"/etc/a.yaml", "path"}},
		{"a drive", packed(t, entry{name: "C:a.yaml"}), &NameError{"C:a.yaml", "path"}},
		{"a stream", packed(t, entry{name: "a.yaml:b"}), &NameError{"a.yaml:b", "path"}},
		{"a device", packed(t, entry{name: "nul.yaml"}), &NameError{"nul.yaml", "reserved"}},
		{"a dot at the end", packed(t, entry{name: "a.yaml."}), &NameError{"a.yaml.", "end"}},
		{"a folder", packed(t, entry{name: "sub/", mode: fs.ModeDir}), &BundleError{"sub/", "link"}},
		{"a link", packed(t, entry{name: "a.yaml", mode: fs.ModeSymlink, data: []byte("/etc/passwd")}), &BundleError{"a.yaml", "link"}},
		{"a pipe", packed(t, entry{name: "a.yaml", mode: fs.ModeNamedPipe}), &BundleError{"a.yaml", "link"}},
		{"a name twice", packed(t, entry{name: "catalogue.yaml"}), &NameError{"catalogue.yaml", "twice"}},
		{"names that differ in case", packed(t, entry{name: "Catalogue.yaml"}), &NameError{"Catalogue.yaml", "twice"}},
		{"a signature twice", packed(t, entry{name: SignatureFile}, entry{name: SignatureFile}), &BundleError{SignatureFile, "twice"}},
		{"a program", packed(t, entry{name: "a.exe"}), &NameError{"a.exe", "kind"}},
		{"too many files", packed(t, many...), &LimitError{What: "files", Limit: MaxFiles}},
		{"a bomb", packed(t, entry{name: "a.yaml", data: make([]byte, 64<<20)}), &LimitError{"bytes", "a.yaml", controls.MaxBytes}},
		{"a bomb of many", packed(t, entry{name: "a.yaml", data: make([]byte, 3<<20)}, entry{name: "b.yaml", data: make([]byte, 3<<20)}), &LimitError{"bytes", "b.yaml", 1 << 20}},
		{"a swollen signature", packed(t, entry{name: SignatureFile, data: make([]byte, 1<<20)}), &LimitError{"bytes", SignatureFile, MaxSignature}},
		{"damage", damaged, &BundleError{"a.yaml", "format"}},
	} {
		t.Run(row.what, func(t *testing.T) {
			_, err := ReadBundle(bytes.NewReader(row.bundle), int64(len(row.bundle)))
			require.Equal(t, row.want, err)
			require.NotEmpty(t, err.Error())
		})
	}
	_, err := ReadBundle(bytes.NewReader(nil), MaxBundle+1)
	require.Equal(t, &LimitError{What: "bundle", Limit: MaxBundle}, err)
}

func TestAnEntryThatLiesAboutItsSizeIsCutOff(t *testing.T) {
	bundle := packed(t, entry{name: "a.yaml", data: make([]byte, 64<<20)})
	at := bytes.LastIndex(bundle, []byte("PK\x01\x02")) // the central directory of the last entry
	copy(bundle[at+24:at+28], []byte{1, 0, 0, 0})       // unpacked size: one byte
	_, err := ReadBundle(bytes.NewReader(bundle), int64(len(bundle)))
	require.Error(t, err)
}
