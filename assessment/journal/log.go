package journal

import (
	"bytes"
	"io"
	"os"
	"slices"

	"rung/assessment"
)

// Log is what an assessment file holds.
type Log struct {
	Header assessment.Header
	Events []assessment.Event // in the file's order; kinds and fields unknown to this program are passed over
	Torn   Torn

	head string // the hash of the last whole line
	last int64  // the length of the last whole line, its newline included
	size int64  // the length of all whole lines

	values int // as MaxValues counts them
}

// Read reads an assessment file without a lock and never changes it. While another process writes, the last line may
// look torn; it is whole the next time. Errors are those of Open but for LockedError and SetAsideError.
func Read(path string) (*Log, error) {
	f, err := openRegular(osDisk{}, path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := readAll(path, f)
	if err != nil {
		return nil, err
	}
	return decode(path, data)
}

// Decode reads an assessment file from r. Its errors name no path.
func Decode(r io.Reader) (*Log, error) {
	data, err := readAll("", r)
	if err != nil {
		return nil, err
	}
	return decode("", data)
}

func decode(path string, data []byte) (*Log, error) {
	if len(data) == 0 {
		return nil, &EmptyError{Path: path}
	}
	line, rest, ended := bytes.Cut(data, newline)
	if values(line) > MaxValues {
		return nil, &TooLargeError{Path: path, Bytes: int64(len(data))}
	}
	header, err := parseHeader(path, line, rest, ended)
	if err != nil {
		return nil, err
	}
	log := &Log{Header: header}
	log.grow(line)
	for number := 2; len(rest) > 0; number++ {
		line, after, ended := bytes.Cut(rest, newline)
		if log.values+values(line) > MaxValues {
			return nil, &TooLargeError{Path: path, Bytes: int64(len(data))}
		}
		event, wrong := parseEvent(line, log.head)
		if !ended || wrong != nil && len(after) == 0 && !wrong.whole {
			log.Torn = Torn{Line: number, Bytes: int64(len(rest))}
			break
		}
		if wrong != nil {
			return nil, &DamageError{Path: path, Line: number, Why: wrong.why}
		}
		log.Events = append(log.Events, event)
		log.grow(line)
		rest = after
	}
	return log, nil
}

// encode is the whole file for a header and events, and the log that it decodes to.
func encode(h assessment.Header, events []assessment.Event) ([]byte, *Log, error) {
	h.Rung, h.Created = assessment.Version, h.Created.UTC()
	line, err := headerLine(h)
	if err != nil {
		return nil, nil, err
	}
	log := &Log{}
	if log.Header, err = parseHeader("", line, nil, true); err != nil {
		return nil, nil, err
	}
	log.grow(line)
	lines, log, err := log.extend(events)
	if err != nil {
		return nil, nil, err
	}
	return slices.Concat(line, newline, lines), log, nil
}

// extend is the lines that add events to the log, and the log they make. Each line is read back at once, so that what
// is held in memory is what the file will say.
func (l *Log) extend(events []assessment.Event) ([]byte, *Log, error) {
	grown := *l
	var lines []byte
	for _, e := range events {
		line, err := eventLine(grown.head, e)
		if err != nil {
			return nil, nil, err
		}
		read, wrong := parseEvent(line, grown.head)
		if wrong != nil {
			return nil, nil, &UnwritableError{ID: e.ID, Why: wrong.why}
		}
		grown.Events = append(grown.Events, read)
		grown.grow(line)
		lines = append(append(lines, line...), '\n')
	}
	return lines, &grown, nil
}

// grow moves the log's end past one whole line.
func (l *Log) grow(line []byte) {
	l.head = hash(line)
	l.last = int64(len(line)) + 1
	l.size += l.last
	l.values += values(line)
}

// tooLarge reports whether the log has outgrown what will be read again.
func (l *Log) tooLarge() bool { return l.size > MaxBytes || l.values > MaxValues }

// endsWith reports whether data, the whole file or its last line, is what the log says it is. The last line's hash
// stands for all lines before it as long as their chain holds.
func (l *Log) endsWith(data []byte, whole bool) bool {
	if whole {
		read, err := decode("", data)
		return err == nil && read.head == l.head && read.size == l.size
	}
	line, ended := bytes.CutSuffix(data, newline)
	return ended && hash(line) == l.head
}
