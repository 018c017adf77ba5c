package sample

import (
	"reflect"
	"strings"

	"rung/report"
)

// Sentences are all texts of a model that a report of its kind must show, each as report.Shown leaves it. A field whose
// words stand elsewhere, or which only a part that is not there would use, is left out.
func Sentences(m report.Model) []string {
	m = report.Shown(m)
	m.Labels, m.Lang, m.Also, m.Kind = onlyNeeded(m), "", "", ""
	m.Score, m.Look.Logo = report.Score{}, nil
	for i, g := range m.Summary.First { // the rest of it stands in the register
		m.Summary.First[i] = report.Gap{ID: g.ID, Title: g.Title, Domain: g.Domain, Cost: g.Cost, Owner: g.Owner, Due: g.Due, Do: g.Do[:min(1, len(g.Do))]}
	}
	if m.Method.Paragraphs == nil && m.Method.Facts == nil { // the short kinds keep its notice alone
		m.Labels.Method = ""
	}
	var out []string
	collect(reflect.ValueOf(m), &out)
	return out
}

// unseen are fields whose values stand for something and are not words: each with where its words are.
var unseen = map[string]bool{
	"Mark.Outcome": true, "Rung.State": true, "Objective.ID": true, "Gap.Level": true, "Finding.Level": true,
	"Gap.Ask": true, "Rating.Steps": true, "HeatCell.Short": true, "Finding.Short": true, "DomainBar.ID": true,
	"TimePoint.At": true, "EvidenceFile.For": true,
}

// collect gathers every text that is not unseen.
func collect(v reflect.Value, out *[]string) {
	switch v.Kind() {
	case reflect.String:
		if s := strings.TrimSpace(v.String()); s != "" {
			*out = append(*out, s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), out)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), out)
		}
	case reflect.Struct:
		if v.Type().PkgPath() == "time" {
			return
		}
		for i := range v.NumField() {
			if !unseen[v.Type().Name()+"."+v.Type().Field(i).Name] {
				collect(v.Field(i), out)
			}
		}
	}
}

// onlyNeeded are the labels of the parts that a report has.
func onlyNeeded(m report.Model) report.Labels {
	l := report.Labels{}
	if m.Title == "" {
		return l
	}
	all := m.Labels
	l.Ladder, l.Summary, l.Progress, l.Outcomes, l.Legend = all.Ladder, all.Summary, all.Progress, all.Outcomes, all.Legend
	l.Notice = all.Notice
	if len(m.Method.Sources) > 0 {
		l.Sources, l.Method = all.Sources, all.Method
	}
	if len(m.Summary.First) > 0 {
		l.FirstGaps = all.FirstGaps
	}
	if len(m.Gaps) > 0 {
		l.Plan, l.ReadPlan, l.Gaps, l.ReadGaps, l.Failing, l.DoFirst = all.Plan, all.ReadPlan, all.Gaps, all.ReadGaps, all.Failing, all.DoFirst
		l.Evidence, l.Work, l.Why, l.Requirement, l.Owner, l.Due = all.Evidence, all.Work, all.Why, all.Requirement, all.Owner, all.Due
	} else if m.Kind != report.KindSummary {
		l.NoGaps = all.NoGaps
	}
	if len(m.Findings) > 0 {
		l.Findings, l.ReadFindings, l.References = all.Findings, all.ReadFindings, all.References
	}
	if len(m.Todos) > 0 {
		l.Todos, l.ReadTodos = all.Todos, all.ReadTodos
	}
	if len(m.Exceptions) > 0 {
		l.Exceptions, l.ReadExceptions = all.Exceptions, all.ReadExceptions
	}
	if len(m.Domains) > 0 {
		l.Domains = all.Domains
	}
	if len(m.Evidence) > 0 {
		l.Index, l.ReadIndex, l.File, l.SpeaksFor = all.Index, all.ReadIndex, all.File, all.SpeaksFor
	}
	if len(m.Related) > 0 {
		l.Related, l.ReadRelated = all.Related, all.ReadRelated
	}
	if len(m.Annexes) > 0 {
		l.Annexes, l.ReadAnnexes = all.Annexes, all.ReadAnnexes
	}
	if len(m.History) > 0 {
		l.History, l.ReadHistory = all.History, all.ReadHistory
	}
	if len(m.SignOff) > 0 {
		l.SignOff, l.ReadSignOff, l.Role, l.Name, l.Signature = all.SignOff, all.ReadSignOff, all.Role, all.Name, all.Signature
	}
	return l
}
