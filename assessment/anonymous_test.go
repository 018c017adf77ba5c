package assessment_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// secrets fills every field below a value with a text of its own, so that a new field cannot be forgotten.
type secrets struct {
	t    testing.TB
	told []string
}

func (s *secrets) fill(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.String:
		secret := fmt.Sprintf("SECRET%d", len(s.told))
		s.told = append(s.told, secret)
		v.SetString(secret)
	case reflect.Int, reflect.Int64:
		v.SetInt(987654321)
	case reflect.Uint8:
		v.SetUint(0xA7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		s.fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			s.fill(v.Index(i), path)
		}
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		s.fill(key, path)
		s.fill(value, path)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2031, 7, 19, 13, 37, 41, 123e6, time.UTC)))
			return
		}
		for i := range v.NumField() {
			s.fill(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	default:
		require.Fail(s.t, "a field of a kind that the test does not know", "%s: %s", path, v.Kind())
	}
}

// kinds are all kinds of event, and one that no program knows yet.
var kinds = []assessment.Kind{
	assessment.DoAnswer, assessment.DoNote, assessment.DoProfile, assessment.DoUndo, assessment.DoRetarget, assessment.DoAttest,
	assessment.DoEvidence, assessment.DoPlan, assessment.DoDate, assessment.DoAffirm, assessment.DoTarget, assessment.DoSuggest,
	assessment.DoMigrate, assessment.DoCatalogue, "from-the-future",
}

func TestNothingThatAPersonTypedIsLeft(t *testing.T) {
	c := one("kind: deduction, maximum: 10", req("AC-1", "L1", "a b", "weight: 5", partial(3)), req("AC-2", "L1", "a", "weight: 1")).load(t)
	for _, kind := range kinds {
		t.Run(string(kind), func(t *testing.T) {
			s := &secrets{t: t}
			var header assessment.Header
			s.fill(reflect.ValueOf(&header).Elem(), "Header")
			header.Target = "L1"
			var e assessment.Event
			s.fill(reflect.ValueOf(&e).Elem(), "Event")
			e.Do = kind
			e.After = nil
			if kind == assessment.DoRetarget {
				e.Target = "L1"
			}
			settings := e.Set
			for i, id := range []string{"AC-1[a]", "AC-1"} { // as if these were answered
				settings[i].ID = id
			}
			e.Evidence[0].ID, e.Plan.ID, e.Goal.ID = "AC-1[a]", "AC-1", "AC-1"
			var filled assessment.Event
			s.fill(reflect.ValueOf(&filled).Elem(), "Event")
			filled.Do, filled.After = assessment.DoProfile, nil // there is a profile in any case
			state := assessment.Replay(header, []assessment.Event{filled, e})
			state.Target = "L1"
			result := assessment.Evaluate(c, state)
			require.NotNil(t, result)

			data, err := json.Marshal(assessment.Anonymize(c, state, result, make([]byte, assessment.MinKeyBytes), ""))
			require.NoError(t, err)
			require.Greater(t, len(s.told), 60, "the events hold too few texts to mean anything")
			for _, leak := range append(s.told, "SECRET", "987654321", "13:37", "2031-07-19") {
				require.NotContains(t, string(data), leak)
			}
			require.Contains(t, string(data), `"month":"2031-07"`)
			require.Contains(t, string(data), `"AC-1[a]"`)
		})
	}
}

func TestAllKindsOfEventAreTried(t *testing.T) {
	code, err := os.ReadFile("event.go")
	require.NoError(t, err)
	found := regexp.MustCompile(`Do\w+\s+Kind\s+= "([^"]+)"`).FindAllStringSubmatch(string(code), -1)
	require.Greater(t, len(found), 10)
	for _, m := range found {
		require.Contains(t, kinds, assessment.Kind(m[1]))
	}
}

func TestAnonymize(t *testing.T) {
	c := one("kind: deduction, maximum: 10", req("AC-1", "L1", "a b", "weight: 5", partial(3)), req("AC-2", "L1", "a", "weight: 1")).load(t)
	s := answered("L1", "AC-1[a]=met AC-1[b]=not-met AC-1=partial")
	s.Profile = assessment.Profile{Firm: "Yongfeng Metal", Size: 60, Sector: "25"}
	key := []byte(strings.Repeat("k", assessment.MinKeyBytes))
	x := assessment.Anonymize(c, s, assessment.Evaluate(c, s), key, "")
	require.Equal(t, assessment.Anonymous{
		Schema: "rung/anonymous/v1", Framework: assessment.Ref(c), Target: "L1", Pseudonym: assessment.Pseudonym(key, s.Profile),
		Month: x.Month, Industry: "25", Size: "50-199", Status: assessment.NotAchieved, Score: &assessment.Range{Low: 6, High: 7}, Maximum: 10,
		Answers: []assessment.AnonymousAnswer{
			{ID: "AC-1[a]", Outcome: met}, {ID: "AC-1[b]", Outcome: notMet}, {ID: "AC-2[a]", Outcome: unanswered},
		},
		Partial: []string{"AC-1"},
	}, x)
	s.Profile.Sector = "Makes the only such valve in the county"
	require.Empty(t, assessment.Anonymize(c, s, assessment.Evaluate(c, s), key, "").Industry, "a sector in words could name the firm")
	require.Equal(t, "28", assessment.Anonymize(c, s, assessment.Evaluate(c, s), key, "28").Industry)
}

func TestAnonymizeKeepsStepsOfAScaleAlone(t *testing.T) {
	b := one("kind: cumulative", req("AC-1", "L1", "a/freq/yearly b/freq/yearly"))
	b.scales = []string{scale("freq", "never", "yearly", "monthly")}
	c := b.load(t)
	s := answered("L1", "AC-1[a]=monthly AC-1[b]=fortnightly")
	x := assessment.Anonymize(c, s, assessment.Evaluate(c, s), nil, "")
	require.Equal(t, []assessment.AnonymousAnswer{
		{ID: "AC-1[a]", Outcome: met, Step: "monthly"}, {ID: "AC-1[b]", Outcome: unanswered},
	}, x.Answers)
}

func TestPseudonym(t *testing.T) {
	key, other := []byte(strings.Repeat("k", 32)), []byte(strings.Repeat("l", 32))
	firm := assessment.Profile{Firm: "Yongfeng Metal", UBN: "04595257"}
	require.True(t, assessment.ValidUBN(firm.UBN))
	require.Regexp(t, `^[0-9a-f]{32}$`, assessment.Pseudonym(key, firm))
	for _, test := range []struct {
		says string
		p    assessment.Profile
		key  []byte
		same bool
	}{
		{"the same firm and key", firm, key, true},
		{"another key", firm, other, false},
		{"the same number under another name", assessment.Profile{Firm: "Yongfeng", UBN: firm.UBN}, key, true},
		{"the same firm, larger, with another scope", assessment.Profile{Firm: firm.Firm, UBN: firm.UBN, Size: 900, Scope: "All"}, key, true},
		{"another firm", assessment.Profile{Firm: "Other", UBN: "22099131"}, key, false},
	} {
		t.Run(test.says, func(t *testing.T) {
			require.Equal(t, test.same, assessment.Pseudonym(key, firm) == assessment.Pseudonym(test.key, test.p))
		})
	}
	named := assessment.Pseudonym(key, assessment.Profile{Firm: "Yongfeng Metal"})
	require.Equal(t, named, assessment.Pseudonym(key, assessment.Profile{Firm: " ＹＯＮＧＦＥＮＧ  metal", UBN: "12345678"}), "case, width, blanks and a wrong number do not matter")
	require.NotEqual(t, named, assessment.Pseudonym(key, assessment.Profile{Firm: "YongfengMetal"}))
}

func TestSizeBand(t *testing.T) {
	for people, band := range map[int]string{-1: "", 0: "", 1: "1-9", 9: "1-9", 10: "10-49", 49: "10-49", 50: "50-199", 199: "50-199", 200: "200-499", 499: "200-499", 500: "500-999", 1000: "1000+", 1 << 30: "1000+"} {
		require.Equal(t, band, assessment.SizeBand(people), people)
	}
}

func TestValidIndustry(t *testing.T) {
	for _, good := range []string{"01", "25", "99"} {
		require.True(t, assessment.ValidIndustry(good), good)
	}
	for _, bad := range []string{"", "0", "00", "1", "100", "2a", "=1", "25\n", "２５"} {
		require.False(t, assessment.ValidIndustry(bad), bad)
	}
}
