package trust

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestManifestIsWhatSha256sumWrites(t *testing.T) {
	manifest, err := MakeManifest(Files{"b.yaml": []byte("x\n"), "a.yaml": nil, ManifestFile: []byte("old"), SignatureFile: []byte("old")})
	require.NoError(t, err)
	require.Equal(t, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.yaml\n"+
		"73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac  b.yaml\n", string(manifest))
}

func TestManifestsThatAreNone(t *testing.T) {
	sum := strings.Repeat("0", 64)
	for _, row := range []struct {
		what, text string
		want       error
	}{
		{"nothing", "", &ManifestError{1}},
		{"no end of the last line", sum + "  a.yaml", &ManifestError{1}},
		{"an empty line", sum + "  a.yaml\n\n", &ManifestError{2}},
		{"a line of Windows", sum + "  a.yaml\r\n", &NameError{"a.yaml\r", "character"}},
		{"capitals", strings.Repeat("A", 64) + "  a.yaml\n", &ManifestError{1}},
		{"a short hash", sum[1:] + "  a.yaml\n", &ManifestError{1}},
		{"an escaped line", `\` + sum + "  a.yaml\n", &ManifestError{1}},
		{"a file twice", sum + "  a.yaml\n" + sum + "  a.yaml\n", &NameError{"a.yaml", "twice"}},
		{"the manifest itself", sum + "  SHA256SUMS\n", &NameError{"SHA256SUMS", "kind"}},
		{"too much", strings.Repeat("x", MaxManifest+1), &LimitError{"bytes", ManifestFile, MaxManifest}},
	} {
		t.Run(row.what, func(t *testing.T) {
			_, err := ParseManifest([]byte(row.text))
			require.Equal(t, row.want, err)
		})
	}
	m, err := ParseManifest([]byte(sum + " *a.yaml\n"))
	require.NoError(t, err, "binary mode is the same")
	require.Equal(t, Manifest{"a.yaml": sum}, m)
}

func TestNames(t *testing.T) {
	for _, row := range []struct{ name, why string }{
		{"catalogue.yaml", ""}, {"存取控制.yaml", ""}, {"a b.yaml", ""}, {"a..b.yaml", ""}, {"console.yaml", ""}, {"com10.yaml", ""},
		{"", "path"}, {"..", "path"}, {"../a.yaml", "path"}, {"/a.yaml", "path"}, {`\a.yaml`, "path"}, {`..\a.yaml`, "path"},
		{"C:a.yaml", "path"}, {"a.yaml:b", "path"}, {"a:b.yaml", "path"}, {"sub/a.yaml", "path"}, {"./a.yaml", "path"}, {"a.yaml/", "path"},
		{"CON.yaml", "reserved"}, {"nul.yaml", "reserved"}, {"com1.yaml", "reserved"}, {"LPT¹.yaml", "reserved"}, {"aux .yaml", "reserved"}, {"COM1.x.yaml", "reserved"}, {"conin$.yaml", "reserved"},
		{"a.yaml.", "end"}, {"a.yaml ", "end"}, {" a.yaml", "end"}, {".a.yaml", "end"}, {"-a.yaml", "end"}, {".yaml", "end"},
		{"a.yml", "kind"}, {"a.exe", "kind"}, {"a.YAML", "kind"}, {"SHA256SUMS", "kind"},
		{"a\x00.yaml", "character"}, {"a\n.yaml", "character"}, {"a\u202e.yaml", "character"}, {"a\u200b.yaml", "character"}, {"a?.yaml", "character"},
		{"e\u0301.yaml", "character"}, {"\xff.yaml", "path"},
		{strings.Repeat("a", 201) + ".yaml", "long"},
	} {
		err := checkName(row.name)
		if row.why == "" {
			require.NoError(t, err, "%q", row.name)
			continue
		}
		require.Equal(t, &NameError{row.name, row.why}, err, "%q", row.name)
	}
	for _, twins := range [][]string{
		{"a.yaml", "A.yaml"}, {"é.yaml", "É.yaml"}, {"straße.yaml", "strasse.yaml"}, {"ﬁ.yaml", "fi.yaml"}, {"Ａ.yaml", "a.yaml"}, {"a.yaml", "a.yaml"},
	} {
		require.Equal(t, &NameError{twins[1], "twice"}, checkNames(twins), "%q", twins)
	}
}

func TestFoldersOfVersions(t *testing.T) {
	seen := map[string]string{}
	for _, version := range []string{"1", "2026.1", "1.0-rc1", "1.0A", "1.0a", "1/../..", "..", ".", "con", "CON", "a b", "第一版", "第二版", "-", "x.", strings.Repeat("9", 100), "1:2", ""} {
		folder := FolderFor(version)
		require.NotContains(t, seen, strings.ToLower(folder), version)
		seen[strings.ToLower(folder)] = version
		require.NoError(t, checkName(folder+".yaml"), version)
		require.NotContains(t, []string{".", ".."}, folder)
		require.Equal(t, folder, strings.TrimRight(folder, ". "))
	}
	require.Equal(t, "2026.1", FolderFor("2026.1"))
}

func TestClaims(t *testing.T) {
	for _, c := range []Claim{
		claimed(1), claimed(MaxSequence),
		{ID: "a-b", Version: "2026 第1版 = 50%", Sequence: 2, Issued: "2026-01-01"},
	} {
		got, err := ParseClaim(c.String())
		require.NoError(t, err, c.String())
		require.Equal(t, c, got)
	}
	require.Equal(t, "rung catalogue id=plants version=2026.1 sequence=3 issued=2026-11-21 expires=2028-11-21", claimed(3).String())
	for _, comment := range []string{
		"", "timestamp:1", "rung catalogue id=plants version=1 sequence=0 issued=2026-11-21", "rung catalogue id=plants version=1 sequence=01 issued=2026-11-21",
		"rung catalogue id=plants version=1 sequence=1 issued=2026-13-21", "rung catalogue id=plants version=1 sequence=1 issued=2026-11-21 expires=2026-02-30",
		"rung catalogue id=plants version=1 sequence=1 issued=2026-11-21 expires=2025-01-01",
		"rung catalogue id=plants version=%1B sequence=1 issued=2026-11-21", "rung catalogue id=plants version=%e7 sequence=1 issued=2026-11-21", "rung catalogue id=plants version=a% sequence=1 issued=2026-11-21", "rung catalogue id=plants version=%61 sequence=1 issued=2026-11-21", "rung catalogue id=plants version=a+b sequence=1 issued=2026-11-21",
		"rung catalogue id=../x version=1 sequence=1 issued=2026-11-21", "rung catalogue id=plants version=1 sequence=1 issued=2026-11-21 more=1",
		"rung catalogue id=plants version=1 sequence=9999999999 issued=2026-11-21",
	} {
		_, err := ParseClaim(comment)
		require.Equal(t, &ClaimError{comment}, err, comment)
	}
}
