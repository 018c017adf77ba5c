package oscal_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/oscal"
)

// TestHostileCatalogs gives what would cost minutes or gigabytes if it were believed. Each must end, in little memory.
func TestHostileCatalogs(t *testing.T) {
	const mega = 1 << 20
	statement := `"parts": [{"name": "statement", "prose": "{{ insert: param, a }}"}]`
	var bomb strings.Builder
	for i := range 200 {
		bomb.WriteString(`{"id": "p` + string(rune('a'+i%26)) + `", "select": {"choice": [` + strings.TrimSuffix(strings.Repeat(`"{{ pa }} {{ pb }} {{ pc }}",`, 100), ",") + `]}},`)
	}
	for name, data := range map[string][]byte{
		"deep JSON":                          []byte(`{"catalog": ` + strings.Repeat(`{"groups":[`, mega)),
		"deep XML":                           []byte("<catalog>" + strings.Repeat("<group>", mega)),
		"deep YAML":                          []byte("catalog: " + strings.Repeat("[", mega)),
		"many objects":                       []byte(`{"catalog": {"groups": [` + strings.Repeat("{},", 4*mega)),
		"many values":                        []byte(`{"catalog": {"params": [{"values": [` + strings.Repeat(`"",`, 8*mega)),
		"many elements":                      []byte("<catalog>" + strings.Repeat("<group/>", 4*mega)),
		"many attributes":                    []byte("<catalog " + strings.Repeat(`a="" `, 4*mega)),
		"many YAML items":                    []byte("catalog:\n" + strings.Repeat("- a\n", 3*mega)),
		"many YAML keys":                     []byte("catalog:\n" + strings.Repeat(" a: b\n", 2*mega)),
		"many directives":                    []byte("catalog: x\n" + strings.Repeat("%YAML 1.2\n", mega)),
		"aliases":                            []byte("catalog: &a [&b [x], *a, *a]"),
		"an entity":                          []byte(`<!DOCTYPE c [<!ENTITY a "aaaa">]><catalog>&a;</catalog>`),
		"parameters in rounds":               around(`{"id": "g", "title": "G", "params": [` + bomb.String() + `{"id": "a", "label": "{{ pa }}"}], "controls": [{"id": "x", "title": "X", ` + strings.ReplaceAll(statement, "param, a", "param, pa") + `}]}`),
		"one id many times":                  around(`{"id": "g", "title": "G", "controls": [` + strings.Repeat(`{"id":"x","title":"Do it"},`, 100_000) + `{"id":"x","title":"Do it"}]}`),
		"many objectives":                    around(`{"id": "g", "title": "G", "controls": [{"id":"x","title":"X","parts":[` + strings.Repeat(`{"name":"objective","prose":"x"},`, 150_000) + `{"name":"objective"}]}]}`),
		"one text with a million insertions": around(`{"id": "g", "title": "G", "controls": [{"id":"x","title":"X","parts":[{"name":"statement","prose":"` + strings.Repeat("{{a}}", mega) + `"}]}]}`),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			d, err := oscal.ReadCatalog(bytes.NewReader(data))
			runtime.ReadMemStats(&after)
			require.Less(t, (after.TotalAlloc-before.TotalAlloc)>>20, uint64(1200), "MB allocated over time")
			if err == nil {
				fits(t, d.Catalogue)
			}
		})
	}
}

// fits checks that a draft is written and loads, or is refused for its size alone.
func fits(t testing.TB, c *controls.Catalogue) {
	t.Helper()
	contents, err := controls.Encode(c)
	require.NoError(t, err)
	files := fstest.MapFS{}
	for name, data := range contents {
		files[name] = &fstest.MapFile{Data: data}
	}
	_, err = controls.Load(files)
	var invalid *controls.InvalidError
	if errors.As(err, &invalid) {
		for _, p := range invalid.Problems {
			require.Equal(t, "limit", p.Rule, p.String())
		}
		return
	}
	require.NoError(t, err)
}

func TestTooManyBytes(t *testing.T) {
	_, err := oscal.ReadCatalog(strings.NewReader(strings.Repeat(" ", oscal.MaxBytes+1)))
	require.Equal(t, &oscal.LimitError{What: "bytes", Limit: oscal.MaxBytes}, err)
}

func TestHiddenCharactersDoNotComeIn(t *testing.T) {
	d := read(t, around(`{"id": "g", "title": "G\u202e", "controls": [{"id": "x", "title": "X\u0007", "parts": [{"name": "statement", "prose": "a\u200bb\u001b[31m"}]}]}`))
	require.Equal(t, "ab[31m", d.Catalogue.Requirements[0].Ask["en"])
	linted(t, d)
}

// FuzzReadCatalog proves that whatever is read becomes a draft that is written and loads, and nothing panics.
func FuzzReadCatalog(f *testing.F) {
	f.Add(around(ac1))
	f.Add([]byte(`<catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0"><metadata><title>T</title><oscal-version>1.1.3</oscal-version></metadata><group id="g"><title>G</title><control id="x"><title>X</title><part name="statement"><p>Do <em>it</em> <insert type="param" id-ref="p"/>.</p><ul><li>a<ol><li>b</li></ol></li></ul></part></control></group></catalog>`))
	f.Add([]byte("catalog:\n  metadata: {title: T, version: 1.0, oscal-version: 1.1.3}\n  groups:\n    - id: g\n      title: G\n      controls:\n        - id: x\n          title: X\n          parts: [{name: statement, prose: \"Do it\\n\\n- a\"}]\n"))
	for _, c := range shipped(f) {
		c.Requirements = c.Requirements[:1]
		c.Domains = c.Domains[:1]
		var out bytes.Buffer
		require.NoError(f, oscal.WriteCatalog(&out, c, clock))
		f.Add(out.Bytes())
	}
	f.Fuzz(holds)
}

// holds is what must hold whatever a file says.
func holds(t *testing.T, data []byte) {
	d, err := oscal.ReadCatalog(bytes.NewReader(data))
	if err != nil {
		return
	}
	require.NotEmpty(t, d.Catalogue.Requirements)
	if bytes.Contains(data, []byte(oscal.Namespace)) {
		return // an edited export of ours may have figures that the loader has to refuse
	}
	fits(t, d.Catalogue)
	var out bytes.Buffer
	require.NoError(t, oscal.WriteCatalog(&out, d.Catalogue, clock))
	again, err := oscal.ReadCatalog(&out)
	require.NoError(t, err)
	require.Equal(t, len(d.Catalogue.Requirements), len(again.Catalogue.Requirements))
	require.Equal(t, objectives(d.Catalogue), objectives(again.Catalogue))
}

// TestDamagedCatalogs changes good catalogs in a few places each, always the same ones.
func TestDamagedCatalogs(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	seeds := [][]byte{around(ac1), exported(t, shipped(t)["ransomware-readiness"])}
	words := []string{"", "\"", "{{", "}}", "[", "{", "\\n", "\u202e", "withdrawn", "statement", "null", "0", "urn:", ":", "ac-1", "存取", strings.Repeat("x", 300)}
	for range 600 {
		data := bytes.Clone(seeds[chance.IntN(8)/7])
		for range 1 + chance.IntN(4) {
			at := chance.IntN(len(data))
			end := min(len(data), at+chance.IntN(12))
			data = slices.Concat(data[:at], []byte(words[chance.IntN(len(words))]), data[end:])
		}
		holds(t, data)
	}
}
