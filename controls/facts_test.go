package controls_test

import (
	"encoding/csv"
	"io/fs"
	"os"
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
