package controls_test

import (
	"encoding/csv"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/frameworks"
)

// facts reads a table of testdata/facts as one map per row.
func facts(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open("testdata/facts/" + name)
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var out []map[string]string
	for _, row := range rows[1:] {
		named := map[string]string{}
		for i, column := range rows[0] {
			named[column] = row[i]
		}
		out = append(out, named)
	}
	return out
}

func shipped(t testing.TB, id string) *controls.Catalogue {
	t.Helper()
	files, err := fs.Sub(frameworks.Files, id)
	require.NoError(t, err)
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c
}

func keys(r *controls.Requirement) string {
	var out []string
	for _, o := range r.Objectives {
		out = append(out, o.Key)
	}
	return strings.Join(out, " ")
}

func atLevel(c *controls.Catalogue, level string) []string {
	var out []string
	for _, r := range c.Requirements {
		if r.Level == level {
			out = append(out, r.ID)
		}
	}
	return out
}

func TestLevel1IsTheFactTable(t *testing.T) {
	c := shipped(t, "cmmc-2")
	rows := facts(t, "cmmc-level1.csv")
	objectives := 0
	var ids []string
	for _, row := range rows {
		r := c.Requirement(row["cmmc_id"])
		require.NotNil(t, r, row["cmmc_id"])
		ids = append(ids, r.ID)
		objectives += len(r.Objectives)
		require.Equal(t, row["title"], r.Title.In(lang.English), r.ID)
		require.Equal(t, row["domain"], r.Domain, r.ID)
		require.Equal(t, strings.Join(strings.Split(row["objective_letters_l1_guide"], ""), " "), keys(r), r.ID)
		require.Equal(t, []string{strings.TrimPrefix(row["far_clause"], "52.204-21")}, r.RefsIn("far-52.204-21"), r.ID)
		require.Equal(t, strings.Fields(row["nist_800_171r2_ids"]), r.RefsIn("nist-800-171r2"), r.ID)
		require.Zero(t, r.Weight, r.ID)
	}
	require.ElementsMatch(t, ids, atLevel(c, "L1"))
	require.Len(t, ids, 15)
	require.Equal(t, 59, objectives)
	require.Equal(t, controls.AllMet, c.Level("L1").Rule.Kind)
}

func TestLevel2IsTheFactTable(t *testing.T) {
	c := shipped(t, "cmmc-2")
	plans := map[string]controls.PlanRule{"yes": controls.PlanAllowed, "no": controls.PlanNever, "conditional": controls.PlanIfPartial}
	points, allowed := map[int]int{}, map[controls.PlanRule]int{}
	objectives, sum := 0, 0
	var ids []string
	for _, row := range facts(t, "cmmc-level2.csv") {
		r := c.Requirement(row["cmmc_id"])
		require.NotNil(t, r, row["cmmc_id"])
		ids = append(ids, r.ID)
		// The table spells one title "RIsk Assessments".
		require.True(t, strings.EqualFold(row["title"], r.Title.In(lang.English)), "%s: %s", r.ID, r.Title.In(lang.English))
		require.Equal(t, row["domain"], r.Domain, r.ID)
		require.Equal(t, strings.Join(strings.Split(row["objective_letters"], ""), " "), keys(r), r.ID)
		require.Equal(t, strings.TrimPrefix(row["weight"], "NA"), figure(r.Weight), r.ID)
		if partial := row["weight_partial"]; partial != "" {
			require.Equal(t, partial, figure(r.Partial.Weight), r.ID)
		} else {
			require.Nil(t, r.Partial, r.ID)
		}
		require.Equal(t, plans[row["poam_level2"]], r.Plan, r.ID)
		require.Equal(t, weightCite(row), r.CiteFor("weight"), r.ID)
		basis, _, _ := strings.Cut(row["poam_basis"], ":")
		require.True(t, strings.HasPrefix(r.CiteFor("poam"), "32 CFR "+basis), "%s: %s", r.ID, r.CiteFor("poam"))
		require.Equal(t, []string{row["nist_800_171r2_id"]}, r.RefsIn("nist-800-171r2"), r.ID)
		require.Equal(t, strings.Fields(row["cmmc_level1_id"]), append([]string{}, r.RefsIn("cmmc-2")...), r.ID)
		require.NotNil(t, r.Effort, r.ID)
		points[r.Weight]++
		allowed[r.Plan]++
		objectives += len(r.Objectives)
		sum += r.Weight
	}
	require.ElementsMatch(t, ids, atLevel(c, "L2"))
	require.Len(t, ids, 110)
	require.Equal(t, 320, objectives)
	require.Equal(t, map[int]int{5: 44, 3: 14, 1: 51, 0: 1}, points)
	require.Equal(t, map[controls.PlanRule]int{controls.PlanAllowed: 46, controls.PlanIfPartial: 1, controls.PlanNever: 63}, allowed)
	require.Equal(t, 313, sum)

	rule := c.Level("L2").Rule
	require.Equal(t, controls.Deduction, rule.Kind)
	require.Equal(t, 110, rule.Maximum)
	require.Equal(t, -203, rule.Maximum-sum)
	require.Equal(t, &controls.Gate{Requirement: "CA.L2-3.12.4", Cite: "32 CFR 170.24(c)(2)(i)(B)(5)"}, rule.Gate)
	require.Equal(t, &controls.Conditional{Minimum: 88, Days: 180, Cite: "32 CFR 170.21(a)(2)"}, rule.Conditional)
}

func figure(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// weightCite is the paragraph of 32 CFR 170.24(c)(2)(i)(B) that gives a requirement its points.
func weightCite(row map[string]string) string {
	roman := map[string]string{"basic": "i", "derived": "ii"}[row["type"]]
	paragraph := ""
	switch {
	case row["weight"] == "NA":
		return ""
	case row["cmmc_id"] == "IA.L2-3.5.3":
		paragraph = "(4)(i)"
	case row["cmmc_id"] == "SC.L2-3.13.11":
		paragraph = "(4)(ii)"
	case row["weight"] == "5":
		paragraph = "(1)(" + roman + ")"
	case row["weight"] == "3":
		paragraph = "(2)(" + roman + ")"
	default:
		paragraph = "(3)"
	}
	return "32 CFR 170.24(c)(2)(i)(B)" + paragraph
}

func TestLevel3IsTheFactTable(t *testing.T) {
	c := shipped(t, "cmmc-2")
	plans := map[string]controls.PlanRule{"yes": controls.PlanAllowed, "no": controls.PlanNever}
	determinations, barred := 0, 0
	var ids []string
	for _, row := range facts(t, "cmmc-level3.csv") {
		r := c.Requirement(row["cmmc_id"])
		require.NotNil(t, r, row["cmmc_id"])
		ids = append(ids, r.ID)
		require.Equal(t, row["title"], r.Title.In(lang.English), r.ID)
		require.Equal(t, row["domain"], r.Domain, r.ID)
		letters := append(strings.Split(row["objective_letters"], ""), strings.Fields(row["odp_objectives"])...)
		require.Equal(t, strings.Join(letters, " "), keys(r), r.ID)
		require.Equal(t, plans[row["poam_level3"]], r.Plan, r.ID)
		require.Equal(t, []string{row["nist_800_172_id"]}, r.RefsIn("nist-800-172"), r.ID)
		determinations += len(r.Objectives)
		if r.Plan == controls.PlanNever {
			barred++
		}
	}
	require.ElementsMatch(t, ids, atLevel(c, "L3"))
	require.Len(t, ids, 24)
	require.Equal(t, 89, determinations)
	require.Equal(t, 7, barred)
	rule := c.Level("L3").Rule
	require.Equal(t, controls.Count, rule.Kind)
	require.Equal(t, 24, rule.Maximum)
	require.Equal(t, &controls.Conditional{Minimum: 20, Days: 180, Cite: "32 CFR 170.21(a)(3)"}, rule.Conditional)
	require.Equal(t, "L2", rule.Requires.Level)
}

func TestReferencesFollowTheCrosswalk(t *testing.T) {
	c := shipped(t, "cmmc-2")
	mapped := 0
	for _, row := range facts(t, "crosswalk-cmmc-l2-to-csf2.csv") {
		r := c.Requirement(row["cmmc_id"])
		require.NotNil(t, r, row["cmmc_id"])
		require.Equal(t, strings.Fields(row["nist_800_171r3_ids"]), append([]string{}, r.RefsIn("nist-800-171r3")...), r.ID)
		want := append(strings.Fields(row["csf2_subcategories"]), strings.Fields(row["csf2_categories_or_functions"])...)
		require.Equal(t, want, append([]string{}, r.RefsIn("csf-2")...), r.ID)
		if len(want) > 0 {
			mapped++
		}
	}
	require.Equal(t, 74, mapped)
}

// TestCounterpartsPointBothWays holds the two levels' references to each other against each other.
func TestCounterpartsPointBothWays(t *testing.T) {
	c := shipped(t, "cmmc-2")
	pairs := 0
	for _, r := range c.Requirements {
		for _, id := range r.RefsIn("cmmc-2") {
			require.Contains(t, c.Requirement(id).RefsIn("cmmc-2"), r.ID)
			pairs++
		}
	}
	require.Equal(t, 2*17, pairs)
}

func BenchmarkLoadTheLargestCatalogue(b *testing.B) {
	files, err := fs.Sub(frameworks.Files, "cmmc-2")
	require.NoError(b, err)
	for b.Loop() {
		_, err := controls.Load(files)
		require.NoError(b, err)
	}
}
