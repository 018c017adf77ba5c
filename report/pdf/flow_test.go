package pdf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// flowed places blocks and says what stands on each page, "name" for a row, "(name)" for a repeated one.
func flowed(t *testing.T, blocks ...block) []string {
	t.Helper()
	f := flow{document: newDocument()}
	f.heads = named(t, 20, "head")
	for _, b := range blocks {
		f.add(b)
	}
	f.end()
	var out []string
	for _, p := range f.document.pages {
		var names []string
		for _, m := range p.marks {
			name := m.text.text
			if m.text.again {
				name = "(" + name + ")"
			}
			names = append(names, name)
			require.LessOrEqual(t, m.text.baseline, bottom)
		}
		out = append(out, strings.Join(names, " "))
	}
	return out
}

// named makes rows that draw their names.
func named(t *testing.T, height float64, names ...string) []row {
	st := newStyles(bothFaces(t), false).body
	var rows []row
	for _, name := range names {
		rows = append(rows, row{height: height, draw: func(p *page, y float64) { p.text(left, y, name, st) }})
	}
	return rows
}

func TestFlow(t *testing.T) {
	const full = bottom - top
	rows := func(height float64, names string) []row { return named(t, height, strings.Fields(names)...) }
	for _, row := range []struct {
		name   string
		blocks []block
		want   []string
	}{
		{"blocks that fit stand on one page", []block{{rows: rows(100, "a b")}, {rows: rows(100, "c")}}, []string{"a b c"}},
		{"a block that does not fit goes over whole, below the head", []block{{rows: rows(full*0.7, "a")}, {rows: rows(full*0.2, "b c")}}, []string{"a", "(head) b c"}},
		{"a block is divided where a large hole would stay", []block{{rows: rows(full*0.5, "a")}, {rows: rows(full*0.2, "b c d")}}, []string{"a b c", "(head) d"}},
		{"a block longer than a page is divided", []block{{rows: rows(full*0.3, "a b c d e"), again: rows(10, "more")}}, []string{"a b c", "(head) (more) d e"}},
		{
			"rows kept together go over together",
			[]block{{rows: rows(full*0.3, "a b")}, {rows: concat(keepAll(rows(full*0.25, "c")), rows(full*0.25, "d e"))}},
			[]string{"a b", "(head) c d e"},
		},
		{
			"a heading never stays alone at the foot of a page",
			[]block{{rows: rows(full*0.8, "a")}, {rows: rows(full*0.1, "h"), glued: true}, {rows: rows(full*0.15, "b")}},
			[]string{"a", "(head) h b"},
		},
		{
			"two headings in a row stay with what follows",
			[]block{{rows: rows(full*0.8, "a")}, {rows: rows(20, "h"), glued: true}, {rows: rows(20, "i"), glued: true}, {rows: rows(full*0.15, "b")}},
			[]string{"a", "(head) h i b"},
		},
		{
			"a new part does not repeat the head of the part before",
			[]block{{rows: rows(full*0.9, "a")}, {rows: rows(full*0.2, "b"), starts: true}},
			[]string{"a", "b"},
		},
		{"a heading at the very end is still placed", []block{{rows: rows(20, "h"), glued: true}}, []string{"h"}},
		{"an empty block changes nothing", []block{{rows: rows(20, "a")}, {}, {rows: rows(20, "b")}}, []string{"a b"}},
		{
			"rows that must stay together but are taller than a page are divided all the same",
			[]block{{rows: keepAll(rows(full*0.4, "a b c d"))}},
			[]string{"a b", "(head) c d"},
		},
	} {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.want, flowed(t, row.blocks...)) })
	}
}

func TestBesideKeepsALongLabelOnItsPage(t *testing.T) {
	rows := beside(named(t, 10, "l", "m", "n"), named(t, 10, "a", "b", "c", "d"))
	require.Len(t, rows, 4)
	require.True(t, rows[0].keep && rows[1].keep)
	require.False(t, rows[2].keep)
	rows = beside(named(t, 10, "l", "m", "n"), named(t, 10, "a"))
	require.InDelta(t, 30, height(rows), 0.001)
}
