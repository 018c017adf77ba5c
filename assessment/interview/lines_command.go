package interview

import (
	"slices"
	"strconv"
	"strings"

	"rung/assessment"
)

// command is what a typed line asks for.
type command string

const (
	sayMet     command = "met"
	sayNotMet  command = "not-met"
	sayNA      command = "not-applicable"
	sayClear   command = "clear"
	saySame    command = "same"
	saySkip    command = "skip"
	sayBack    command = "back"
	sayNote    command = "note"
	sayReason  command = "reason"
	sayAll     command = "all"
	sayPartial command = "partial"
	sayMark    command = "mark"
	sayFile    command = "evidence"
	sayPlan    command = "plan"
	sayRescue  command = "rescue"
	sayGo      command = "go"
	sayFind    command = "find"
	sayOnly    command = "only"
	sayUndo    command = "undo"
	sayMap     command = "overview"
	sayCheck   command = "check"
	sayWhy     command = "why"
	sayHelp    command = "help"
	sayQuit    command = "quit"
	sayNothing command = ""
	sayUnknown command = "unknown"
)

// vocabulary lists the words of each command, in both languages whatever the interface speaks. Two words of one entry
// are written with a space.
var vocabulary = []struct {
	command command
	words   []string
}{
	{sayMet, []string{"met", "m", "1", "符合"}},
	{sayNotMet, []string{"not-met", "not met", "n", "2", "不符合", "不符"}},
	{sayNA, []string{"not-applicable", "not applicable", "n-a", "n/a", "na", "a", "3", "不適用"}},
	{saySame, []string{"same", "y", "照舊", "同上次"}},
	{sayClear, []string{"clear", "unanswered", "0", "清除"}},
	{saySkip, []string{"skip", "s", "later", "next", "略過", "稍後", "下一題"}},
	{sayBack, []string{"back", "b", "上一題", "返回"}},
	{sayNote, []string{"note", "e", "備註"}},
	{sayReason, []string{"reason", "r", "原因", "理由"}},
	{sayAll, []string{"all", "全部"}},
	{sayPartial, []string{"partial", "p", "部分符合"}},
	{sayMark, []string{"mark", "*", "標記"}},
	{sayFile, []string{"evidence", "v", "佐證"}},
	{sayPlan, []string{"plan", "改善"}},
	{sayRescue, []string{"rescue", "另存"}},
	{sayGo, []string{"go", "g", "前往"}},
	{sayFind, []string{"find", "/", "搜尋"}},
	{sayOnly, []string{"only", "f", "篩選"}},
	{sayUndo, []string{"undo", "u", "復原"}},
	{sayMap, []string{"overview", "o", "總覽"}},
	{sayCheck, []string{"check", "c", "檢查"}},
	{sayWhy, []string{"why", "how", "w", "?", "為什麼", "作法"}},
	{sayHelp, []string{"help", "h", "說明"}},
	{sayQuit, []string{"quit", "q", "exit", "離開"}},
}

// parse reads a line: the command, and the text behind it. A Chinese word may be followed by its text without a space.
// Words that take no text are no command where one follows, and "a", "1", "2" and "3" are none either: a sentence that
// begins with them is more likely a note that lacks its command, and must not be taken for an answer.
func parse(line string) (command, string) {
	line = strings.TrimSpace(line)
	if line == "" {
		return sayNothing, ""
	}
	plain := strings.ToLower(plainKeys(line))
	best, word := sayUnknown, ""
	for _, entry := range vocabulary {
		for _, w := range entry.words {
			if len(w) > len(word) && begins(plain, w) {
				best, word = entry.command, w
			}
		}
	}
	rest := textAfter(line, len([]rune(word)))
	if rest != "" && (!slices.Contains(takeText, best) || strings.Contains("a123", word)) {
		return sayUnknown, ""
	}
	return best, rest
}

// takeText lists the commands behind which a text may stand.
var takeText = []command{sayMet, sayNotMet, sayNA, sayNote, sayReason, sayAll, sayGo, sayFind, sayOnly, sayFile, sayPlan, sayRescue}

// begins reports whether a line begins with a word, and not only with its letters.
func begins(line, word string) bool {
	tail, ok := strings.CutPrefix(line, word)
	return ok && (tail == "" || word[0] >= 0x80 || strings.ContainsAny(tail[:1], " \t,:;") || word == "/")
}

// textAfter returns what follows the first n characters of a line, without the punctuation that sets it off.
func textAfter(line string, n int) string {
	return strings.TrimLeft(string([]rune(line)[n:]), " \t\u3000,:;，：；、")
}

// stepNamed is the value that a word or a number gives an objective on a scale, as its steps are shown.
func (w words) stepNamed(values []assessment.Value, word string, name func(assessment.Value) string) (assessment.Value, bool) {
	word = strings.ToLower(plainKeys(strings.TrimSpace(word)))
	if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= len(values) {
		return values[n-1], true
	}
	i := slices.IndexFunc(values, func(v assessment.Value) bool {
		return strings.ToLower(string(v)) == word || strings.ToLower(name(v)) == word
	})
	if i < 0 {
		return "", false
	}
	return values[i], true
}
