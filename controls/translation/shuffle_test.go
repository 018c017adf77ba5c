package translation_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
	"rung/controls/translation"
)

// shuffled puts the rows of a sheet, the head included, and its columns into another order.
func shuffled(dice *rand.Rand, s *sheet.Sheet) {
	dice.Shuffle(len(s.Rows), func(i, j int) { s.Rows[i], s.Rows[j] = s.Rows[j], s.Rows[i] })
	order := dice.Perm(len(s.Rows[0]))
	for i, row := range s.Rows {
		moved := make([]sheet.Cell, len(row))
		for j, cell := range row {
			moved[order[j]] = cell
		}
		s.Rows[i] = moved
	}
}

// without takes all translations into one language out of a catalogue, which is then being translated into it.
func without(t testing.TB, files fstest.MapFS, c *controls.Catalogue, tag lang.Tag) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	var strip func(n *yaml.Node)
	strip = func(n *yaml.Node) {
		var kept []*yaml.Node
		for i, child := range n.Content {
			key := child
			if n.Kind == yaml.MappingNode && i%2 == 1 {
				key = n.Content[i-1]
			}
			if n.Kind == yaml.MappingNode && (key.Value == string(tag) || key.Value == string(tag)+".of") {
				continue
			}
			strip(child)
			kept = append(kept, child)
		}
		n.Content = kept
	}
	for name, file := range files {
		var n yaml.Node
		require.NoError(t, yaml.Unmarshal(file.Data, &n))
		strip(&n)
		data, err := yaml.Marshal(&n)
		require.NoError(t, err)
		out[name] = &fstest.MapFile{Data: data}
	}
	return languages(t, out, fmt.Sprintf("[%s, %s]", c.Languages[0], tag), fmt.Sprintf("[%s]\ntranslating: [%s]", c.Languages[0], tag))
}

// languages changes the languages of a catalogue.
func languages(t testing.TB, files fstest.MapFS, old, with string) fstest.MapFS {
	t.Helper()
	main := string(files[controls.MainFile].Data)
	require.Equal(t, 1, strings.Count(main, "languages: "+old+"\n"))
	out := fstest.MapFS{}
	for name, file := range files {
		out[name] = file
	}
	out[controls.MainFile] = &fstest.MapFile{Data: []byte(strings.Replace(main, "languages: "+old+"\n", "languages: "+with+"\n", 1))}
	tidy, err := controls.Tidy(out)
	require.NoError(t, err)
	for name, data := range tidy {
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// TestAnyPartOfATranslationComesBack takes the translations out of a catalogue, brings a part of them back and then the
// rest, through sheets whose rows and columns have been shuffled, and has the catalogue it began with.
func TestAnyPartOfATranslationComesBack(t *testing.T) {
	for id, files := range shipped(t) {
		t.Run(id, func(t *testing.T) {
			dice := rand.New(rand.NewPCG(1, uint64(len(id))))
			want := stamped(t, files)
			c, found := passages(t, want)
			tag, whole := c.Languages[1], fmt.Sprintf("[%s, %s]", c.Languages[0], c.Languages[1])
			full, _ := translation.Book(c, found, tag, translation.All, words)
			have := without(t, want, c, tag)
			for part := range 2 {
				c, found := passages(t, have)
				empty, _ := translation.Book(c, found, tag, translation.All, words)
				rows := empty.Sheets[0].Rows
				for i := range rows {
					if i > 0 && (part == 1 || dice.IntN(2) == 0) {
						rows[i][4].Text = full.Sheets[0].Rows[i][4].Text
					}
				}
				shuffled(dice, &empty.Sheets[0])
				out := bring(t, have, empty)
				for _, r := range out.Refused {
					require.Equal(t, translation.Gap, r.Reason)
				}
				require.Empty(t, out.Unsure)
				have = translated(t, have, out.Translations)
			}
			have = languages(t, have, whole[:strings.Index(whole, ",")]+"]\ntranslating: ["+string(tag)+"]", whole)
			tidy, err := controls.Tidy(want)
			require.NoError(t, err)
			for name, data := range tidy {
				require.Equal(t, string(data), string(have[name].Data), name)
			}
		})
	}
}
