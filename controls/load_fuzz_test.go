package controls_test

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
)

func FuzzLoad(f *testing.F) {
	for _, s := range []sample{allMet, deduction, rating} {
		for name, text := range s {
			if name != controls.MainFile {
				f.Add(s[controls.MainFile], name, text)
			}
		}
	}
	f.Add(cumulative[controls.MainFile], "a.yaml", cumulative["a.yaml"])
	f.Add(count[controls.MainFile], "b.yaml", count["b.yaml"])
	f.Fuzz(func(t *testing.T, main, name, text string) {
		if name == controls.MainFile {
			return
		}
		s := sample{controls.MainFile: main, name: text}
		c, err := controls.Load(s.files())
		if err != nil {
			require.Nil(t, c)
			var invalid *controls.InvalidError
			if errors.As(err, &invalid) {
				requireTellable(t, s, invalid.Problems)
			}
			return
		}
		requireSound(t, c)
		again, err := controls.Load(s.files())
		require.NoError(t, err)
		require.Equal(t, c, again)
	})
}

// requireTellable checks that problems can be shown as they are, in order, and point into a file.
func requireTellable(t testing.TB, s sample, problems []controls.Problem) {
	t.Helper()
	require.LessOrEqual(t, len(problems), controls.MaxProblems+1)
	for _, p := range problems {
		require.Empty(t, controls.Unfit(p.String()))
		require.NotContains(t, p.String(), "\n")
		require.NotEmpty(t, p.Rule)
		require.Contains(t, s, p.File)
		require.GreaterOrEqual(t, p.Line, 0)
		require.Equal(t, p.Line > 0, p.Column > 0)
	}
	if len(problems) <= controls.MaxProblems {
		require.True(t, slices.IsSortedFunc(problems, func(a, b controls.Problem) int {
			return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		}))
	}
}

// requireSound checks what everyone may rely on once a catalogue is loaded.
func requireSound(t testing.TB, c *controls.Catalogue) {
	t.Helper()
	text := func(x lang.Text) {
		t.Helper()
		for _, tag := range c.Languages {
			s, ok := x[tag]
			if !ok {
				s = x[""]
			}
			require.NotEmpty(t, s)
			require.Empty(t, controls.Unfit(s))
		}
	}
	list := func(x lang.List) {
		t.Helper()
		for _, tag := range c.Languages {
			require.NotEmpty(t, x[tag])
			for _, s := range x[tag] {
				require.NotEmpty(t, s)
				require.Empty(t, controls.Unfit(s))
			}
		}
	}
	require.NotEmpty(t, c.Languages)
	require.NotEmpty(t, c.Levels)
	text(c.Title)
	text(c.Publisher)
	text(c.Notice)
	for i := range c.Levels {
		requireSoundRule(t, c, &c.Levels[i])
		text(c.Levels[i].Title)
		text(c.Levels[i].About)
		for _, s := range c.Levels[i].Status {
			text(s)
		}
	}
	for _, d := range c.Domains {
		text(d.Title)
		require.Equal(t, d.ID, c.Domain(d.ID).ID)
	}
	order := [2]int{}
	for i := range c.Requirements {
		r := &c.Requirements[i]
		require.Same(t, r, c.Requirement(r.ID), "an id names one requirement")
		at := [2]int{
			slices.IndexFunc(c.Domains, func(d controls.Domain) bool { return d.ID == r.Domain }),
			slices.Index(c.LevelIDs(), r.Level),
		}
		require.GreaterOrEqual(t, at[1], 0)
		require.LessOrEqual(t, slices.Compare(order[:], at[:]), 0, "requirements stand in order of domain and level")
		order = at
		text(r.Title)
		text(r.Ask)
		text(r.Why)
		list(r.Do)
		list(r.Evidence)
		requireSoundFigures(t, c, r)
		for j := range r.Objectives {
			requireSoundObjective(t, c, r, &r.Objectives[j])
			text(r.Objectives[j].Text)
			for _, stage := range r.Objectives[j].Stages {
				text(stage)
			}
		}
	}
}

func requireSoundRule(t testing.TB, c *controls.Catalogue, l *controls.Level) {
	t.Helper()
	require.Same(t, l, c.Level(l.ID))
	require.Contains(t, controls.RuleKinds, l.Rule.Kind)
	require.NotEmpty(t, l.Rule.Cite)
	if g := l.Rule.Gate; g != nil {
		require.Equal(t, l.ID, c.Requirement(g.Requirement).Level)
	}
	if r := l.Rule.Requires; r != nil {
		require.NotNil(t, c.Level(r.Level))
	}
	if l.Implies != nil {
		require.NotNil(t, c.Level(l.Implies.Level))
	}
	if l.Rule.Kind == controls.Rating {
		require.Positive(t, c.Scale(l.Rule.Scale).Rank(l.Rule.Step))
	}
}

func requireSoundFigures(t testing.TB, c *controls.Catalogue, r *controls.Requirement) {
	t.Helper()
	rule := c.Level(r.Level).Rule
	gate := rule.Gate != nil && rule.Gate.Requirement == r.ID
	require.Equal(t, rule.Kind == controls.Deduction && !gate, r.Weight > 0)
	require.Equal(t, rule.Conditional != nil, r.Plan != controls.PlanNone)
	if r.Weight > 0 {
		require.NotEmpty(t, r.CiteFor("weight"))
	}
	if r.Partial != nil {
		require.Less(t, r.Partial.Weight, r.Weight)
		require.NotEmpty(t, r.Partial.Cite)
	}
	if r.Plan == controls.PlanIfPartial {
		require.NotNil(t, r.Partial)
	}
	for _, fact := range r.Needs {
		require.True(t, slices.ContainsFunc(c.Facts, func(f controls.Fact) bool { return f.ID == fact }))
	}
	require.NotEmpty(t, r.Objectives)
}

func requireSoundObjective(t testing.TB, c *controls.Catalogue, r *controls.Requirement, o *controls.Objective) {
	t.Helper()
	owner, found := c.Objective(o.ID)
	require.Same(t, r, owner)
	require.Same(t, o, found, "an id names one objective")
	name, key, ok := controls.SplitObjectiveID(o.ID)
	require.True(t, ok)
	require.Equal(t, r.ID, name)
	require.Equal(t, o.Key, key)
	if o.Scale == "" {
		require.Empty(t, o.Minimum)
		require.Empty(t, o.Stages)
		return
	}
	step := o.Minimum
	if rule := c.Level(r.Level).Rule; rule.Kind == controls.Rating {
		require.Equal(t, rule.Scale, o.Scale)
		step = rule.Step
	}
	require.Positive(t, c.Scale(o.Scale).Rank(step))
	for stage := range o.Stages {
		require.Positive(t, c.Scale(o.Scale).Rank(stage))
	}
}
