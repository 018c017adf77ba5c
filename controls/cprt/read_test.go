package cprt_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/cprt"
	"rung/controls/draft"
)

// official is the export of the publication whose facts stand beside it in testdata.
func official(t testing.TB) []byte {
	t.Helper()
	f, err := os.Open("testdata/sp-800-171-r3.json.gz")
	require.NoError(t, err)
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	require.NoError(t, err)
	data, err := io.ReadAll(unpacked)
	require.NoError(t, err)
	return data
}

func facts(t testing.TB, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".csv")
	require.NoError(t, err)
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	require.NoError(t, err)
	return rows[1:]
}

// lints requires that a draft encodes, that lint has no error to tell of it, and that it loads.
func lints(t testing.TB, d *draft.Draft) *controls.Catalogue {
	t.Helper()
	contents, err := controls.Encode(d.Catalogue)
	require.NoError(t, err)
	files := fstest.MapFS{}
	for name, data := range contents {
		files[name] = &fstest.MapFile{Data: data}
	}
	found, err := controls.Lint(files)
	require.NoError(t, err)
	for _, p := range found {
		require.NotEqual(t, controls.Error, p.Severity, p)
	}
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c
}

func left(d *draft.Draft, what, name string) int {
	n := 0
	for _, l := range d.Left {
		if l.What == what && (name == "" || l.Name == name) {
			n += l.Count
		}
	}
	return n
}

func TestTheOfficialFileItemByItem(t *testing.T) {
	d, err := cprt.Read(bytes.NewReader(official(t)))
	require.NoError(t, err)
	c := lints(t, d)

	want := facts(t, "requirements")
	require.Len(t, want, 97)
	require.Len(t, c.Requirements, 97)
	require.Len(t, c.Domains, 17)
	proof := 0
	for i, row := range want {
		r := c.Requirements[i]
		require.Equal(t, []string{row[0], row[1], row[3]}, []string{r.ID, r.Domain, r.Title.In("en")})
		require.Equal(t, row[2], c.Domain(r.Domain).Title.In("en"))
		require.Empty(t, r.Why, r.ID)
		if len(r.Evidence["en"]) > 0 {
			proof++
		}
	}
	require.Equal(t, 95, proof, "as many as the publication names things to examine for")

	var ids []string
	for _, row := range facts(t, "objectives") {
		rest := strings.TrimPrefix(row[1], "A."+row[0])
		key := strings.Trim(strings.NewReplacer("[", ".", "]", "").Replace(rest), ".")
		if key == "" {
			key = "a"
		}
		ids = append(ids, row[0]+"["+key+"]")
	}
	require.Len(t, ids, 422)
	var have []string
	for _, r := range c.Requirements {
		for _, o := range r.Objectives {
			have = append(have, o.ID)
		}
	}
	require.ElementsMatch(t, ids, have)

	withdrawn := facts(t, "withdrawn")
	require.Len(t, withdrawn, 33)
	require.Equal(t, 33, left(d, draft.Withdrawn, ""))
	for _, row := range withdrawn {
		require.Nil(t, c.Requirement(row[0]), row[0])
	}
	require.Equal(t, len(facts(t, "odps")), left(d, draft.Parameter, ""))
	require.Equal(t, 88, left(d, draft.Parameter, ""))
	require.Equal(t, 97, left(d, draft.Guidance, ""), "a discussion is not our why")
	require.Equal(t, []int{95, 91}, []int{left(d, draft.Method, "interview"), left(d, draft.Method, "test")})
}

func TestWhatTheOfficialFileSays(t *testing.T) {
	d, err := cprt.Read(bytes.NewReader(official(t)))
	require.NoError(t, err)
	c := d.Catalogue
	require.Equal(t, []string{"sp-800-171-3-0-0", "3.0.0", "SP 800 171", "NOASSERTION"}, []string{c.ID, c.Version, c.Short, c.Licence})
	r := c.Requirements[0]
	ask := r.Ask.In("en")
	require.Contains(t, ask, "a. Define the types of system accounts allowed and prohibited.")
	require.Contains(t, ask, "f.02. The accounts have been inactive for [Assignment: organization-defined time period],")
	require.Less(t, strings.Index(ask, "a. Define"), strings.Index(ask, "f.02."))
	var f02 string
	for _, o := range r.Objectives {
		if o.Key == "f.02" {
			f02 = o.Text.In("en")
		}
	}
	require.Equal(t, "system accounts are disabled when the accounts have been inactive for [time period].\n"+
		"[time period]: the time period for account inactivity before disabling is defined.", f02)
	require.Equal(t, []string{"AC-02", "AC-02(03)", "AC-02(05)", "AC-02(13)"}, r.RefsIn("sp-800-53-5-1-1"))
	require.Contains(t, r.RefsIn("references"), "SP 800-46")
	require.Contains(t, r.Evidence["en"], "access control policy and procedures")
	require.NotContains(t, strings.Join(r.Evidence["en"], "\n"), "personnel with account management", "people cannot be laid on the table")
	for _, r := range c.Requirements {
		for _, o := range r.Objectives {
			require.NotContains(t, o.Text.In("en"), "ODP[", o.ID)
		}
	}
}

func TestOtherPublications(t *testing.T) {
	for _, row := range []struct {
		name, file string
		domains    []string
		ids        []string
		withdrawn  int
	}{
		{"outcomes in categories of functions, with examples", "outcomes.json", []string{"GV.OC", "PR.AA"}, []string{"GV.OC-01", "GV.OC-02", "PR.AA-01"}, 3},
		{"controls and their enhancements", "controls.json", []string{"AC"}, []string{"AC-01", "AC-02", "AC-02(01)"}, 1},
		{"tasks of practices", "tasks.json", []string{"PO.1"}, []string{"PO.1.1", "PO.1.2"}, 0},
		{"a list without families", "flat.json", []string{"all"}, []string{"R-2", "R-10"}, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/" + row.file)
			require.NoError(t, err)
			d, err := cprt.Read(bytes.NewReader(data))
			require.NoError(t, err)
			c := lints(t, d)
			require.Equal(t, row.domains, c.DomainIDs())
			require.Equal(t, row.ids, c.RequirementIDs())
			require.Equal(t, row.withdrawn, left(d, draft.Withdrawn, ""))
		})
	}
}

func TestPartsOfOtherPublications(t *testing.T) {
	data, err := os.ReadFile("testdata/outcomes.json")
	require.NoError(t, err)
	d, err := cprt.Read(bytes.NewReader(data))
	require.NoError(t, err)
	c := d.Catalogue
	r := c.Requirements[0]
	require.Equal(t, "GOVERN: Organizational Context", c.Domains[0].Title.In("en"))
	require.Equal(t, "The firm's purpose is understood", r.Title.In("en"))
	require.Equal(t, []string{"Ex1: Share the purpose", "Ex2: Ask the owner"}, r.Do["en"])
	require.Equal(t, "The firm's purpose is understood.", r.Objectives[0].Text.In("en"))
	require.Equal(t, []string{"PM-11"}, r.RefsIn("other-1-0"))
	require.Equal(t, 2, left(d, cprt.OtherKind, "party"))

	data, err = os.ReadFile("testdata/controls.json")
	require.NoError(t, err)
	d, err = cprt.Read(bytes.NewReader(data))
	require.NoError(t, err)
	account := d.Catalogue.Requirements[1]
	require.Equal(t, "a. Name the accounts.\nb. Remove them:\nb.1. at once", account.Ask.In("en"))
	require.Len(t, account.Objectives, 2, "one of each part, because there are no determinations")
	require.Equal(t, "b. Remove them:\nb.1. at once", account.Objectives[1].Text.In("en"))
}

func TestBadFiles(t *testing.T) {
	for _, row := range []struct{ name, data, what string }{
		{"no JSON", "<catalog/>", cprt.NotJSON},
		{"nothing", "", cprt.NotJSON},
		{"a number for a text", `{"response":{"elements":{"elements":[{"element_type":5}]}}}`, cprt.NoElements},
		{"cut off", `{"response":{"elements":{"elements":[{"element`, cprt.NotJSON},
		{"other JSON", `{"catalog":{}}`, cprt.NoElements},
		{"a list where the elements are expected", `{"elements":[1]}`, cprt.NoElements},
		{"elements that ask nothing", `{"response":{"elements":{"elements":[{"element_type":"discussion","element_identifier":"D-1","text":"x"}]}}}`, cprt.NoRequirements},
		{"empty objects without end", `{"response":{"elements":{"elements":[` + strings.Repeat("{},", 300_000) + `{}]}}}`, cprt.TooLarge},
		{"too many bytes", `{"x":"` + strings.Repeat("x", cprt.MaxBytes), cprt.TooLarge},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := cprt.Read(strings.NewReader(row.data))
			var bad *cprt.Error
			require.ErrorAs(t, err, &bad)
			require.Equal(t, row.what, bad.What)
			require.NotEmpty(t, err.Error())
		})
	}
}

func TestSniff(t *testing.T) {
	require.True(t, cprt.Sniff(official(t)))
	require.False(t, cprt.Sniff([]byte(`{"catalog": {"uuid": ""}}`)))
	require.False(t, cprt.Sniff([]byte("urn: x")))
}
