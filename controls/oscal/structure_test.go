package oscal_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/oscal"
)

// around puts groups into a whole catalog.
func around(groups string) []byte {
	return []byte(`{"catalog": {"uuid": "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724", "metadata": {"title": "Sample", "last-modified": "2026-01-01T00:00:00Z",
"version": "5.1", "oscal-version": "1.1.3"}, "groups": [` + groups + `]}}`)
}

// ac1 has what SP 800-53 has: nested items and objectives, parameters in parameters, an enhancement, one that is withdrawn.
const ac1 = `{"id": "ac", "class": "family", "title": "Access Control", "controls": [
{"id": "ac-1", "class": "SP800-53", "title": "Policy and Procedures",
 "params": [
  {"id": "ac-1_prm_1", "label": "organization-defined personnel or roles"},
  {"id": "ac-01_odp.03", "select": {"how-many": "one-or-more", "choice": ["organization-level", "{{ insert: param, ac-1_prm_2 }}-level"]}},
  {"id": "ac-1_prm_2", "label": "mission", "guidelines": [{"prose": "say which"}]},
  {"id": "ac-1_prm_9", "values": ["90 days"]}],
 "props": [{"name": "label", "value": "AC-1"}, {"name": "label", "class": "zero-padded", "value": "AC-01"}, {"name": "sort-id", "value": "ac-01"}, {"name": "implementation-level", "value": "organization"}],
 "links": [{"href": "#ac-2", "rel": "related"}, {"href": "#nowhere", "rel": "reference"}],
 "parts": [
  {"id": "ac-1_smt", "name": "statement", "parts": [
   {"id": "ac-1_smt.a", "name": "item", "props": [{"name": "label", "value": "a."}], "prose": "Develop, document, and disseminate to {{ insert: param, ac-1_prm_1 }}:", "parts": [
    {"id": "ac-1_smt.a.1", "name": "item", "props": [{"name": "label", "value": "1."}], "prose": "{{ insert: param, ac-01_odp.03 }} policy that is *plain* and **short** [here](#x);"}]},
   {"id": "ac-1_smt.b", "name": "item", "props": [{"name": "label", "value": "b."}], "prose": "Review it every {{ insert: param, ac-1_prm_9 }}."}]},
  {"id": "ac-1_gdn", "name": "guidance", "prose": "Long words."},
  {"id": "ac-1_obj", "name": "assessment-objective", "props": [{"name": "label", "class": "sp800-53a", "value": "AC-01"}], "parts": [
   {"id": "ac-1_obj.a", "name": "assessment-objective", "props": [{"name": "label", "class": "sp800-53a", "value": "AC-01a."}], "parts": [
    {"id": "ac-1_obj.a-1", "name": "assessment-objective", "props": [{"name": "label", "class": "sp800-53a", "value": "AC-01a.[01]"}], "prose": "a policy is developed;"},
    {"id": "ac-1_obj.a-2", "name": "assessment-objective", "props": [{"name": "label", "class": "sp800-53a", "value": "AC-01a.[02]"}], "prose": "the policy is disseminated;"}]},
   {"id": "ac-1_obj.b", "name": "assessment-objective", "props": [{"name": "label", "class": "sp800-53a", "value": "AC-01b."}], "prose": "it is reviewed."}]},
  {"id": "ac-1_asm-examine", "name": "assessment-method", "props": [{"name": "method", "value": "EXAMINE"}], "parts": [{"name": "assessment-objects", "prose": "the policy\n\nthe plan"}]}]},
{"id": "ac-2", "class": "SP800-53", "title": "Accounts", "props": [{"name": "label", "value": "AC-2"}],
 "parts": [{"id": "ac-2_smt", "name": "statement", "prose": "Manage accounts:", "parts": [
   {"id": "ac-2_smt.a", "name": "item", "props": [{"name": "label", "value": "a."}], "prose": "Define them;"},
   {"id": "ac-2_smt.b", "name": "item", "props": [{"name": "label", "value": "b."}], "prose": "Review them."}]}],
 "controls": [
  {"id": "ac-2.1", "class": "SP800-53-enhancement", "title": "Automation", "props": [{"name": "label", "value": "AC-2(1)"}], "parts": [{"id": "ac-2.1_smt", "name": "statement", "prose": "Use machines."}]},
  {"id": "ac-2.10", "class": "SP800-53-enhancement", "title": "Shared", "props": [{"name": "label", "value": "AC-2(10)"}, {"name": "status", "value": "withdrawn"}], "links": [{"href": "#ac-2", "rel": "incorporated-into"}]},
  {"id": "ac-2.11", "class": "SP800-53-enhancement", "title": "", "props": [{"name": "label", "value": "AC-2(11)"}]}]}]}`

func TestTheStructureOfSP80053(t *testing.T) {
	d := read(t, around(ac1))
	c, err := controls.Load(written(t, d.Catalogue))
	require.NoError(t, err)
	require.Equal(t, []string{"AC-1", "AC-2", "AC-2(1)"}, c.RequirementIDs())
	first := c.Requirement("AC-1")
	require.Equal(t, "a. Develop, document, and disseminate to [Assignment: organization-defined personnel or roles]:\n"+
		"1. [Selection (one or more): organization-level; [Assignment: mission]-level] policy that is plain and short here;\n"+
		"b. Review it every 90 days.", first.Ask["en"])
	keys := []string{}
	for _, o := range first.Objectives {
		keys = append(keys, o.Key+" "+o.Text["en"])
	}
	require.Equal(t, []string{"a.01 a policy is developed;", "a.02 the policy is disseminated;", "b it is reviewed."}, keys)
	require.Equal(t, []string{"the policy", "the plan"}, first.Evidence["en"])
	require.Equal(t, []string{"AC-2"}, first.RefsIn(c.ID))
	second := c.Requirement("AC-2").Objectives
	require.Equal(t, "Manage accounts: Review them.", second[1].Text["en"])
	require.Equal(t, "AC-2[b]", second[1].ID)
	require.Equal(t, map[string]int{
		"withdrawn": 1, "empty": 1, "guidance": 1, "parameter": 1, "link reference": 1, "property implementation-level": 1, "no-licence": 1, "no-publisher": 1, "own-level": 1,
	}, left(d))
	linted(t, d)
}

func TestLevelsComeFromWhatEachControlSays(t *testing.T) {
	one := func(id string, levels ...string) string {
		var props []string
		for _, level := range levels {
			props = append(props, `{"name": "baseline", "value": "`+level+`"}`)
		}
		return `{"id": "` + id + `", "title": "T", "props": [` + strings.Join(props, ",") + `], "parts": [{"name": "statement", "prose": "Do."}]}`
	}
	d := read(t, around(`{"id": "g", "title": "G", "controls": [`+one("a", "high")+","+one("b", "low", "moderate", "high")+","+one("c", "moderate", "high")+`]}`))
	c, err := controls.Load(written(t, d.Catalogue))
	require.NoError(t, err)
	require.Equal(t, []string{"low", "moderate", "high"}, c.LevelIDs())
	require.Equal(t, "high", c.Requirement("a").Level)
	require.Equal(t, "low", c.Requirement("b").Level)
	require.Equal(t, controls.Cumulative, c.Levels[0].Rule.Kind)

	d = read(t, around(`{"id": "g", "title": "G", "controls": [`+one("a", "high")+","+one("b")+`]}`))
	require.Equal(t, []string{"all"}, d.Catalogue.LevelIDs(), "one control says nothing, so none is taken at its word")
	require.Equal(t, 1, left(d)["property baseline"])
}

func TestShapesOfCatalogs(t *testing.T) {
	const statement = `"parts": [{"name": "statement", "prose": "Do it."}]`
	for _, row := range []struct {
		name, groups         string
		domains, requirement []string
	}{
		{"groups in groups", `{"id": "o", "title": "Outer", "groups": [{"id": "i", "title": "Inner", "controls": [{"id": "x", "title": "X", ` + statement + `}]}]}`, []string{"i Outer: Inner"}, []string{"x"}},
		{"a control that is a mere heading", `{"id": "g", "title": "G", "controls": [{"id": "h", "title": "H", "controls": [{"id": "x", "title": "X", ` + statement + `}]}]}`, []string{"h G: H"}, []string{"x"}},
		{"ids that are not legal here", `{"id": "g", "title": "G", "controls": [{"id": "A 5.1", "title": "X", ` + statement + `}]}`, []string{"g G"}, []string{"A-5.1"}},
		{"one id twice", `{"id": "g", "title": "G", "controls": [{"id": "x", "title": "X", ` + statement + `}, {"id": "x", "title": "Y", ` + statement + `}]}`, []string{"g G"}, []string{"x", "x-2"}},
		{"titles alone", `{"id": "g", "title": "G", "controls": [{"id": "x", "title": "Lock the door"}]}`, []string{"g G"}, []string{"x"}},
		{"a group without a title or id", `{"controls": [{"id": "x", "title": "X", ` + statement + `}]}`, []string{"x x"}, []string{"x"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := read(t, around(row.groups))
			domains := []string{}
			for _, x := range d.Catalogue.Domains {
				domains = append(domains, x.ID+" "+x.Title.In("en"))
			}
			require.Equal(t, row.domains, domains)
			require.Equal(t, row.requirement, d.Catalogue.RequirementIDs())
			linted(t, d)
		})
	}
}

func TestWhatIsNoCatalog(t *testing.T) {
	for _, row := range []struct {
		name, data string
		want       error
	}{
		{"nothing", " ", &oscal.KindError{}},
		{"another model", `{"profile": {"uuid": "x"}}`, &oscal.KindError{Kind: "profile"}},
		{"another model in XML", `<profile xmlns="http://csrc.nist.gov/ns/oscal/1.0"/>`, &oscal.KindError{Kind: "profile"}},
		{"another model in YAML", "component-definition:\n  uuid: x\n", &oscal.KindError{Kind: "component-definition"}},
		{"no OSCAL", `{"a": 1}`, &oscal.KindError{}},
		{"a page", "<html></html>", &oscal.KindError{}},
		{"a list", "- a\n- b\n", &oscal.KindError{}},
		{"no control", string(around("")), &oscal.EmptyError{}},
		{"controls without words", string(around(`{"id": "g", "title": "G", "controls": [{"id": "x", "title": "x"}]}`)), &oscal.EmptyError{}},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := oscal.ReadCatalog(strings.NewReader(row.data))
			require.Equal(t, row.want, err)
		})
	}
	for data, line := range map[string]int{
		"{\n\"catalog\": x}":                           2,
		"{\"catalog\": {\"groups\":\n\n 5}}":           3,
		"<catalog>\n<group></catalog>":                 2,
		"catalog:\n\t- x":                              0,
		"<!DOCTYPE x [<!ENTITY a \"b\">]>\n<catalog/>": 1,
		"<catalog>&boom;</catalog>":                    1,
		"catalog: &a\n  groups: *a\n":                  1,
		"catalog: {}\n---\na: b\n":                     2,
	} {
		_, err := oscal.ReadCatalog(strings.NewReader(data))
		var syntax *oscal.SyntaxError
		require.ErrorAs(t, err, &syntax, data)
		require.Equal(t, line, syntax.Line, "%s: %v", data, err)
	}
}

// large is a catalog of the size of SP 800-53 with its objectives: 1,196 controls, 10 MB.
func large() []byte {
	var out strings.Builder
	prose := strings.Repeat("the organization reviews and updates what it has defined, ", 3)
	control := func(id, label, class, inner string) string {
		var b strings.Builder
		fmt.Fprintf(&b, "{\"id\": %q, \"class\": %q, \"title\": \"Title of %s\",\n\"params\": [", id, class, label)
		for p := range 4 {
			fmt.Fprintf(&b, "{\"id\": \"%s_odp.%d\", \"props\": [{\"name\": \"label\", \"value\": \"%s_ODP[%d]\"}], \"label\": \"frequency\", \"guidelines\": [{\"prose\": %q}]},", id, p, label, p, prose)
		}
		fmt.Fprintf(&b, "{\"id\": \"%s_x\"}],\n\"props\": [{\"name\": \"label\", \"value\": %q}, {\"name\": \"sort-id\", \"value\": %q}],\n\"links\": [", id, label, id)
		for l := range 12 {
			fmt.Fprintf(&b, "{\"href\": \"#ac-%d\", \"rel\": \"related\"},\n", l+1)
		}
		fmt.Fprintf(&b, "{\"href\": \"#x\", \"rel\": \"reference\"}],\n\"parts\": [{\"id\": \"%s_smt\", \"name\": \"statement\", \"parts\": [", id)
		for n := range 3 {
			fmt.Fprintf(&b, "{\"id\": \"%s_smt.%d\", \"name\": \"item\", \"props\": [{\"name\": \"label\", \"value\": \"%c.\"}], \"prose\": \"%s {{ insert: param, %s_odp.%d }}.\"},\n", id, n, 'a'+n, prose, id, n)
		}
		fmt.Fprintf(&b, "{\"id\": \"%s_smt.z\", \"name\": \"item\"}]},\n{\"id\": \"%s_gdn\", \"name\": \"guidance\", \"prose\": %q},\n{\"id\": \"%s_obj\", \"name\": \"assessment-objective\", \"parts\": [", id, id, strings.Repeat(prose, 12), id)
		for n := range 6 {
			fmt.Fprintf(&b, "{\"id\": \"%s_obj.%d\", \"name\": \"assessment-objective\", \"props\": [{\"name\": \"label\", \"value\": \"%s%c.[0%d]\"}], \"prose\": \"%s {{ insert: param, %s_odp.0 }};\"},\n", id, n, label, 'a'+n, n, prose, id)
		}
		fmt.Fprintf(&b, "{\"id\": \"%s_obj.z\", \"name\": \"assessment-objective\"}]}", id)
		for _, method := range []string{"EXAMINE", "INTERVIEW", "TEST"} {
			fmt.Fprintf(&b, ",\n{\"name\": \"assessment-method\", \"props\": [{\"name\": \"method\", \"value\": %q}], \"parts\": [{\"name\": \"assessment-objects\", \"prose\": \"policy\\n\\nplan\\n\\nrecords\"}]}", method)
		}
		fmt.Fprintf(&b, "]%s}\n", inner)
		return b.String()
	}
	for family := range 20 {
		if family > 0 {
			out.WriteString(",\n")
		}
		name := "ac"
		if family > 0 {
			name = fmt.Sprintf("f%d", family)
		}
		fmt.Fprintf(&out, "{\"id\": %q, \"class\": \"family\", \"title\": \"Family %d\", \"controls\": [", name, family)
		for n := range 16 {
			var inner []string
			for x := range 3 {
				inner = append(inner, control(fmt.Sprintf("%s-%d.%d", name, n+1, x+1), strings.ToUpper(fmt.Sprintf("%s-%d(%d)", name, n+1, x+1)), "SP800-53-enhancement", ""))
			}
			if n > 0 {
				out.WriteString(",")
			}
			out.WriteString(control(fmt.Sprintf("%s-%d", name, n+1), strings.ToUpper(fmt.Sprintf("%s-%d", name, n+1)), "SP800-53", `, "controls": [`+strings.Join(inner, ",")+"]"))
		}
		out.WriteString("]}")
	}
	return around(out.String())
}

func TestACatalogOfTheLargestSizeFits(t *testing.T) {
	data := large()
	require.Greater(t, len(data), 8<<20)
	d := read(t, data)
	require.Len(t, d.Catalogue.Requirements, 1280)
	require.Equal(t, 7680, objectives(d.Catalogue))
	linted(t, d)
}

// BenchmarkLargest reads, writes and lints a catalog of the size of SP 800-53, as the import does: below 2 s.
func BenchmarkLargest(b *testing.B) {
	data := large()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		linted(b, read(b, data))
	}
}
