package controls

import (
	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// Submission is what is handed in once a level's result stands: to whom, and which fields.
type Submission struct {
	To     lang.Text // where it is entered
	About  lang.Text // who enters it, and what else is to be known
	Cite   string
	Fields []SubmissionField // in the order in which they are asked
}

// SubmissionField is one thing that is asked for.
type SubmissionField struct {
	ID    string
	Label lang.Text
	Value SubmissionValue
	About lang.Text // where it comes from, or what to look out for; empty for nothing
	Cite  string
}

// SubmissionValue says what an assessment gives for a field.
type SubmissionValue string

// What an assessment can give.
const (
	GivesLevel      SubmissionValue = "level"
	GivesStatus     SubmissionValue = "status"      // what the framework calls the status that is reached
	GivesStatusDate SubmissionValue = "status-date" // the day of submission
	GivesDone       SubmissionValue = "assessed-on" // the day of the last change
	GivesScope      SubmissionValue = "scope"
	GivesCAGE       SubmissionValue = "cage"
	GivesFirm       SubmissionValue = "firm"
	GivesSize       SubmissionValue = "size" // people
	GivesResult     SubmissionValue = "result"
	GivesScore      SubmissionValue = "score"
	GivesPlan       SubmissionValue = "plan"     // whether gaps stand on a plan of action, and until when
	GivesFindings   SubmissionValue = "findings" // how many questions are answered, one by one
	GivesEvidence   SubmissionValue = "evidence" // the list of files and hashes
	GivesOfficial   SubmissionValue = "official"
	GivesTitle      SubmissionValue = "official-title"
	GivesContact    SubmissionValue = "official-contact"
	GivesNothing    SubmissionValue = "by-hand" // the assessment does not hold it
)

// SubmissionValues lists all of them.
var SubmissionValues = []SubmissionValue{
	GivesLevel, GivesStatus, GivesStatusDate, GivesDone, GivesScope, GivesCAGE, GivesFirm, GivesSize, GivesResult, GivesScore,
	GivesPlan, GivesFindings, GivesEvidence, GivesOfficial, GivesTitle, GivesContact, GivesNothing,
}

func (d *decoder) submission(l *Level) func(*yaml.Node) {
	return func(n *yaml.Node) {
		s := &Submission{}
		l.Submission = s
		within := d.at(n).String() // the fields of other levels may be called the same
		d.mapping(n,
			must("to", d.name(&s.To)), may("about", d.text(&s.About)), must("cite", d.str(&s.Cite)),
			must("fields", func(n *yaml.Node) {
				d.filled(n, func(n *yaml.Node) {
					var f SubmissionField
					d.mapping(n,
						must("id", func(n *yaml.Node) {
							d.id(&f.ID)(n)
							d.once(n, say("field", "field"), within, f.ID)
						}),
						must("label", d.text(&f.Label)),
						must("value", choice(d, &f.Value, "form", SubmissionValues...)),
						may("about", d.text(&f.About)),
						must("cite", d.str(&f.Cite)),
					)
					s.Fields = append(s.Fields, f)
				})
			}),
		)
	}
}

func submissionWords() []string {
	var out []string
	for _, value := range SubmissionValues {
		out = append(out, string(value))
	}
	return out
}
