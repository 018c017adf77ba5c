package oscal

import (
	_ "embed"
	"encoding/csv"
	"strings"
)

// withdrawnTable lists the controls that a publisher has withdrawn while some edition of its own catalog leaves them
// unmarked, by the publisher's identifier of the framework.
//
//go:embed withdrawn.csv
var withdrawnTable string

// unmarked returns what became of the withdrawn controls of a framework that an edition may leave unmarked, by their id.
func unmarked(m *metadata) map[string]string {
	out := map[string]string{}
	framework := ""
	for _, p := range m.Props {
		if p.Name == "framework-version-identifier" {
			framework = p.Value
		}
	}
	if framework == "" || !strings.Contains(withdrawnTable, framework) {
		return out
	}
	rows, err := csv.NewReader(strings.NewReader(withdrawnTable)).ReadAll()
	if err != nil {
		panic(err) // the table is part of the program
	}
	for _, row := range rows {
		if row[0] == framework {
			out[row[1]] = row[2]
		}
	}
	return out
}

// withdrawn reports whether a control is marked as withdrawn, and the ids of what it became, as its links say.
func (c *control) withdrawn() (to []string, yes bool) {
	for _, p := range c.Props {
		if p.Name == "status" && strings.EqualFold(p.Value, "withdrawn") {
			yes = true
		}
	}
	for _, l := range c.Links {
		switch strings.ReplaceAll(l.Rel, "_", "-") {
		case "incorporated-into", "moved-to", "addressed-by":
			to = append(to, strings.TrimPrefix(l.Href, "#"))
		}
	}
	return to, yes
}
