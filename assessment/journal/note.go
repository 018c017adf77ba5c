package journal

import (
	"encoding/json"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"rung/controls"
)

// noteSuffix names the note that the holder of a file leaves beside it. The note is no lock: it is believed only while
// its writer lives, which the lock on the note itself shows, since the system drops that with the process.
const noteSuffix = ".lock"

const (
	maxNote   = 4096 // bytes
	noteTries = 5
	maxName   = 100 // runes of a name in a note that are shown
)

// note is what the holder of a file keeps open.
type note struct {
	file file
	path string
}

// holderNote is who holds a file.
type holderNote struct {
	User    string    `json:"user"`
	Host    string    `json:"host"`
	Process string    `json:"process"`
	PID     int       `json:"pid"`
	Since   time.Time `json:"since"`
}

// ourselves is the note of this process.
func ourselves() holderNote {
	n := holderNote{Process: filepath.Base(os.Args[0]), PID: os.Getpid(), Since: time.Now().UTC().Truncate(time.Second)}
	n.Host, _ = os.Hostname()
	if who, err := user.Current(); err == nil {
		n.User = who.Username
	}
	return n
}

// leaveNote writes who holds path. It is a kindness and may fail: then others are told less.
func leaveNote(d disk, path string, unlocked bool) *note {
	if unlocked {
		return nil
	}
	text, err := marshal(ourselves())
	if err != nil {
		return nil
	}
	name := path + noteSuffix
	for range noteTries {
		if old, err := d.Lstat(name); err == nil && (!old.Mode().IsRegular() || !isNote(d, name)) {
			return nil // not ours
		}
		_ = d.Remove(name)
		f, err := d.Open(name, os.O_RDWR|os.O_CREATE|os.O_EXCL)
		if err != nil {
			return nil
		}
		n := &note{f, name}
		if err := f.Lock(); err != nil { // somebody looks whether we live
			n.remove(d)
			continue
		}
		if _, err := f.Write(append(text, '\n')); err != nil {
			n.remove(d)
			return nil
		}
		return n
	}
	return nil
}

// remove takes the note away. Only the holder of the file does so, before it lets go of the file.
func (n *note) remove(d disk) {
	if n == nil {
		return
	}
	if d.MovesOpen() {
		if same(d, n.path, n.file) {
			_ = d.Remove(n.path)
		}
		n.file.Close()
		return
	}
	n.file.Close()
	_ = d.Remove(n.path)
}

// readNote is who says that they hold path; false when they are dead, or when there is no telling.
func readNote(d disk, path string) (holderNote, bool) {
	name := path + noteSuffix
	if info, err := d.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return holderNote{}, false
	}
	f, err := d.Open(name, os.O_RDWR)
	if err != nil {
		return holderNote{}, false
	}
	defer f.Close()
	n, ok := parseNote(f)
	if !ok || f.Lock() != errHeld {
		return holderNote{}, false
	}
	return n, true
}

// isNote reports whether a file is a note or the beginning of one, so that it may be removed.
func isNote(d disk, name string) bool {
	f, err := d.Open(name, os.O_RDONLY)
	if err != nil {
		return false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxNote))
	return err == nil && (len(strings.Trim(string(text), "\x00")) == 0 || strings.HasPrefix(string(text), `{"user":`))
}

func parseNote(r io.Reader) (holderNote, bool) {
	text, err := io.ReadAll(io.LimitReader(r, maxNote))
	var n holderNote
	if err != nil || json.Unmarshal(text, &n) != nil {
		return holderNote{}, false
	}
	n.User, n.Host, n.Process = shown(n.User), shown(n.Host), shown(n.Process)
	return n, n.PID > 0
}

// shown is a name from a note without anything that could drive a terminal.
func shown(name string) string {
	name = strings.Map(func(r rune) rune {
		if controls.Hidden(r) || r == '\n' || r == '\t' {
			return '?'
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > maxName {
		name = string(runes[:maxName])
	}
	return name
}
