package pdf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

func bothFaces(t testing.TB) faces {
	t.Helper()
	f, err := loadFaces()
	require.NoError(t, err)
	return f
}

func TestClean(t *testing.T) {
	f := bothFaces(t)
	for _, row := range []struct{ name, in, want string }{
		{"plain text stays as it is", "Two accounts are open，兩個帳號。", "Two accounts are open，兩個帳號。"},
		{"an empty text stays empty", "", ""},
		{"Windows line ends become newlines", "a\r\nb\rc", "a\nb\nc"},
		{"line and paragraph separators become newlines", "a\u2028b\u2029c", "a\nb\nc"},
		{"a tab becomes spaces", "a\tb", "a    b"},
		{"many blank lines become one", "a\n\n\n\n\nb", "a\n\nb"},
		{"a flood of line breaks becomes running text", strings.Repeat("a\n", 501) + "b", strings.Repeat("a ", 501) + "b"},
		{"newlines around a text are dropped", "\n\na\n", "a"},
		{"a control character is named", "a\x1b[31m", "a[U+001B][31m"},
		{"a zero byte is named", "a\x00b", "a[U+0000]b"},
		{"a bidirectional control is named", "a\u202eb", "a[U+202E]b"},
		{"a zero-width character is named", "a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"},
		{"invalid UTF-8 is named", "a\xff", "a[U+FFFD]"},
		{"an emoji is a box", "a🎉b", "a□b"},
		{"a check mark emoji stays a check mark", "✅ done", "✓ done"},
		{"a cross stays a cross", "❌ ✗ ☒", "× × ×"},
		{"a variation selector leaves no trace", "⚠\ufe0f", "⚠"},
		{"letters of a script the typeface lacks are boxes", "שלום", "□□□□"},
		{"a Chinese character beyond the typeface is a box", "網𡘙", "網□"},
		{"a letter and its accent become one character", "e\u0301", "é"},
		{"a compatibility form becomes the common character", "\uf914", "樂"},
		{"a letter whose accent the typeface lacks loses it", "Škoda", "Skoda"},
		{"a letter with a stroke loses it", "Łódź", "Lódz"},
		{"Vietnamese is there", "Nguyễn Việt", "Nguyễn Việt"},
		{"characters of names beyond Big5 are there", "堃喆碁", "堃喆碁"},
		{"a rare space is a space", "a\u2009b", "a b"},
	} {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.want, clean(row.in, f.regular)) })
	}
}

func FuzzClean(f *testing.F) {
	faces := bothFaces(f)
	f.Add(hostileNote)
	f.Add("\n\t\r")
	f.Fuzz(func(t *testing.T, s string) {
		out := clean(s, faces.regular)
		require.Equal(t, out, clean(out, faces.regular), "clean text stays as it is")
		for _, r := range out {
			if r > 0xffff || controls.Hidden(r) || r != '\n' && !faces.bold.shows(r) {
				t.Fatalf("%U is not fit for the page", r)
			}
		}
		require.NotContains(t, out, "\n\n\n")
	})
}

func TestProperty(t *testing.T) {
	require.Equal(t, "Škoda 範例 □ [U+202E] a", property("Škoda\n範例 🎉 \u202e\ta"))
	require.Equal(t, "[U+FFFD]", property("\xff"))
	require.Empty(t, property(strings.Repeat(" ", 9)))
}
