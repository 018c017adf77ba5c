package ciso_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/ciso"
	"rung/controls/draft"
	"rung/controls/lang"
)

// lints requires that a draft encodes, that lint has no error to tell of it, and that it loads.
func lints(t testing.TB, d *draft.Draft) *controls.Catalogue {
	t.Helper()
	contents, err := controls.Encode(d.Catalogue)
	require.NoError(t, err)
	files := fstest.MapFS{}
	for name, data := range contents {
		files[name] = &fstest.MapFile{Data: data}
	}
	found, err := controls.Lint(files)
	require.NoError(t, err)
	for _, p := range found {
		require.NotEqual(t, controls.Error, p.Severity, p)
	}
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c
}

func shipped(t testing.TB) map[string]*controls.Catalogue {
	t.Helper()
	names, err := fs.Glob(os.DirFS("../../frameworks"), "*/"+controls.MainFile)
	require.NoError(t, err)
	require.NotEmpty(t, names)
	out := map[string]*controls.Catalogue{}
	for _, name := range names {
		id := path.Dir(name)
		out[id], err = controls.Load(os.DirFS("../../frameworks/" + id))
		require.NoError(t, err)
	}
	return out
}

// full is a text in all languages of a catalogue, whether it was written as one for all or not.
func full(c *controls.Catalogue, x lang.Text) map[lang.Tag]string {
	out := map[lang.Tag]string{}
	for _, tag := range c.Languages {
		out[tag] = strings.TrimSpace(x.In(tag))
	}
	return out
}

func fullList(c *controls.Catalogue, x lang.List) map[lang.Tag][]string {
	out := map[lang.Tag][]string{}
	for _, tag := range c.Languages {
		out[tag] = append([]string{}, x.In(tag)...)
	}
	return out
}

// TestWhatIsWrittenIsReadBack compares all that the format can hold, for every catalogue that is shipped.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	for id, c := range shipped(t) {
		t.Run(id, func(t *testing.T) {
			var first, second bytes.Buffer
			require.NoError(t, ciso.Write(&first, c))
			require.NoError(t, ciso.Write(&second, c))
			require.Equal(t, first.String(), second.String(), "the same bytes each time")
			require.True(t, ciso.Sniff(first.Bytes()))
			d, err := ciso.Read(&first)
			require.NoError(t, err)
			same(t, c, lints(t, d))
		})
	}
}

func same(t *testing.T, c, back *controls.Catalogue) {
	t.Helper()
	require.Equal(t, c.Languages, back.Languages)
	require.Equal(t, []string{c.ID, c.Short, c.Licence}, []string{back.ID, back.Short, back.Licence})
	require.Equal(t, full(c, c.Title), full(back, back.Title))
	require.Equal(t, c.LevelIDs(), back.LevelIDs())
	for i, l := range c.Levels {
		require.Equal(t, full(c, l.Title), full(back, back.Levels[i].Title))
		require.Equal(t, full(c, l.About), full(back, back.Levels[i].About))
		require.Equal(t, l.Rule.Kind.Cumulative(), back.Levels[i].Rule.Kind.Cumulative())
	}
	require.Equal(t, c.DomainIDs(), back.DomainIDs())
	for i, d := range c.Domains {
		require.Equal(t, full(c, d.Title), full(back, back.Domains[i].Title))
		require.Equal(t, full(c, d.About), full(back, back.Domains[i].About))
	}
	require.Equal(t, c.RequirementIDs(), back.RequirementIDs())
	for i := range c.Requirements {
		sameRequirement(t, c, back, &c.Requirements[i], &back.Requirements[i])
	}
	for _, l := range c.Levels {
		require.Equal(t, len(c.Asked(l.ID)), len(back.Asked(l.ID)), "what a level asks")
	}
}

func sameRequirement(t *testing.T, c, back *controls.Catalogue, a, b *controls.Requirement) {
	t.Helper()
	require.Equal(t, []string{a.ID, a.Level, a.Domain}, []string{b.ID, b.Level, b.Domain})
	require.Equal(t, full(c, a.Title), full(back, b.Title), a.ID)
	require.Equal(t, full(c, a.Ask), full(back, b.Ask), a.ID)
	require.Equal(t, full(c, a.Why), full(back, b.Why), a.ID)
	require.Equal(t, fullList(c, a.Do), fullList(back, b.Do), a.ID)
	require.Equal(t, fullList(c, a.Evidence), fullList(back, b.Evidence), a.ID)
	require.Equal(t, len(a.Objectives), len(b.Objectives), a.ID)
	for j, o := range a.Objectives {
		p := b.Objectives[j]
		require.Equal(t, o.ID, p.ID)
		require.Equal(t, full(c, o.Text), full(back, p.Text), o.ID)
		s, u := c.Scale(o.Scale), back.Scale(p.Scale)
		require.Equal(t, s == nil, u == nil, o.ID)
		if s == nil {
			continue
		}
		require.Equal(t, s.Rank(o.Minimum), u.Rank(p.Minimum), o.ID)
		for k := range s.Steps {
			require.Equal(t, full(c, s.Steps[k].Title), full(back, u.Steps[k].Title))
			require.Equal(t, full(c, o.Stages[s.Steps[k].ID]), full(back, p.Stages[u.Steps[k].ID]), o.ID)
		}
	}
}
