package interview

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

// shelf is a folder of files to link, in a home of its own.
func shelf() *Files {
	day := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text), ModTime: day} }
	files := fstest.MapFS{
		"list.pdf": file("abc"), "List of rooms.pdf": file("rooms"), ".hidden": file("x"), "文件/帳號清單.xlsx": file("帳號"), "文件/帳號規定.pdf": file("規定"),
		"people/plant/visitors.csv": file("a,b"), "locked.pdf": file("no"), "tty": {Mode: fs.ModeDevice}, "big.iso": file(strings.Repeat("x", 3*hashStep)),
		"bad\u202ename.pdf": file("x"),
	}
	inside := func(p string) string { return strings.TrimPrefix(path.Clean(p), "/") }
	return &Files{
		Stat: func(p string) (fs.FileInfo, error) { return files.Stat(inside(p)) },
		Open: func(p string) (io.ReadCloser, error) {
			if p == "locked.pdf" {
				return nil, &fs.PathError{Op: "open", Path: p, Err: fs.ErrPermission}
			}
			return files.Open(inside(p))
		},
		ReadDir: func(p string) ([]fs.DirEntry, error) { return files.ReadDir(inside(p)) },
		Home:    "/people/plant",
	}
}

func withShelf(o *Options) { o.Files = shelf() }

// follow runs a command and all that come of it, as Bubble Tea does, and counts the messages.
func follow(m tea.Model, cmd tea.Cmd) (messages int) {
	for cmd != nil {
		msg := cmd()
		if msg == nil {
			return messages
		}
		messages++
		_, cmd = m.Update(msg)
	}
	return messages
}

func TestPathsAreCompleted(t *testing.T) {
	for _, row := range []struct {
		name, typed, want string
		found             []string
	}{
		{"a file that only one name fits", "people/plant/v", "people/plant/visitors.csv", nil},
		{"a folder ends in a slash", "文", "文件/", nil},
		{"Chinese as far as the names agree", "文件/帳", "文件/帳號", []string{"帳號清單.xlsx", "帳號規定.pdf"}},
		{"whatever the case", "LIST.", "list.pdf", nil},
		{"names of other case are told apart by the person", "lis", "List", []string{"List of rooms.pdf", "list.pdf"}},
		{"spaces are letters like any other", "list o", "List of rooms.pdf", nil},
		{"~ is the home", "~", "~/", nil},
		{"and stays as it was typed", "~/vis", "~/visitors.csv", nil},
		{"nothing fits", "quokka", "quokka", nil},
		{"no such folder", "no/where", "no/where", nil},
		{"what begins with a dot shows when it is asked for", ".h", ".hidden", nil},
		{"a name with hidden characters is not offered", "bad", "bad", nil},
		{"a folder lists what is in it", "文件/", "文件/帳號", []string{"帳號清單.xlsx", "帳號規定.pdf"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			got, found := shelf().complete(row.typed)
			require.Equal(t, row.want, got)
			require.Equal(t, row.found, found)
		})
	}
}

func TestAFileIsLinkedByItsPath(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English, withShelf)
	press(s, "v")
	require.Contains(t, plain(s), "Evidence: 0 files. Type the path of one more:")
	typing(s, "LIST.")
	press(s, "tab")
	require.Contains(t, plain(s), "› list.pdf")
	require.Empty(t, d.events, "nothing is recorded while it is typed")
	follow(s, press(s, "enter"))
	require.Equal(t, []assessment.Evidence{{
		ID: "AC.L1-b.1.i[a]", Path: "list.pdf", Size: 3, Date: "2026-03-01",
		SHA256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	}}, s.linked(s.at))
	require.Contains(t, plain(s), "› list.pdf  3 B  2026-03-01  final")
	require.Contains(t, plain(s), "AC.L1-b.1.i[a]: list.pdf is linked, 3 B. The file stays where it is.")
	press(s, "文", "tab", "tab", "tab", "tab", "enter")
	follow(s, press(s, "enter"))
	require.Contains(t, plain(s), "文件/帳號規定.pdf  6 B")
	press(s, "up", "ctrl+t")
	require.True(t, s.linked(s.at)[1].Draft)
	require.Contains(t, plain(s), "› list.pdf  3 B  2026-03-01  draft")
	press(s, "up", "delete")
	require.Len(t, s.linked(s.at), 1)
	press(s, "enter")
	require.Contains(t, plain(s), "Evidence: 1 file")
	press(s, "u")
	require.Contains(t, plain(s), "Undone: 文件/帳號規定.pdf at AC.L1-b.1.i[a].")
	require.Contains(t, plain(s), "Evidence: 2 files")
	require.Equal(t, "......", values(s.session)[:6])
}

func TestADraftThatIsLinkedAgainStaysOne(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English, withShelf)
	press(s, "v")
	s.Update(tea.PasteMsg{Content: " 'list.pdf'\n"}) // as a terminal gives a file that was dragged into it
	follow(s, press(s, "enter"))
	press(s, "ctrl+t")
	s.Update(tea.PasteMsg{Content: "list.pdf"})
	follow(s, press(s, "enter"))
	require.Len(t, s.linked(s.at), 1)
	require.True(t, s.linked(s.at)[0].Draft)
}

func TestAFileThatCannotBeLinkedIsTold(t *testing.T) {
	for _, row := range []struct{ name, typed, says, inChinese string }{
		{"a missing one", "no.pdf", "There is no file no.pdf.", "找不到檔案no.pdf。"},
		{"a folder", "文件", "文件 is a folder. Press Tab to see what is in it.", "文件是資料夾。按Tab可列出其中的檔案。"},
		{"a device", "tty", "tty is no ordinary file.", "tty不是一般檔案。"},
		{"one that may not be read", "locked.pdf", "locked.pdf may not be read. Check who may open it.", "沒有讀取locked.pdf的權限。"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			s := d.sitting(shipped(t), lang.English, withShelf)
			press(s, "v")
			typing(s, row.typed)
			follow(s, press(s, "enter"))
			require.Contains(t, plain(s), row.says)
			require.Empty(t, s.linked(s.at))
			o := d.options(shipped(t), lang.TraditionalChinese)
			withShelf(&o)
			out, _, err := d.talkTo(o, "佐證 "+row.typed, "佐證")
			require.NoError(t, err)
			require.Contains(t, out, row.inChinese)
			require.Contains(t, out, "AC.L1-b.1.i[a]沒有佐證資料。要連結檔案請輸入：佐證 路徑。")
			require.Empty(t, d.events)
		})
	}
	require.Equal(t, "evidence-unreadable", problemOf("x", errors.New("disk on fire")).id)
}

func TestABigFileIsReadWhileOneGoesOn(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English, withShelf)
	press(s, "v")
	typing(s, "big.iso")
	wait := press(s, "enter")
	_, wait = s.Update(wait())
	require.Contains(t, plain(s), "Reading big.iso: 8.4 MB of 25 MB")
	typing(s, "list.pdf")
	press(s, "enter")
	require.Contains(t, plain(s), "One file at a time: big.iso is still being read.")
	press(s, "esc", "1")
	require.False(t, quits(press(s, "q")), "leaving waits for the file")
	require.Contains(t, plain(s), "big.iso is still being read; then you leave.")
	press(s, "1")
	_, wait = s.Update(wait())
	require.Equal(t, 2, s.result.Answered, "answers go on meanwhile")
	press(s, "q")
	_, wait = s.Update(wait())
	_, wait = s.Update(wait())
	require.True(t, quits(wait))
	require.Equal(t, assessment.DoEvidence, d.events[2].Do)
	require.Equal(t, int64(3*hashStep), d.events[2].Evidence[0].Size)
}

func TestWhoLeavesTwiceDoesNotWaitForTheFile(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English, withShelf)
	press(s, "v")
	typing(s, "big.iso")
	wait := press(s, "enter")
	press(s, "esc", "q")
	require.True(t, quits(press(s, "q")))
	require.Nil(t, s.job)
	if msg := wait(); msg != nil {
		s.Update(msg)
	}
	require.Empty(t, d.events)
}

func TestEvidenceThatIsOff(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	require.NotContains(t, plain(s), "v Evidence")
	press(s, "v")
	require.Contains(t, plain(s), "Files cannot be linked here.")
	out, _ := d.talk(shipped(t), lang.English, "evidence list.pdf", "help")
	require.Contains(t, out, "Files cannot be linked here.")
	require.NotContains(t, out, "link a file")
}

func TestEvidenceInLines(t *testing.T) {
	d := newDesk(t)
	o := d.options(shipped(t), lang.English)
	withShelf(&o)
	out, _, err := d.talkTo(o, "evidence ~/visitors.csv", "evidence list.pdf", "evidence draft 1", "evidence", "evidence big.iso", "evidence remove 3", "undo", "", "q")
	require.NoError(t, err)
	require.Contains(t, out, "Saved. AC.L1-b.1.i[a]: /people/plant/visitors.csv is linked, 3 B.")
	require.Contains(t, out, "Saved. /people/plant/visitors.csv  3 B  2026-03-01  draft.\n1: list.pdf  3 B  2026-03-01  final\n2: /people/plant/visitors.csv  3 B  2026-03-01  draft\nTo take one off")
	require.Contains(t, out, "Reading big.iso, 25 MB.\nSaved. AC.L1-b.1.i[a]: big.iso is linked, 25 MB.")
	require.Contains(t, out, "Saved. big.iso is off the list of AC.L1-b.1.i[a].\nUndone: big.iso at AC.L1-b.1.i[a].\n")
	require.Contains(t, out, "Evidence: 3 files\n")

	d = newDesk(t)
	o = d.options(shipped(t), lang.TraditionalChinese)
	withShelf(&o)
	out, _, err = d.talkTo(o, "佐證 文件/帳號清單.xlsx", "佐證 草稿 1", "佐證移除１", "離開")
	require.NoError(t, err)
	require.Contains(t, out, "已儲存。AC.L1-b.1.i[a]：已連結文件/帳號清單.xlsx，6 B。檔案仍在原處。\n已儲存。文件/帳號清單.xlsx  6 B  2026-03-01  草稿。\n已儲存。文件/帳號清單.xlsx已從AC.L1-b.1.i[a]移除。\n")
}

func TestAnEvidencePageFitsItsWindow(t *testing.T) {
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		for _, w := range []int{44, 80, 120, 200} {
			for _, h := range []int{10, 14, 24} {
				s := newDesk(t).sitting(shipped(t), tag, withShelf)
				size(s, w, h)
				press(s, "v", "文", "tab", "tab")
				fits(t, s, w, h)
				require.Contains(t, plain(s), "› 文件/帳號")
				press(s, "tab")
				fits(t, s, w, h)
				require.Contains(t, plain(s), "› 帳號清單.xlsx", "what would be taken is in sight")
				follow(s, press(s, "enter", "enter"))
				fits(t, s, w, h)
				require.Contains(t, plain(s), "帳號清單.xlsx  6 B")
				require.NotNil(t, s.View().Cursor)
			}
		}
	}
}

func TestSizesInWords(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1.0 kB", 12_345: "12 kB", 999_600: "1.0 MB", 900_000_000: "900 MB", 2_500_000_000_000: "2.5 TB"} {
		require.Equal(t, want, SizeWord(bytes))
	}
}
