package interview

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func TestFold(t *testing.T) {
	for _, row := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"words stay whole", "one two three", 8, []string{"one two", "three"}},
		{"a line may be full", "one two", 7, []string{"one two"}},
		{"Chinese counts two columns and breaks anywhere", "一二三四五", 6, []string{"一二三", "四五"}},
		{"but not before closing punctuation", "一二三。四", 6, []string{"一二", "三。四"}},
		{"lines of the text are kept", "a\n\nb", 10, []string{"a", "", "b"}},
		{"a long word is cut", "abcdefgh ij", 4, []string{"abcd", "efgh", "ij"}},
		{"an emoji is not cut", "👩👩👩", 3, []string{"👩", "👩", "👩"}},
		{"nothing is one empty line", "", 10, []string{""}},
		{"a width of nothing still ends", "一二", 0, []string{"一", "二"}},
	} {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.want, fold(row.text, row.width)) })
	}
}

func TestFew(t *testing.T) {
	require.Equal(t, []string{"one", "tw…"}, few([]string{"one", "two", "three"}, 2, 3))
	require.Equal(t, []string{"one", "two…"}, few([]string{"one", "two", "three"}, 2, 9))
	require.Equal(t, []string{"one"}, few([]string{"one"}, 2, 9))
	require.Empty(t, few([]string{"one"}, 0, 9))
}

func FuzzFold(f *testing.F) {
	f.Add("one two 三四五。six", 7)
	f.Add("a\n\n b\tc", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		text = shown(text)
		width = max(2, min(width, 300))
		whole := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		lines := fold(text, width)
		for _, line := range lines {
			require.LessOrEqual(t, wide(line), width)
		}
		require.Equal(t, whole(text), whole(strings.Join(lines, "")), "no character is lost")
	})
}

func FuzzShown(f *testing.F) {
	f.Add("a\x1b[2Jb\u202e")
	f.Add("\xff\t\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, out := range []string{shown(text), typed(text)} {
			require.True(t, utf8.ValidString(out))
			require.False(t, strings.ContainsFunc(out, controls.Hidden))
		}
		require.Empty(t, controls.Unfit(typed(text)), "what is typed may be kept")
	})
}

func TestTypedKeepsLinesAndItsLimit(t *testing.T) {
	require.Equal(t, "a\nb\nc", typed("a\r\nb\rc\u200b"))
	long := typed(strings.Repeat("鑑", controls.MaxText))
	require.LessOrEqual(t, len(long), controls.MaxText)
	require.Greater(t, len(long), controls.MaxText-4)
}

func TestApart(t *testing.T) {
	require.Equal(t, "left   right", apart("left", "right", 12))
	require.Equal(t, "lef…  right", apart("leftover", "right", 11))
	require.Equal(t, "ri…", apart("leftover", "right", 3))
	require.Equal(t, "鑑別…  右", apart("鑑別與存取", "右", 9))
}

// Every message that the code names exists in every language, and no language has one that the others lack.
func TestMessagesAreComplete(t *testing.T) {
	ids := map[string]lang.Data{}
	value := regexp.MustCompile(`\{\{\.([A-Za-z]+)\}\}`)
	for _, tag := range messages.Tags() {
		data, err := messageFiles.ReadFile("messages/" + string(tag) + ".yaml")
		require.NoError(t, err)
		var found map[string]any
		require.NoError(t, yaml.Unmarshal(data, &found))
		for id, message := range found {
			if ids[id] == nil {
				ids[id] = lang.Data{}
			}
			for _, name := range value.FindAllStringSubmatch(fmt.Sprint(message), -1) {
				ids[id][name[1]] = "x"
			}
			if forms, ok := message.(map[string]any); ok && tag == lang.English {
				require.Contains(t, forms, "one", id)
				require.Contains(t, forms, "other", id)
			}
		}
	}
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		for id, data := range ids {
			for count := range 3 {
				if _, counts := data["Count"]; counts {
					data["Count"] = count
				}
				said := messages.In(tag).Say(id, data)
				require.NotContains(t, said, "⟨", "%s in %s", id, tag)
				require.NotContains(t, said, "no value", "%s in %s", id, tag)
			}
		}
	}
	for _, id := range namedInCode(t) {
		require.Contains(t, ids, id, "the code says %q, which no message file has", id)
	}
}

// namedInCode lists the messages that the code asks for by their full name, and those it puts together.
func namedInCode(t *testing.T) []string {
	var ids []string
	say := regexp.MustCompile(`\b(?:Say|say|tell|settle|head)\("([a-z+-]+)"`)
	hints := regexp.MustCompile(`hintList\(([^)]*)\)`)
	spec := regexp.MustCompile(`"([a-z-]+):([^":]*)(?::must)?"`)
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		source, err := os.ReadFile(file.Name())
		require.NoError(t, err)
		_, err = parser.ParseFile(token.NewFileSet(), file.Name(), source, parser.ImportsOnly)
		require.NoError(t, err)
		for _, found := range say.FindAllSubmatch(source, -1) {
			if id := string(found[1]); !strings.HasSuffix(id, "-") {
				ids = append(ids, id)
			}
		}
		for _, list := range hints.FindAllSubmatch(source, -1) {
			for _, h := range spec.FindAllSubmatch(list[1], -1) {
				ids = append(ids, "hint-"+string(h[1]))
				if len(h[2]) > 1 {
					ids = append(ids, "key-"+string(h[2]))
				}
			}
		}
	}
	for _, o := range []assessment.Outcome{assessment.Met, assessment.NotMet, assessment.NotApplicable, assessment.Unanswered} {
		ids = append(ids, "outcome-"+string(o))
	}
	for _, status := range assessment.Statuses {
		ids = append(ids, "status-"+string(status))
	}
	for _, s := range []stage{notStarted, started, needsReason, done, notAsked} {
		ids = append(ids, "stage-"+string(s))
	}
	for _, entry := range vocabulary {
		ids = append(ids, "line-help-"+string(entry.command))
	}
	for _, s := range setupSteps(nil, newWords(lang.English, nil)) {
		ids = append(ids, "setup-"+s.name, "setup-"+s.name+"-about")
	}
	require.Greater(t, len(ids), 120)
	return ids
}
