package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// submission is what is handed in, for machines, schema rung/submission/v1. Keys are only ever added.
type submission struct {
	Schema    string                  `json:"schema"`
	Framework assessment.FrameworkRef `json:"framework"`
	Target    string                  `json:"target"`
	Status    assessment.Status       `json:"status"`
	To        string                  `json:"to"`
	Cite      string                  `json:"cite"`
	Complete  bool                    `json:"complete"` // nothing is missing in the assessment
	Fields    []submissionField       `json:"fields"`
}

type submissionField struct {
	ID    string                     `json:"id"`
	Label string                     `json:"label"`
	State assessment.SubmissionState `json:"state"` // ready, missing or by-hand
	Value *string                    `json:"value"` // as it is entered; null unless ready
	Note  string                     `json:"note,omitempty"`
	Cite  string                     `json:"cite"`
}

type submissionOptions struct {
	file        string
	json, check bool
}

// newSubmission has the names of the places where results are handed in as further names: they are data.
func newSubmission(a *app) *cobra.Command {
	c := a.command("submission FILE [--json] [--check]", "submission")
	c.Aliases = strings.Fields(a.say("submission-aliases"))
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o submissionOptions
	c.Flags().BoolVar(&o.json, "json", false, a.say("flag-submission-json"))
	c.Flags().BoolVar(&o.check, "check", false, a.say("flag-submission-check"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.file = args[0]
		return a.runSubmission(o)
	}
	return c
}

// noSubmissionError is a level at which the framework asks for nothing to be handed in.
type noSubmissionError struct{ Framework, Level string }

func (e *noSubmissionError) Error() string { return "nothing is handed in" }

// notReadyError says how many fields are still missing.
type notReadyError struct{ Missing int }

func (e *notReadyError) Error() string { return fmt.Sprintf("%d fields are missing", e.Missing) }

func (a *app) runSubmission(o submissionOptions) error {
	at, err := a.read(o.file)
	if err != nil {
		return err
	}
	entries := assessment.Submission(at.state, at.result)
	if entries == nil {
		return &noSubmissionError{at.catalogue.Short, at.result.Target.Title.In(a.lang)}
	}
	s, missing := a.submissionOf(at, entries)
	if o.json {
		encoder := json.NewEncoder(a.Out)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(s)
	} else {
		_, err = fmt.Fprint(a.Out, a.submissionText(at, s))
	}
	if err == nil && o.check && missing > 0 {
		err = &notReadyError{missing}
	}
	return err
}

func (a *app) submissionOf(at *opened, entries []assessment.SubmissionEntry) (out submission, missing int) {
	asked := at.result.Target.Submission
	out = submission{
		Schema: "rung/submission/v1", Framework: assessment.Ref(at.catalogue), Target: at.result.Target.ID,
		Status: at.result.Goal().Status, To: asked.To.In(a.lang), Cite: asked.Cite,
	}
	for i := range entries {
		e := &entries[i]
		f := submissionField{ID: e.Field.ID, Label: e.Field.Label.In(a.lang), State: e.State, Note: a.submissionNote(e), Cite: e.Field.Cite}
		switch e.State {
		case assessment.SubmissionReady:
			value := submissionValue(at, e)
			f.Value = &value
		case assessment.SubmissionMissing:
			missing++
		}
		out.Fields = append(out.Fields, f)
	}
	out.Complete = missing == 0
	return out, missing
}

// submissionValue is what is entered. It is in the catalogue's own language, because that is the one in which it is
// entered, whatever language the person reads.
func submissionValue(at *opened, e *assessment.SubmissionEntry) string {
	own := at.catalogue.Languages[0]
	level := at.result.Target
	switch e.Field.Value {
	case controls.GivesLevel:
		return level.Title.In(own)
	case controls.GivesStatus:
		if name, ok := level.Status[e.Value]; ok {
			return name.In(own)
		}
	case controls.GivesScore:
		return fmt.Sprintf("%s / %d", e.Value, at.result.Goal().Maximum)
	case controls.GivesResult:
		return strings.ToUpper(strings.ReplaceAll(e.Value, "-", " "))
	case controls.GivesPlan:
		return strings.ToUpper(e.Value[:1]) + e.Value[1:]
	}
	return e.Value
}

// submissionNote says why a field is missing, or how its value is meant.
func (a *app) submissionNote(e *assessment.SubmissionEntry) string {
	var said []string
	if e.Note != "" {
		said = append(said, a.say("submission-note-"+e.Note, lang.Data{"Count": e.Count, "Date": e.Day}))
	}
	if len(e.Field.About) > 0 {
		said = append(said, e.Field.About.In(a.lang))
	}
	return strings.Join(said, " ")
}

// submissionText lists what can be copied, then what is known on the day, then what is missing.
func (a *app) submissionText(at *opened, s submission) string {
	out := &strings.Builder{}
	m := a.model(at)
	fmt.Fprintf(out, "%s\n%s\n\n", a.say("submission-heading", lang.Data{"Firm": visible(m.Cover.Firm), "Level": at.result.Target.Title.In(a.lang), "To": s.To}), m.Summary.Headline)
	for _, f := range s.Fields {
		if f.State != assessment.SubmissionReady {
			continue
		}
		fmt.Fprintln(out, a.say("submission-line", lang.Data{"Label": f.Label, "Value": visible(*f.Value)}))
		if f.Note != "" {
			fmt.Fprintln(out, "    "+f.Note)
		}
	}
	for _, state := range []assessment.SubmissionState{assessment.SubmissionByHand, assessment.SubmissionMissing} {
		var fields []submissionField
		for _, f := range s.Fields {
			if f.State == state {
				fields = append(fields, f)
			}
		}
		listed(out, a.say("submission-"+string(state)), fields, func(f submissionField) string {
			return a.say("submission-line", lang.Data{"Label": f.Label, "Value": f.Note})
		})
	}
	if about := at.result.Target.Submission.About; len(about) > 0 {
		fmt.Fprintf(out, "\n%s\n", about.In(a.lang))
	}
	fmt.Fprintln(out, a.say("submission-cite", lang.Data{"Cite": s.Cite}))
	return out.String()
}
