package journal

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// everyKind is one event of each kind, between them with every field filled in.
func everyKind() []assessment.Event {
	note := "第一行\nsecond line = not a formula"
	all := []assessment.Event{
		{Do: assessment.DoProfile, Profile: &assessment.Profile{
			Firm: "範例精密工業", Scope: "一廠", Sector: "金屬零件", Size: 42, UBN: "12345675", CAGE: []string{"1ABC2"}, Assessor: "廠長",
			Facts: map[string]bool{"remote": false},
		}},
		{Do: assessment.DoAnswer, Set: []assessment.Setting{
			{ID: "AC-1[a]", To: "met", Note: &note},
			{ID: "AC-1[b]", To: "not-met", Exception: &assessment.Exception{Kind: "enduring", Reference: "SSP 3.1"}, Was: "k-1"},
		}},
		{Do: assessment.DoNote, Set: []assessment.Setting{{ID: "AC-1[a]", Note: new(string)}}},
		{Do: assessment.DoSuggest, Set: []assessment.Setting{{ID: "AC-2[a]", To: "met", From: "other PR.AA-01"}}},
		{Do: assessment.DoUndo, Undo: "k-2"},
		{Do: assessment.DoRetarget, Target: "L2"},
		{Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: "L1", Date: "2026-02-01", Certificate: "C-17"}},
		{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{
			{ID: "AC-1[a]", Path: "evidence/帳號清單.pdf", SHA256: "e3b0c442", Size: 12, Date: "2026-01-31", Draft: true},
			{ID: "AC-1[a]", Path: "old.pdf", Gone: true},
		}},
		{Do: assessment.DoPlan, Plan: &assessment.PlanItem{
			ID: "AC-1", Owner: "資訊課", Due: "2026-06-30", Resources: "two days", Comments: "已訂購", Closed: "2026-06-01",
			Milestones: []assessment.Milestone{{Text: "list", Due: "2026-04-15", Done: true}},
		}},
		{Do: assessment.DoDate, Date: "2026-03-01"},
		{Do: assessment.DoAffirm, Affirm: &assessment.Affirmation{
			Official: "總經理", Title: "General manager", Contact: "office@example.com", Date: "2026-03-01", Level: "L2", Status: "conditional",
			Score: &assessment.Range{Low: 90, High: 90}, Digest: "sha256:0123",
		}},
		{Do: assessment.DoTarget, Goal: &assessment.Goal{ID: "AC", Step: "tier-3"}},
		{Do: assessment.DoMigrate, Migrate: &assessment.Migration{
			Framework: assessment.FrameworkRef{ID: "ladder", Version: "3", Digest: "sha256:4567"},
			Renamed:   []controls.Rename{{From: "AC-1", To: "AC-9"}}, Confirm: []string{"AC-9[b]"},
		}},
		{Do: assessment.DoCatalogue, Catalogue: &assessment.Copy{Digest: "sha256:4567", Packed: []byte("PK\x03\x04")}, After: []string{"k-12"}},
	}
	for i := range all {
		all[i].ID, all[i].Time, all[i].Author = "k-"+string(rune('0'+i/10))+string(rune('0'+i%10)), start.Add(time.Duration(i)*time.Minute), "顧問"
	}
	all[1].Set[1].Was, all[4].Undo, all[13].After = "k-00", "k-02", []string{"k-12"}
	return all
}

func TestEveryKindOfEventOpensForEver(t *testing.T) {
	path, _ := compat(t, "kinds.rung")
	log, err := Read(path)
	require.NoError(t, err)
	require.Equal(t, everyKind(), log.Events)
	r, err := Check(path, nil)
	require.NoError(t, err)
	require.True(t, r.OK(), "%+v", r.Problems)
}

// A new field wants a file of its own among those of ever: the ones there are never edited.
func TestTheKindsOfEverFillInEveryField(t *testing.T) {
	filled := map[string]bool{}
	var walk func(v reflect.Value, name string)
	walk = func(v reflect.Value, name string) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem(), name)
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), name)
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[time.Time]() {
				return
			}
			for i := range v.NumField() {
				field := v.Type().Name() + "." + v.Type().Field(i).Name
				filled[field] = filled[field] || !v.Field(i).IsZero()
				walk(v.Field(i), field)
			}
		}
	}
	for _, e := range everyKind() {
		walk(reflect.ValueOf(e), "")
	}
	require.Greater(t, len(filled), 60)
	for field, is := range filled {
		require.True(t, is, field)
	}
}
