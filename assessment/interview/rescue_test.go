package interview

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

// lifeboat keeps what is brought to safety; it refuses the path "taken".
type lifeboat struct {
	path   string
	events []assessment.Event
}

func (l *lifeboat) onBoard(o *Options) {
	o.Rescue = func(path string, unsaved []assessment.Event) error {
		if path == "taken" {
			return errors.New("there is a file of this name already")
		}
		l.path, l.events = path, unsaved
		return nil
	}
}

func TestAnswersThatCannotBeSavedAreBroughtToSafety(t *testing.T) {
	d, l := newDesk(t), lifeboat{}
	s := d.sitting(shipped(t), lang.English, l.onBoard)
	press(s, "ctrl+s")
	require.Contains(t, plain(s), "Everything is saved; there is nothing to bring to safety.")
	require.NotContains(t, plain(s), "Ctrl+S")
	d.broken = errors.New("disk full")
	press(s, "1", "2")
	require.Contains(t, plain(s), "Ctrl+S Save elsewhere")
	press(s, "ctrl+s")
	require.Contains(t, plain(s), "2 answers or notes are NOT SAVED. Write all answers")
	require.Contains(t, plain(s), "disk full")
	typing(s, "taken")
	press(s, "enter")
	require.Contains(t, plain(s), "NOT written to taken: there is a file of this name already")
	for range "taken" {
		press(s, "backspace")
	}
	typing(s, "/usb/mine.rung")
	press(s, "enter")
	require.Equal(t, "/usb/mine.rung", l.path)
	require.Len(t, l.events, 2)
	require.Contains(t, plain(s), "NOT SAVED here. All answers are safe in /usb/mine.rung")
	require.Regexp(t, `NOT SAVED\n`, plain(s), "the file itself still lacks them")
	press(s, "1")
	require.Contains(t, plain(s), "NOT SAVED: 3 answers or notes, 2 of them safe in /usb/mine.rung")
	press(s, "q")
	require.Contains(t, plain(s), "3 answers or notes are NOT SAVED. Press q once more to leave without them")
	press(s, "ctrl+s")
	typing(s, "/usb/a")
	press(s, "enter")
	require.Contains(t, plain(s), "3 answers or notes are NOT SAVED in this file. All answers are in /usb/a.")
	require.True(t, quits(press(s, "q")))
	_, err := s.ended(s.reason)
	var unsaved *UnsavedError
	require.ErrorAs(t, err, &unsaved)
	require.Equal(t, "/usb/a", unsaved.Rescued)
	require.Equal(t, 3, unsaved.Kept)
}

func TestARescueEndsWhenSavingWorksAgain(t *testing.T) {
	d, l := newDesk(t), lifeboat{}
	s := d.sitting(shipped(t), lang.English, l.onBoard)
	d.broken = errors.New("disk full")
	press(s, "1", "ctrl+s")
	d.broken = nil
	press(s, "x")
	require.IsType(t, &questionPage{}, s.page)
	require.Contains(t, plain(s), "Everything is saved")
	require.Empty(t, l.path)
	d.broken = errors.New("disk full")
	press(s, "1", "ctrl+s", "f", "enter")
	require.Equal(t, "f", s.rescued)
	d.broken = nil
	press(s, "down")
	require.Empty(t, s.rescued)
	require.NotContains(t, plain(s), "NOT SAVED")
	_, err := s.ended(Left)
	require.NoError(t, err)
}

func TestARescueWhileANoteIsTyped(t *testing.T) {
	d, l := newDesk(t), lifeboat{}
	s := d.sitting(shipped(t), lang.TraditionalChinese, l.onBoard)
	d.broken = errors.New("disk full")
	press(s, "2", "enter")
	typing(s, "沒有清單")
	press(s, "ctrl+s")
	typing(s, "隨身碟.rung")
	press(s, "enter", "enter")
	require.Len(t, l.events, 2)
	require.Equal(t, "沒有清單", *l.events[1].Set[0].Note)
	require.Contains(t, plain(s), "這裡尚未儲存，所有答案都已另存於隨身碟.rung")
	for _, w := range []int{44, 80, 120, 200} {
		size(s, w, 10)
		press(s, "ctrl+s")
		fits(t, s, w, 10)
		press(s, "esc")
		fits(t, s, w, 10)
	}
}

func TestARescueInLines(t *testing.T) {
	d, l := newDesk(t), lifeboat{}
	o := d.options(shipped(t), lang.English)
	l.onBoard(&o)
	d.broken = errors.New("disk full")
	out, _, err := d.talkTo(o, "m", "rescue taken", "rescue mine.rung", "n", "quit")
	var unsaved *UnsavedError
	require.ErrorAs(t, err, &unsaved)
	require.Equal(t, "mine.rung", unsaved.Rescued)
	require.Equal(t, 1, unsaved.Kept)
	require.Len(t, l.events, 1)
	require.Contains(t, out, "The next line you enter tries again. disk full\nTo write all answers elsewhere: rescue PATH.\n")
	require.Contains(t, out, "NOT written to taken: there is a file of this name already\nAll answers are in mine.rung, 1 unsaved one included. This file still lacks it.\n")
	require.Contains(t, out, "NOT SAVED: 2 answers or notes, 1 of them safe in mine.rung")

	d = newDesk(t)
	out, _, err = d.talkTo(d.options(shipped(t), lang.TraditionalChinese), "另存 我的.rung", "離開")
	require.NoError(t, err)
	require.Contains(t, out, "這裡無法另存答案。")
}

func TestWhatIsKeptBesideAChangedFileIsSafe(t *testing.T) {
	d := newDesk(t)
	var beside []assessment.Event
	s := d.sitting(shipped(t), lang.English, func(o *Options) {
		save := o.Save
		o.Save = func(e assessment.Event) error {
			if d.broken == nil {
				return save(e)
			}
			if len(beside) == 0 || beside[len(beside)-1].ID != e.ID {
				beside = append(beside, e)
			}
			return &KeptError{"plant.conflict-1.rung", d.broken}
		}
	})
	press(s, "1")
	d.broken = errors.New("somebody else changed the file")
	press(s, "2", "1", "down", "1")
	require.Len(t, beside, 3, "each of them once")
	require.Contains(t, plain(s), "NOT SAVED here. All answers are safe in plant.conflict-1.rung")
	require.Equal(t, "mnm.m", values(s.session)[:5])
	press(s, "q")
	require.Contains(t, plain(s), "3 answers or notes are NOT SAVED in this file.")
	require.True(t, quits(press(s, "q")))
	_, err := s.ended(s.reason)
	var unsaved *UnsavedError
	require.ErrorAs(t, err, &unsaved)
	require.Equal(t, 3, unsaved.Kept)
}
