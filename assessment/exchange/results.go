package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rung/assessment"
)

// Namespace is that of the properties by which this program's own OSCAL documents carry what OSCAL has no word for.
const Namespace = "urn:rung:oscal"

// The properties that bring an answer back as it was given.
const (
	PropLabel     = "label"               // the exact id
	PropAnswer    = "answer"              // to an objective, or the flag of a requirement
	PropException = "exception"           // the kind of an exception
	PropReference = "exception-reference" // the place that describes it
)

// Results are the answers of OSCAL assessment results.
type Results struct {
	Title    string // of the document
	Version  string // of OSCAL
	Incoming []Incoming
}

// ReadResults reads OSCAL assessment results in JSON; name is how places in it are named. The error is a *ResultsError.
func ReadResults(data []byte, name string) (Results, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := withinLimits(data); err != nil {
		return Results{}, err
	}
	var d document
	if err := json.Unmarshal(data, &d); err != nil {
		return Results{}, notJSON(err)
	}
	if d.Results == nil {
		return Results{}, &ResultsError{What: "other"}
	}
	out := Results{Title: d.Results.Metadata.Title, Version: d.Results.Metadata.Version}
	if !slices.ContainsFunc([]string{"1.0", "1.1", "1.2"}, func(known string) bool {
		return out.Version == known || strings.HasPrefix(out.Version, known+".")
	}) {
		return Results{}, &ResultsError{What: "version", Detail: out.Version}
	}
	out.Incoming = answersOf(d.Results.Results, name)
	return out, nil
}

// answersOf lists the answers of results, the newest first.
func answersOf(results []result, name string) []Incoming {
	order := make([]int, len(results))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return results[j].began().Compare(results[i].began()) })
	var out []Incoming
	for newer, i := range order {
		place := name + ": "
		if len(results) > 1 {
			place += fmt.Sprintf("results[%d].", i)
		}
		for _, in := range results[i].answers(place) {
			in.Newer, in.Source = newer, name
			out = append(out, in)
		}
	}
	return out
}

// began is when a result begins. One that does not say it is older than those that do.
func (r *result) began() time.Time {
	at, _ := time.Parse(time.RFC3339, r.Start)
	return at
}

func (r *result) answers(place string) []Incoming {
	var out []Incoming
	for i := range r.Observations {
		o := &r.Observations[i]
		id, answer := valueOf(o.Props, PropLabel), valueOf(o.Props, PropAnswer)
		if id == "" || answer == "" {
			continue
		}
		if answer == string(assessment.Unanswered) { // a note alone
			answer = ""
		}
		in := Incoming{ID: id, Status: answer, Note: noteOf(o.Remarks), Where: fmt.Sprintf("%sobservations[%d]", place, i)}
		if kind := valueOf(o.Props, PropException); kind != "" {
			in.Exception = &assessment.Exception{Kind: kind, Reference: valueOf(o.Props, PropReference)}
		}
		out = append(out, in)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if valueOf(f.Props, PropLabel) != "" {
			continue // this program wrote it, and the answers it follows from
		}
		if in, ok := f.answer(); ok {
			in.Where = fmt.Sprintf("%sfindings[%d]", place, i)
			out = append(out, in)
		}
	}
	return out
}

// answer is what another tool found.
func (f *finding) answer() (Incoming, bool) {
	in := Incoming{ID: f.Target.ID}
	switch state := strings.ToLower(strings.TrimSpace(f.Target.Status.State)); {
	case state == "":
		return in, false
	case state == "satisfied" && f.Target.Implementation.State == "not-applicable":
		in.Status = string(assessment.NotApplicable)
	case state == "satisfied":
		in.Status = string(assessment.Met)
	case state == "not-satisfied":
		in.Status = string(assessment.NotMet)
	default: // no word of OSCAL's; where it is no answer here, it is told
		in.Status = f.Target.Status.State
	}
	in.Note = noteOf(cmp.Or(f.Target.Status.Remarks, f.Remarks, f.Description))
	for _, p := range append(slices.Clone(f.Target.Props), f.Props...) {
		if slices.Contains([]string{"label", "alt-identifier", "alt-label"}, p.Name) {
			in.Also = append(in.Also, p.Value)
		}
	}
	return in, true
}

func noteOf(markdown string) *string {
	note := Tidy(PlainText(markdown))
	if note == "" {
		return nil
	}
	return &note
}

// valueOf is the value of one of this program's own properties, "" where it is not there.
func valueOf(props []prop, name string) string {
	for _, p := range props {
		if p.Name == name && p.Namespace == Namespace {
			return p.Value
		}
	}
	return ""
}

// notJSON says where JSON ends to be any.
func notJSON(err error) error {
	out := &ResultsError{What: "json"}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		out.Offset = syntax.Offset
	case errors.As(err, &kind):
		out.What, out.Offset, out.Detail = "kind", kind.Offset, kind.Field
	}
	return out
}
