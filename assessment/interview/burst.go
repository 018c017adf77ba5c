package interview

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"strings"
	"sync"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// Letters that arrive in one read were not typed one by one: they come from an input method, from a paste in a terminal
// that does not mark pastes, or were typed ahead of a busy screen. Keys reach a model one by one, too late to see what
// follows them; so the reader hands a burst over whole, dressed as a paste behind a mark that no paste can know.

var burstMark = sync.OnceValue(func() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return "burst" + hex.EncodeToString(b[:])
})

const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// burstOf is the text of a burst; ok is false for a true paste.
func burstOf(msg tea.PasteMsg) (text string, ok bool) {
	return strings.CutPrefix(msg.Content, burstMark())
}

// dress makes a burst of what one read gave, where it is one: letters and signs, Enter, Tab and Backspace, with at least
// three lower-case letters in a row.
func dress(read []byte) ([]byte, bool) {
	if !utf8.Valid(read) {
		return nil, false
	}
	row, longest := 0, 0
	for _, r := range string(read) {
		switch {
		case r >= 'a' && r <= 'z':
			row++
			longest = max(longest, row)
		case r == ' ':
		case r < ' ' && r != '\r' && r != '\t', r > '~' && r < 0xa0 && r != 0x7f:
			return nil, false
		default:
			row = 0
		}
	}
	if longest < 3 {
		return nil, false
	}
	// A paste has no Enter and no Backspace of its own; signs of the control pictures stand for them.
	text := strings.NewReplacer("\r", "␍", "\t", "␉", "\x7f", "␡").Replace(string(read))
	return []byte(pasteBegins + burstMark() + text + pasteEnds), true
}

// keyOf is the key that one character of a burst stands for.
func keyOf(r rune) tea.KeyPressMsg {
	switch r {
	case '␍':
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case '␉':
		return tea.KeyPressMsg{Code: tea.KeyTab}
	case '␡':
		return tea.KeyPressMsg{Code: tea.KeyBackspace}
	}
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}

// wordsAhead is what a text begins with that may be a reason: lower-case letters and spaces and what follows them up to
// the end of the line. It is "" unless there are three letters at least, and one of them that neither answers nor
// takes back nor leaves: what is typed ahead as answers stays answers.
func wordsAhead(text string) string {
	line := text
	if end := strings.IndexAny(text, "␍␉␡"); end >= 0 {
		line = text[:end]
	}
	letters, other := 0, false
	for _, r := range line {
		if r == ' ' {
			continue
		}
		if r < 'a' || r > 'z' {
			break
		}
		letters++
		other = other || !strings.ContainsRune("mnauq", r)
	}
	if letters < 3 || !other || line[0] == ' ' {
		return ""
	}
	return line
}

// burst does what the keys of a burst do. While a reason is asked for, words are the reason.
func (s *screen) burst(text string) tea.Cmd {
	for text != "" {
		if p, ok := s.page.(*questionPage); ok && s.offer != noPlace {
			if reason := wordsAhead(text); reason != "" {
				s.told = ""
				s.retry()
				p.startNote(s).paste(s, tea.PasteMsg{Content: typed(reason)})
				s.draw()
				text = text[len(reason):]
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		cmd := s.press(keyOf(r))
		s.draw()
		if cmd != nil {
			if s.reason != "" || text == "" {
				return cmd
			}
			return tea.Batch(cmd, s.burst(text))
		}
	}
	return nil
}

// burst gives the keys of a burst to the setup, and returns what is left when it is over.
func (f *setupForm) burst(text string) (cmd tea.Cmd, rest string) {
	for text != "" && !f.done() && cmd == nil {
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		_, cmd = f.Update(keyOf(r))
	}
	return cmd, text
}

// bursts watches what is read, and dresses what is a burst. Inside a paste nothing is touched.
type bursts struct {
	tail    []byte // the last bytes read, to find the marks of a paste across two reads
	pasting bool
}

// take dresses what one read gave, in place; it returns how many bytes it is now. A burst that has no room for its dress
// goes on as it is: nothing may be held back, because the next read waits for the next key.
func (b *bursts) take(p []byte, n int) int {
	inside := b.pasting
	b.look(p[:n])
	if inside || b.pasting || bytes.IndexByte(p[:n], 0x1b) >= 0 {
		return n
	}
	if dressed, ok := dress(p[:n]); ok && len(dressed) <= len(p) {
		return copy(p, dressed)
	}
	return n
}

// look follows where pastes begin and end.
func (b *bursts) look(read []byte) {
	seen := append(b.tail, read...)
	if begin, end := bytes.LastIndex(seen, []byte(pasteBegins)), bytes.LastIndex(seen, []byte(pasteEnds)); begin != end {
		b.pasting = begin > end
	}
	b.tail = bytes.Clone(seen[max(0, len(seen)-len(pasteBegins)+1):])
}
