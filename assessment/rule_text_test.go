package assessment_test

import (
	"encoding/csv"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/frameworks"
)

// The second computation: 32 CFR part 170 read again and written down as plainly as it stands there, sharing nothing with the
// engine or the catalogue. Point values are the lists of 170.24(c)(2)(i)(B)(1) and (2), typed from the rule; every other
// requirement but the plan is worth 1 (B)(3).
var (
	fivePoints = ids("AC 3.1.1 3.1.2 3.1.12 3.1.13 3.1.16 3.1.17 3.1.18", "AT 3.2.1 3.2.2", "AU 3.3.1 3.3.5",
		"CM 3.4.1 3.4.2 3.4.5 3.4.6 3.4.7 3.4.8", "IA 3.5.1 3.5.2 3.5.10", "IR 3.6.1 3.6.2", "MA 3.7.2 3.7.5", "MP 3.8.3 3.8.7",
		"PS 3.9.2", "PE 3.10.1 3.10.2", "RA 3.11.2", "CA 3.12.1 3.12.3", "SC 3.13.1 3.13.2 3.13.5 3.13.6 3.13.15",
		"SI 3.14.1 3.14.2 3.14.3 3.14.4 3.14.6")
	threePoints = ids("AU 3.3.2", "MA 3.7.1 3.7.4", "MP 3.8.1 3.8.2 3.8.8", "PS 3.9.1", "RA 3.11.1", "CA 3.12.2", "AC 3.1.5 3.1.19",
		"SC 3.13.8", "SI 3.14.5 3.14.7")
	notOnAPlan = ids("AC 3.1.20 3.1.22", "CA 3.12.4", "PE 3.10.3 3.10.4 3.10.5") // 170.21(a)(2)(iii)
)

const (
	secondFactor = "IA.L2-3.5.3"   // 170.24(c)(2)(i)(B)(4)(i)
	encryption   = "SC.L2-3.13.11" // 170.24(c)(2)(i)(B)(4)(ii)
	securityPlan = "CA.L2-3.12.4"  // 170.24(c)(2)(i)(B)(5)
)

func ids(domains ...string) []string {
	var out []string
	for _, d := range domains {
		fields := strings.Fields(d)
		for _, number := range fields[1:] {
			out = append(out, fields[0]+".L2-"+number)
		}
	}
	return out
}

// firm is a random firm: for each requirement the answers to its objectives, "" for open, and the two flags.
type firm struct {
	order   []string
	answers map[string][]string
	lesser  map[string]bool
}

// found is 170.24(b): NOT MET when an objective is not satisfied; not applicable counts as MET.
func (f *firm) found(id string) string {
	found := "MET"
	for _, a := range f.answers[id] {
		if a == "not-met" {
			return "NOT MET"
		}
		if a == "" {
			found = "OPEN"
		}
	}
	return found
}

func value(id string, lesser bool) int {
	switch {
	case id == securityPlan:
		return 0
	case id == secondFactor || id == encryption:
		if lesser {
			return 3
		}
		return 5
	case slices.Contains(fivePoints, id):
		return 5
	case slices.Contains(threePoints, id):
		return 3
	}
	return 1
}

// judgeFirm is the score and status of a firm for which every requirement is either met or, if in missing, not.
func judgeFirm(missing map[string]bool, lesser map[string]bool) (score int, status string) {
	score = 110
	plannable := true
	for id := range missing {
		score -= value(id, lesser[id])
		onlyOne := value(id, lesser[id]) <= 1 || id == encryption && lesser[id]
		if !onlyOne || slices.Contains(notOnAPlan, id) {
			plannable = false
		}
	}
	switch {
	case missing[securityPlan]:
		return score, "no-score"
	case len(missing) == 0:
		return score, "final"
	case plannable && float64(score)/110 >= 0.8:
		return score, "conditional"
	}
	return score, "not-achieved"
}

// expected tries the ends that matter: all that is open passes, all fails, and each open requirement alone fails. More
// gaps only lower the score and bar more plans, so no other end gives another status.
func (f *firm) expected() (low, high int, status string) {
	known, all := map[string]bool{}, map[string]bool{}
	var open []string
	for _, id := range f.order {
		switch f.found(id) {
		case "NOT MET":
			known[id], all[id] = true, true
		case "OPEN":
			open = append(open, id)
			all[id] = true
		}
	}
	heavy := map[string]bool{} // a requirement that is still open may cost its full value
	for id := range f.lesser {
		heavy[id] = f.lesser[id] && known[id]
	}
	high, best := judgeFirm(known, f.lesser)
	low, worst := judgeFirm(all, heavy)
	statuses := []string{best, worst}
	for _, id := range open {
		known[id] = true
		for _, lesser := range []bool{false, true} {
			flags := map[string]bool{secondFactor: f.lesser[secondFactor], encryption: f.lesser[encryption]}
			if _, flagged := flags[id]; flagged {
				flags[id] = lesser
			}
			_, one := judgeFirm(known, flags)
			statuses = append(statuses, one)
			if _, flagged := flags[id]; !flagged {
				break
			}
		}
		delete(known, id)
	}
	for _, s := range statuses {
		if s != best {
			return low, high, "incomplete"
		}
	}
	return low, high, best
}

func level2(t *testing.T) (*controls.Catalogue, []string, map[string]int) {
	t.Helper()
	f, err := os.Open("../controls/testdata/facts/cmmc-level2.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var order []string
	objectives := map[string]int{}
	for _, row := range rows[1:] {
		order = append(order, row[0])
		objectives[row[0]], err = strconv.Atoi(row[8])
		require.NoError(t, err)
	}
	files, err := fs.Sub(frameworks.Files, "cmmc-2")
	require.NoError(t, err)
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c, order, objectives
}

// randomFirm makes firms of every kind: from nothing answered to all, from nearly perfect to hopeless.
func randomFirm(r *rand.Rand, order []string, objectives map[string]int) *firm {
	f := &firm{order: order, answers: map[string][]string{}, lesser: map[string]bool{}}
	failing := []float64{0, 0.005, 0.02, 0.1, 0.5}[r.IntN(5)]
	open := []float64{0, 0, 0.01, 0.1, 0.9}[r.IntN(5)]
	for _, id := range order {
		fails := r.Float64() < failing
		for range objectives[id] {
			answer := "met"
			switch {
			case r.Float64() < open:
				answer = ""
			case fails && r.Float64() < 0.7:
				answer = "not-met"
			case r.Float64() < 0.05:
				answer = "not-applicable"
			}
			f.answers[id] = append(f.answers[id], answer)
		}
	}
	f.lesser[secondFactor], f.lesser[encryption] = r.IntN(2) == 0, r.IntN(2) == 0
	if r.IntN(8) == 0 {
		f.answers[securityPlan][0] = []string{"", "not-met"}[r.IntN(2)]
	}
	return f
}

func (f *firm) state(c *controls.Catalogue) *assessment.State {
	var settings []assessment.Setting
	for _, id := range f.order {
		r := c.Requirement(id)
		for i, answer := range f.answers[id] {
			if answer != "" {
				settings = append(settings, assessment.Setting{ID: r.Objectives[i].ID, To: assessment.Value(answer)})
			}
		}
		if f.lesser[id] {
			settings = append(settings, assessment.Setting{ID: id, To: assessment.PartlyMet})
		}
	}
	header := assessment.Header{Rung: 1, Framework: assessment.Ref(c), Target: "L2"}
	return assessment.Replay(header, []assessment.Event{assessment.AnswerEvent(settings...)})
}

func TestASecondComputationFromTheRuleTextAgrees(t *testing.T) {
	c, order, objectives := level2(t)
	require.Len(t, fivePoints, 42)
	require.Len(t, threePoints, 14)
	r := rand.New(rand.NewPCG(170, 24))
	seen := map[string]int{}
	for range 20_500 {
		f := randomFirm(r, order, objectives)
		low, high, status := f.expected()
		goal := assessment.Evaluate(c, f.state(c)).Goal()
		require.Equal(t, status, string(goal.Status), "%v", f.answers)
		if status != "no-score" {
			require.Equal(t, assessment.Range{Low: low, High: high}, *goal.Score)
		}
		seen[status]++
	}
	for _, status := range assessment.Statuses {
		require.Greater(t, seen[string(status)], 200, "the firms must be of every kind: %v", seen)
	}
}
