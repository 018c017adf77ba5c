package journal

import (
	"encoding/json"
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

	vault    *vault   // nil when the file is plain
	headBody []byte   // the JSON inside the header's braces
	bodies   [][]byte // of each line behind the header
	raw      [][]byte // of each event: the JSON inside its braces
}

// Encrypted reports whether the file is encrypted.
func (l *Log) Encrypted() bool { return l.vault != nil }

// Newer reports whether the file's format came after this program, so that it must not be written.
func (l *Log) Newer() bool { return l.Header.Rung > assessment.Version }

// Raw is the JSON of one event as it stands in the file, with all that this program does not know of. The index is that
// of Events.
func (l *Log) Raw(i int) json.RawMessage { return object(l.raw[i]) }

// Digest is the lower-case hex SHA-256 that stands for the whole file up to its last whole line, through the chain.
func (l *Log) Digest() string { return l.head }

// begin makes the log and the first lines of a file that holds a header only.
func begin(v *vault, headBody []byte) (*Log, []byte, error) {
	log := &Log{vault: v, headBody: headBody}
	var wrong *fault
	if log.Header, _, wrong = parseHead(object(headBody)); wrong != nil {
		return nil, nil, &UnwritableError{Why: wrong.why}
	}
	var lines []byte
	if v != nil {
		log.grow(v.clear, 0)
		lines = append(append(lines, v.clear...), '\n')
	}
	line := stamp(append([]byte("{"), headBody...))
	count := values(line)
	if v != nil {
		line, count = v.line(log.head, headBody), values(headBody)
	}
	log.grow(line, count)
	return log, append(append(lines, line...), '\n'), nil
}

// encode is the whole file for a header and events, one on a line, and the log that it decodes to.
func encode(v *vault, h assessment.Header, events []json.RawMessage) ([]byte, *Log, error) {
	head, err := headBody(h)
	if err != nil {
		return nil, nil, err
	}
	bodies := make([][]byte, len(events))
	for i, e := range events {
		if bodies[i], err = bodyFor(e); err != nil {
			return nil, nil, err
		}
	}
	return assemble(v, head, bodies)
}

// assemble is the whole file for the bodies of its lines, and the log that it decodes to. Each body stays as it is.
func assemble(v *vault, headBody []byte, bodies [][]byte) ([]byte, *Log, error) {
	log, first, err := begin(v, headBody)
	if err != nil {
		return nil, nil, err
	}
	lines, log, err := log.extend(bodies...)
	if err != nil {
		return nil, nil, err
	}
	return slices.Concat(first, lines), log, nil
}

// extend is the lines that add bodies to the log, and the log they make. Each line is read back at once, so that what is
// held in memory is what the file will say.
func (l *Log) extend(bodies ...[]byte) ([]byte, *Log, error) {
	grown := *l
	var lines []byte
	for _, body := range bodies {
		line := l.vault.line(grown.head, body)
		if wrong := grown.take(line, noLimit); wrong != nil {
			return nil, nil, &UnwritableError{ID: legible(body, "id"), Why: wrong.why}
		}
		lines = append(append(lines, line...), '\n')
	}
	return lines, &grown, nil
}

// noLimit lets a line be read that is too large, so that its writer can be told so.
const noLimit = int(^uint(0) >> 1)

// take adds the line that follows to the log.
func (l *Log) take(line []byte, room int) *fault {
	got, wrong := l.vault.parse(line, l.head, room)
	if wrong != nil {
		return wrong
	}
	l.Events = append(l.Events, got.events...)
	l.raw = append(l.raw, got.raw...)
	l.bodies = append(l.bodies, got.body)
	count := values(line)
	if l.vault != nil {
		count = values(got.body)
	}
	l.grow(line, count)
	return nil
}

// grow moves the log's end past one whole line.
func (l *Log) grow(line []byte, values int) {
	l.head = hash(line)
	l.last = int64(len(line)) + 1
	l.size += l.last
	l.values += values
}

// tooLarge reports whether the log has outgrown what will be read again.
func (l *Log) tooLarge() bool { return l.size > MaxBytes || l.values > MaxValues }
