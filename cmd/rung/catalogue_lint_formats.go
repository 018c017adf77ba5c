package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"rung/controls"
)

// lintProblem is one problem for machines.
type lintProblem struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"` // from 1; absent where the problem is the file's as a whole
	Column   int    `json:"column,omitempty"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

// lintJSON writes what was found (schema rung/lint/v1).
func (a *app) lintJSON(l linted) error {
	out := struct {
		Schema    string        `json:"schema"`
		Catalogue string        `json:"catalogue"`
		Errors    int           `json:"errors"`
		Warnings  int           `json:"warnings"`
		Advice    int           `json:"advice"`
		Problems  []lintProblem `json:"problems"`
	}{"rung/lint/v1", l.name, l.count[controls.Error], l.count[controls.Warning], l.count[controls.Advice], []lintProblem{}}
	for _, p := range l.problems {
		out.Problems = append(out.Problems, lintProblem{l.folder + p.File, p.Line, p.Column, p.Rule, p.Severity.String(), a.wording(p)})
	}
	return writeJSON(a.Out, out)
}

// writeJSON writes a value for machines, and for people to read: indented, with < > and & as they are.
func writeJSON(to io.Writer, value any) error {
	encoder := json.NewEncoder(to)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// The part of SARIF 2.1.0 that is written. Source: OASIS, Static Analysis Results Interchange Format.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string    `json:"id"`
		Short   sarifText `json:"shortDescription"`
		Full    sarifText `json:"fullDescription"`
		Default struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifText   struct{ Text string } // see MarshalJSON
	sarifResult struct {
		Rule      string          `json:"ruleId"`
		Index     int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact struct {
				URI string `json:"uri"`
			} `json:"artifactLocation"`
			Region *sarifRegion `json:"region,omitempty"`
		} `json:"physicalLocation"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn"`
	}
)

// MarshalJSON writes the text under the key that SARIF wants.
func (t sarifText) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{"text": t.Text})
}

// sarifLevels are SARIF's words for the severities.
var sarifLevels = map[controls.Severity]string{controls.Error: "error", controls.Warning: "warning", controls.Advice: "note"}

// lintSARIF writes what was found as a SARIF 2.1.0 log, for editors and code hosts.
func (a *app) lintSARIF(l linted) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "rung", Version: programVersion()}
	index := map[string]int{}
	for i, r := range controls.LintRules() {
		rule := sarifRule{ID: r.ID, Short: sarifText{a.ruleTitle(r.ID)}, Full: sarifText{strings.TrimSpace(a.say("rule-" + r.ID))}}
		rule.Default.Level = sarifLevels[r.Severity]
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
		index[r.ID] = i
	}
	for _, p := range l.problems {
		var at sarifLocation
		at.Physical.Artifact.URI = fileURI(l.folder + p.File)
		if p.Line > 0 {
			at.Physical.Region = &sarifRegion{p.Line, max(1, p.Column)}
		}
		run.Results = append(run.Results, sarifResult{p.Rule, index[p.Rule], sarifLevels[p.Severity], sarifText{a.wording(p)}, []sarifLocation{at}})
	}
	return writeJSON(a.Out, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// fileURI writes a path with slashes as a URI: relative as it is, absolute with its scheme.
func fileURI(name string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/"
	var out strings.Builder
	if path.IsAbs(name) {
		out.WriteString("file://")
	}
	for _, b := range []byte(name) {
		if strings.IndexByte(plain, b) >= 0 {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}
