package pdf

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/traditionalchinese"

	"rung/frameworks"
)

func TestFacesHaveEveryBuiltInCharacter(t *testing.T) {
	f := bothFaces(t)
	for name, files := range map[string]fs.FS{"frameworks": frameworks.Files, "report messages": os.DirFS("../messages")} {
		read := 0
		require.NoError(t, fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(files, path)
			for _, r := range string(data) {
				if r != '\n' && !f.regular.has(r) {
					require.Failf(t, "no glyph", "%s: %s has %q (%U)", name, path, r, r)
				}
			}
			read++
			return err
		}))
		require.NotZero(t, read, name)
	}
}

func TestFacesHaveBig5(t *testing.T) {
	f := bothFaces(t)
	level := func(face *face, first, last byte) int {
		found := 0
		for lead := first; lead <= last; lead++ {
			for trail := 0x40; trail <= 0xfe; trail++ {
				if trail > 0x7e && trail < 0xa1 {
					continue
				}
				if lead == 0xc6 && trail > 0x7e || lead == 0xf9 && trail > 0xd5 {
					continue // the ends of levels 1 and 2; extensions follow
				}
				s, err := traditionalchinese.Big5.NewDecoder().String(string([]byte{lead, byte(trail)}))
				require.NoError(t, err)
				r := []rune(s)[0]
				require.True(t, face.has(r), "no glyph for %c (%U)", r, r)
				found++
			}
		}
		return found
	}
	require.Equal(t, 5401, level(f.regular, 0xa4, 0xc6), "level 1")
	require.Equal(t, 7652, level(f.regular, 0xc9, 0xf9), "level 2")
	require.Equal(t, 5401, level(f.bold, 0xa4, 0xc6), "level 1 in bold")
}

func TestBoldTakesRareCharactersFromRegular(t *testing.T) {
	f := bothFaces(t)
	rare := '龘'
	require.True(t, f.regular.has('籲') || f.regular.has(rare))
	for r := rune(0); r < 1<<16; r++ {
		if f.bold.has(r) {
			require.True(t, f.regular.has(r), "%U is in bold alone", r)
		}
	}
	require.False(t, f.bold.has('堃'))
	require.True(t, f.bold.shows('堃'))
	require.InDelta(t, 1, f.bold.runeWidth('堃'), 0)
}

func TestFaceWidths(t *testing.T) {
	f := bothFaces(t)
	require.InDelta(t, 1, f.regular.runeWidth('制'), 0)
	require.InDelta(t, 0.224, f.regular.runeWidth(' '), 0.01)
	require.Less(t, f.regular.runeWidth('i'), f.regular.runeWidth('m'))
	require.InDelta(t, 40, font{f.regular, 20}.width("制度"), 0.001)
}

func TestReadFaceRefusesOtherFiles(t *testing.T) {
	files, err := fonts()
	require.NoError(t, err)
	for name, data := range map[string]string{
		"an empty file":              "",
		"an OpenType file":           "OTTO" + strings.Repeat("\x00", 40),
		"a file that ends early":     string(files.regular[:200]),
		"a header without tables":    "\x00\x01\x00\x00\x00\x00" + strings.Repeat("\x00", 20),
		"a table beyond the end":     "\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00head\x00\x00\x00\x00\x00\x00\x00\x0c\xff\xff\xff\xff",
		"a table with no end at all": "\x00\x01\x00\x00\x00\x09\x00\x00\x00\x00\x00\x00head",
	} {
		_, err := readFace([]byte(data))
		require.ErrorIs(t, err, errFont, name)
	}
}
