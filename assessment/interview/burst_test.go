package interview

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

func TestLettersThatAreNoCommandStartTheReason(t *testing.T) {
	for _, row := range []struct {
		name, keys, note, values string
	}{
		{"a capital", "2There is no list", "There is no list", "n....."},
		{"another", "3We have none", "We have none", "a....."},
		{"a small one", "2so far", "so far", "n....."},
		{"Chinese", "2沒有清單", "沒有清單", "n....."},
		{"a letter with an accent", "2élan", "élan", "n....."},
		{"but not while no reason is asked for", "1There", "", "m....."},
		{"and a command stays one", "2u", "", "......"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := newDesk(t).sitting(shipped(t), lang.English)
			typing(s, row.keys)
			if _, open := s.page.(*notePage); open {
				press(s, "enter")
			}
			require.Equal(t, row.note, noteOf(s, "AC.L1-b.1.i[a]"))
			require.Equal(t, row.values, values(s.session)[:6])
		})
	}
}

// arriving gives a model what one read of the terminal gave.
func arriving(m tea.Model, read string) tea.Cmd {
	if dressed, ok := dress([]byte(read)); ok {
		content := strings.TrimSuffix(strings.TrimPrefix(string(dressed), pasteBegins), pasteEnds)
		_, cmd := m.Update(tea.PasteMsg{Content: content})
		return cmd
	}
	var last tea.Cmd
	for _, r := range read {
		if r == '\r' {
			r = '␍'
		}
		_, last = m.Update(keyOf(r))
	}
	return last
}

func TestWordsThatArriveAtOnceAreAReason(t *testing.T) {
	for _, row := range []struct {
		name, first, read string
		note, values      string
	}{
		{"words whose letters are commands", "2", "no list of accounts", "no list of accounts", "n....."},
		{"with the answer and what follows in the same read", "", "2no list\r1", "no list", "nm...."},
		{"a word of three letters", "2", "yes", "yes", "n....."},
		{"answers typed ahead stay answers", "2", "mnamna", "", "nmnamn"},
		{"and so does taking back", "2", "mmuu", "", "n....."},
		{"two letters are two keys", "2", "uo", "", "......"},
		{"nothing is a reason when none is asked for", "1", "nnn", "", "mnnn.."},
		{"a sentence with a sign in it stays whole", "2", "see list (old), 2024", "see list (old), 2024", "n....."},
		{"digits are answers as ever", "2", "1231", "", "nmnam."},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			s := d.sitting(shipped(t), lang.English)
			typing(s, row.first)
			arriving(s, row.read)
			if _, open := s.page.(*notePage); open {
				press(s, "enter")
			}
			require.Equal(t, row.note, noteOf(s, "AC.L1-b.1.i[a]"))
			require.Equal(t, row.values, values(s.session)[:6])
		})
	}
}

func TestABurstReachesEveryPage(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English)
	arriving(s, "/visitors\r")
	require.Equal(t, "PE.L1-b.1.ix[a]", s.objective(s.at).Objective.ID)
	arriving(s, "emore than one\x7f\x7f\x7f\rm")
	require.Equal(t, "more than", noteOf(s, "PE.L1-b.1.ix[a]"))
	require.True(t, quits(arriving(s, "ooooq")))
	require.Equal(t, Left, s.reason)
}

func TestWhatIsNoBurst(t *testing.T) {
	for name, read := range map[string]string{
		"two letters": "no", "digits": "12312312", "a key with a sequence": "abc\x1b[A", "a control": "abc\x03", "no UTF-8": "abc\xe6", "Chinese alone": "沒有清單",
	} {
		_, burst := dress([]byte(read))
		require.False(t, burst, name)
	}
	_, burst := burstOf(tea.PasteMsg{Content: "burst of words"})
	require.False(t, burst, "a paste is a paste")
}

func TestNothingInsideAPasteIsTouched(t *testing.T) {
	var b bursts
	for _, read := range []string{"\x1b[20", "0~first line", "second line", "third\x1b[201", "~"} {
		p := make([]byte, 4096)
		n := b.take(p, copy(p, read))
		require.Equal(t, read, string(p[:n]))
	}
	p := make([]byte, 4096)
	n := b.take(p, copy(p, "words"))
	require.Equal(t, pasteBegins+burstMark()+"words"+pasteEnds, string(p[:n]))
	small := make([]byte, 8)
	n = b.take(small, copy(small, "words"))
	require.Equal(t, "words", string(small[:n]), "what has no room goes on as it is")
}

func FuzzABurstLosesNoKey(f *testing.F) {
	f.Add("2no list\r1")
	f.Add("abc 鑑別\t\x7f")
	f.Fuzz(func(t *testing.T, read string) {
		dressed, ok := dress([]byte(read))
		if !ok || strings.ContainsAny(read, "␍␉␡") {
			return
		}
		text := strings.TrimSuffix(strings.TrimPrefix(string(dressed), pasteBegins+burstMark()), pasteEnds)
		var back strings.Builder
		for _, r := range text {
			switch key := keyOf(r); key.Code {
			case tea.KeyEnter, tea.KeyTab, tea.KeyBackspace:
				back.WriteRune(key.Code)
			default:
				back.WriteString(key.Text)
			}
		}
		require.Equal(t, read, back.String())
	})
}

// The whole program: a word in one write is a reason, in order with the keys around it.
func TestABurstOnAPipe(t *testing.T) {
	d := newDesk(t)
	o := d.options(shipped(t), lang.English)
	in, keys := io.Pipe()
	var all sync.WaitGroup
	all.Add(3)
	save := o.Save
	o.In, o.Out = in, io.Discard
	o.Save = func(e assessment.Event) error { defer all.Done(); return save(e) }
	go func() {
		_, _ = keys.Write([]byte("2"))
		_, _ = keys.Write([]byte("many of them use one account"))
		_, _ = keys.Write([]byte("\r1"))
		all.Wait()
		_, _ = keys.Write([]byte("q"))
	}()
	ended, err := Screen(context.Background(), o)
	require.NoError(t, err)
	require.Equal(t, 2, ended.Answered)
	require.Equal(t, "many of them use one account", d.options(shipped(t), lang.English).State.Answer("AC.L1-b.1.i[a]").Note)
}
