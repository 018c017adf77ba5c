package journal

import (
	"bytes"
	"io"
	"os"

	"rung/assessment"
)

// Read reads a plain assessment file without a lock and never changes it. While another process writes, the last line
// may look torn; it is whole the next time.
//
// Errors are those of Open but for LockedError and SetAsideError. A NewerError comes with the log when all that this
// program knows of the format could be read: it may be shown, with a word that something may be missing.
func Read(path string) (*Log, error) { return ReadWith(path, nil) }

// ReadWith reads an assessment file as Read does, also an encrypted one. Errors are those of OpenWith and Read.
func ReadWith(path string, u *Unlocker) (*Log, error) { return read(osDisk{}, path, u) }

func read(d disk, path string, u *Unlocker) (*Log, error) {
	data, err := contentOf(d, path)
	if err != nil {
		return nil, err
	}
	return decode(path, data, u)
}

// contentOf is all of a file.
func contentOf(d disk, path string) ([]byte, error) {
	f, err := openRegular(d, path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(path, f)
}

// Decode reads an assessment file from r as Read does. Its errors name no path.
func Decode(r io.Reader) (*Log, error) {
	data, err := readAll("", r)
	if err != nil {
		return nil, err
	}
	return decode("", data, nil)
}

// decode reads a file. What it finds wrong in one that is newer is its own lack of knowledge.
func decode(path string, data []byte, u *Unlocker) (*Log, error) {
	if len(data) == 0 {
		return nil, &EmptyError{Path: path}
	}
	line, rest, ended := bytes.Cut(data, newline)
	if values(line) > MaxValues {
		return nil, &TooLargeError{Path: path, Bytes: int64(len(data))}
	}
	first, err := parseHeader(path, line, rest, ended)
	if err != nil {
		return nil, err
	}
	r := &reader{path: path, data: data, rest: rest, number: 2, log: &Log{Header: first.header, headBody: first.body}}
	r.log.grow(line, values(line))
	newer := &NewerError{Path: path, Version: first.version}
	if first.encrypted != nil {
		if r.log.vault, err = u.vault(path, line, first.encrypted); err != nil {
			return nil, err
		}
		err = r.sealedHeader()
	}
	if err == nil && ended {
		err = r.entries()
	}
	_, large := err.(*TooLargeError)
	switch {
	case first.version <= assessment.Version || large:
		if err != nil {
			return nil, err
		}
		return r.log, nil
	case err != nil || r.log.Torn.Bytes > 0 || !ended:
		return nil, newer
	}
	r.log.Header.Rung = first.version
	return r.log, newer
}

// reader goes through a file line by line.
type reader struct {
	path       string
	data, rest []byte
	number     int // of the line that comes next
	log        *Log
}

// sealedHeader reads the second line of an encrypted file.
func (r *reader) sealedHeader() error {
	line, rest, ended := bytes.Cut(r.rest, newline)
	if !ended {
		return &DamageError{Path: r.path, Line: 2, Kind: Cut, Why: "the file ends before its header does"}
	}
	plain, wrong := r.log.vault.open(line, r.log.head)
	if wrong == nil {
		r.log.Header, r.log.headBody, wrong = parseHead(plain)
	}
	if wrong != nil {
		return damaged(r.path, 2, wrong)
	}
	r.log.grow(line, values(plain))
	r.rest, r.number = rest, 3
	return nil
}

// entries reads all lines that hold events, up to what is torn at the end.
func (r *reader) entries() error {
	for ; len(r.rest) > 0; r.number++ {
		line, after, ended := bytes.Cut(r.rest, newline)
		if !ended {
			r.log.Torn = Torn{Line: r.number, Bytes: int64(len(r.rest))}
			return nil
		}
		wrong := r.log.take(line, MaxValues-r.log.values)
		switch {
		case wrong == nil:
		case wrong.large:
			return &TooLargeError{Path: r.path, Bytes: int64(len(r.data))}
		case !wrong.whole && !entryFollows(after):
			r.log.Torn = Torn{Line: r.number, Bytes: int64(len(r.rest))}
			return nil
		default:
			return damaged(r.path, r.number, wrong)
		}
		r.rest = after
	}
	return nil
}

// entryFollows reports whether a line that looks like an entry stands in the rest of a file. Since each line is on the
// disk before the next is written, a write that was cut short has none behind it, whatever else the disk left there.
func entryFollows(rest []byte) bool {
	return bytes.HasPrefix(rest, []byte(prevKey)) || bytes.Contains(rest, []byte("\n"+prevKey))
}

// endsWith reports whether data, the whole file or its last line, is what the log says it is. The last line's hash
// stands for all lines before it as long as their chain holds.
func (l *Log) endsWith(data []byte, whole bool) bool {
	if whole {
		head, ok := chainEnd(data)
		return ok && head == l.head && int64(len(data)) == l.size
	}
	line, ended := bytes.CutSuffix(data, newline)
	return ended && hash(line) == l.head
}

// chainEnd is the hash of the last line of a file whose every line follows the one before it.
func chainEnd(data []byte) (head string, ok bool) {
	for number := 1; len(data) > 0; number++ {
		line, after, ended := bytes.Cut(data, newline)
		if !ended || number > 1 && prevOf(line) != head {
			return "", false
		}
		head, data = hash(line), after
	}
	return head, head != ""
}
