package assessment

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rung/controls"
)

// AnonymousSchema names the shape of Anonymous.
const AnonymousSchema = "rung/anonymous/v1"

// Anonymous is what is left of an assessment for a comparison of many firms: what was answered, and of whom only how
// large they are and in which industry. Whatever a person typed is gone: it is made of the catalogue's own ids and of
// closed lists of words, never of texts from the file.
type Anonymous struct {
	Schema    string       `json:"schema"`
	Framework FrameworkRef `json:"framework"` // of the catalogue that is used, not what the file says of it
	Target    string       `json:"target"`
	Pseudonym string       `json:"pseudonym"`          // see Pseudonym
	Month     string       `json:"month"`              // of the last change, 2006-01
	Industry  string       `json:"industry,omitempty"` // two digits
	Size      string       `json:"size,omitempty"`     // a band of people, see SizeBand
	Status    Status       `json:"status"`
	Score     *Range       `json:"score"` // null where there is none
	Maximum   int          `json:"maximum"`
	// Answers are in the order in which they are asked.
	Answers []AnonymousAnswer `json:"answers"`
	Partial []string          `json:"partial,omitempty"` // requirements not met whose lesser weight applies
}

// AnonymousAnswer is one answer: an outcome, and the step of a scale where the objective has one.
type AnonymousAnswer struct {
	ID      string  `json:"id"`
	Outcome Outcome `json:"outcome"`
	Step    string  `json:"step,omitempty"`
}

// MinKeyBytes is how long the key of a pseudonym must be at least, in bytes.
const MinKeyBytes = 32

// Pseudonym is 32 hex digits that stand for a firm: the same for the same firm and key, and nothing to anybody without
// the key. A firm is known by its Unified Business Number where it has a right one, else by its name, whatever the case,
// width and blanks.
func Pseudonym(key []byte, p Profile) string {
	firm := "name\x00" + strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(p.Firm))), " ")
	if ValidUBN(p.UBN) {
		firm = "ubn\x00" + p.UBN
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(AnonymousSchema + "\x00" + firm))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// industry is a division of ISIC Rev. 4: 01 to 99.
var industry = regexp.MustCompile(`^(0[1-9]|[1-9][0-9])$`)

// ValidIndustry checks the form of a division of ISIC Rev. 4, on which Taiwan's own classification is built: two digits,
// 01 to 99.
func ValidIndustry(code string) bool { return industry.MatchString(code) }

// sizeBands are the bands of SizeBand, by the first number of people above each.
var sizeBands = []struct {
	below int
	name  string
}{{10, "1-9"}, {50, "10-49"}, {200, "50-199"}, {500, "200-499"}, {1000, "500-999"}}

// SizeBand is the band of a number of people, "" for 0: not said.
func SizeBand(people int) string {
	if people <= 0 {
		return ""
	}
	for _, band := range sizeBands {
		if people < band.below {
			return band.name
		}
	}
	return "1000+"
}

// Anonymize takes everything from an assessment by which somebody could be known. The industry is a code as ValidIndustry
// takes it, or ""; then the profile's sector counts where it is such a code.
func Anonymize(c *controls.Catalogue, s *State, r *Result, key []byte, industry string) Anonymous {
	goal := r.Goal()
	out := Anonymous{
		Schema: AnonymousSchema, Framework: Ref(c), Target: r.Target.ID, Pseudonym: Pseudonym(key, s.Profile),
		Month: s.LastChange().UTC().Format("2006-01"), Size: SizeBand(s.Profile.Size),
		Status: goal.Status, Score: goal.Score, Maximum: goal.Maximum, Answers: []AnonymousAnswer{},
	}
	switch {
	case ValidIndustry(industry):
		out.Industry = industry
	case ValidIndustry(s.Profile.Sector):
		out.Industry = s.Profile.Sector
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		for j := range f.Objectives {
			out.Answers = append(out.Answers, anonymousAnswer(c, f, &f.Objectives[j]))
		}
		if f.Partial && f.Outcome == NotMet {
			out.Partial = append(out.Partial, f.Requirement.ID)
		}
	}
	return out
}

func anonymousAnswer(c *controls.Catalogue, f *Finding, o *ObjectiveFinding) AnonymousAnswer {
	a := AnonymousAnswer{ID: o.Objective.ID, Outcome: o.Outcome}
	if f.Off != nil {
		a.Outcome = NotApplicable
		return a
	}
	if scale := c.Scale(o.Objective.Scale); scale != nil && o.Outcome != Unanswered && scale.Rank(string(o.Answer.Value)) > 0 {
		a.Step = string(o.Answer.Value)
	}
	return a
}
