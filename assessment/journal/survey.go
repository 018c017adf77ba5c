package journal

import (
	"bytes"
	"slices"

	"rung/assessment"
)

// piece is one line of a file that may be damaged.
type piece struct {
	number int    // from 1
	line   []byte // as it stands, or as it was put right
	entry  entry
	wrong  *fault // nil when the line is sound in itself
	mended bool   // one wrong byte was found out and put right
	head   bool   // it seals the header
	gap    bool   // it is sound, but the line before it is not the one it names
}

// survey is all that can be told of a file, line by line, sound or not.
type survey struct {
	path     string
	version  int // as far as it is legible; 0 else
	clear    *clearHeader
	opened   bool // an encrypted file was opened, or the file is plain
	vault    *vault
	header   assessment.Header
	headBody []byte // nil when the header is not sound
	heads    []problem
	first    []byte // the first line
	pieces   []piece
	torn     Torn
	values   int
	mender   *mender // nil when nothing is to be put right
}

// problem is what is wrong with one of the lines that hold the header.
type problem struct {
	number int
	wrong  *fault
}

// maxLines is more than a file of events holds: each takes a hundred bytes at least.
const maxLines = 500_000

// inspect goes through a whole file and on after each damage.
//
// Errors: EmptyError, NotRungError, TooLargeError; those of an Unlocker but for SealedError, which leaves the file closed.
func inspect(path string, data []byte, u *Unlocker, m *mender) (*survey, error) {
	if len(data) == 0 {
		return nil, &EmptyError{Path: path}
	}
	s := &survey{path: path, opened: true, mender: m}
	if bytes.Count(data, newline) > maxLines {
		return nil, &TooLargeError{Path: path, Bytes: int64(len(data))}
	}
	lines := bytes.SplitAfter(data, newline)
	if len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	lines = m.fixFirst(lines)
	rest := lines[1:]
	if err := s.readFirst(lines[0], len(rest) > 0 && prevOf(rest[0]) != ""); err != nil {
		return nil, err
	}
	if s.clear != nil {
		var err error
		if s.vault, err = u.vault(path, s.first, s.clear); err != nil {
			if _, closed := err.(*SealedError); !closed {
				return nil, err
			}
			s.opened = false
		}
		if len(rest) == 0 {
			s.heads = append(s.heads, problem{2, &fault{kind: Cut, why: "the file ends before its header does"}})
			return s, nil
		}
	}
	lastEntry := 0
	for i, line := range rest {
		if bytes.HasPrefix(line, []byte(prevKey)) {
			lastEntry = i
		}
	}
	for i, line := range rest {
		if err := s.readLine(line, i+2, i >= lastEntry); err != nil {
			return nil, err
		}
		if s.torn.Bytes > 0 && s.mender == nil {
			break // all that follows is torn, too
		}
	}
	if s.torn.Bytes > 0 {
		s.torn.Bytes = int64(len(bytes.Join(rest[s.torn.Line-2:], nil)))
	}
	s.rejoin()
	s.findGaps()
	if s.opened && s.headBody == nil && len(s.heads) == 0 {
		s.heads = append(s.heads, problem{2, &fault{kind: Moved, why: "the header is not there"}})
	}
	return s, nil
}

// readFirst reads the first line as far as it is legible.
func (s *survey) readFirst(line []byte, entries bool) error {
	body, ended := bytes.CutSuffix(line, newline)
	s.first = body
	if values(body) > MaxValues {
		return &TooLargeError{Path: s.path}
	}
	if s.mender != nil {
		if better, ok := s.mender.mend(body, soundFirst); ok {
			s.first = better
			s.heads = append(s.heads, problem{1, &fault{kind: Altered, why: "one byte of the line was wrong and is put right"}})
		}
	}
	read, err := parseHeader(s.path, s.first, nil, ended)
	switch e := err.(type) {
	case nil:
		s.version, s.clear, s.header, s.headBody = read.version, read.encrypted, read.header, read.body
	case *NewerError:
		s.version = e.Version
		s.heads = append(s.heads, problem{1, altered("the line is of a newer format that this program cannot read")})
	case *DamageError:
		s.heads = append(s.heads, problem{1, &fault{kind: e.Kind, why: e.Why}})
	default:
		if !entries && !bytes.HasPrefix(body, []byte(`{"rung":`)) {
			return err
		}
		s.heads = append(s.heads, problem{1, altered("this is not the first line of an assessment, though an event follows it")})
	}
	if err != nil {
		s.clear, s.header = salvageHeader(s.first)
	}
	return nil
}

// soundFirst reports whether a first line is what was written.
func soundFirst(line []byte) bool {
	read, err := parseHeader("", line, nil, true)
	is, _ := stamped(line)
	return err == nil && is && (read.encrypted != nil || read.header.ID != "")
}

// readLine reads any line but the first.
func (s *survey) readLine(line []byte, number int, last bool) error {
	body, ended := bytes.CutSuffix(line, newline)
	head := s.clear != nil && number == 2 // where the header of an encrypted file belongs
	p := s.parse(piece{number: number, line: body})
	if p.wrong != nil && bytes.HasSuffix(body, []byte("\r")) { // rewritten by another program, else as it was
		if q := s.parse(piece{number: number, line: body[:len(body)-1]}); q.wrong == nil {
			p.line, p.entry = q.line, q.entry
			if s.mender != nil {
				p.wrong, p.mended = nil, true
			}
		}
	}
	switch {
	case p.wrong != nil && p.wrong.large:
		return &TooLargeError{Path: s.path}
	case head && !ended:
		s.heads = append(s.heads, problem{2, &fault{kind: Cut, why: "the file ends before its header does"}})
	case head && p.wrong != nil:
		s.heads = append(s.heads, problem{2, p.wrong})
	case last && (!ended || p.wrong != nil && !p.wrong.whole) && !p.mended:
		if s.torn.Line == 0 {
			s.torn = Torn{Line: number, Bytes: int64(len(line))}
		}
		if p.wrong != nil && s.mender == nil {
			return nil
		} // else it lacks nothing but its newline, or may be put right
	}
	for _, q := range s.split(p) {
		q.head = s.takeHead(q) || head && q.wrong != nil || head && !s.opened
		s.add(q)
	}
	return nil
}

// takeHead reports whether a line of an encrypted file holds its header, and keeps that.
func (s *survey) takeHead(p piece) bool {
	if s.clear == nil || p.wrong != nil || !bytes.HasPrefix(p.entry.body, []byte(`"rung":`)) {
		return false
	}
	if header, body, wrong := parseHead(object(p.entry.body)); wrong == nil && s.headBody == nil {
		s.header, s.headBody, s.version = header, body, max(s.version, header.Rung)
	}
	return true
}

func (s *survey) add(p piece) {
	s.values += values(p.line)
	s.pieces = append(s.pieces, p)
}

// parse reads a piece by itself, whatever comes before it.
func (s *survey) parse(p piece) piece {
	room := MaxValues - s.values
	if s.opened {
		p.entry, p.wrong = s.vault.parse(p.line, prevOf(p.line), room)
	} else {
		p.wrong = soundSealed(p.line, room)
	}
	return p
}

// soundSealed checks a sealed line as far as that goes without the key.
func soundSealed(line []byte, room int) *fault {
	var read sealedLine
	if values(line) > room {
		return &fault{large: true}
	}
	if wrong := unmarshal(line, &read, &read.Sum); wrong != nil {
		return wrong
	}
	if prevOf(line) == "" {
		return follows(line, "")
	}
	return nil
}

// split is the piece, or what can be made of it: the one line that it was before a byte changed, or the two lines that it
// was before the newline between them did.
func (s *survey) split(p piece) []piece {
	if p.wrong == nil || s.mender == nil || p.mended {
		return []piece{p}
	}
	if at := bytes.LastIndex(p.line, []byte(prevKey)); at > 0 {
		for _, end := range []int{at, at - 1} {
			one := s.parse(piece{number: p.number, line: p.line[:end], mended: true})
			two := s.parse(piece{number: p.number, line: p.line[at:], mended: true})
			if one.wrong == nil && two.wrong == nil {
				return []piece{one, two}
			}
		}
	}
	better, ok := s.mender.mend(p.line, func(line []byte) bool {
		is, _ := stamped(line)
		return is && s.parse(piece{line: line}).wrong == nil
	})
	if !ok {
		return []piece{p}
	}
	q := s.parse(piece{number: p.number, line: better, mended: true})
	return []piece{q}
}

// rejoin makes one line again of two, where a byte between them has become a newline.
func (s *survey) rejoin() {
	if s.mender == nil {
		return
	}
	for i := 0; i+1 < len(s.pieces); i++ {
		one, two := s.pieces[i], s.pieces[i+1]
		if one.wrong == nil || two.wrong == nil {
			continue
		}
		line, ok := s.mender.join(one.line, two.line, func(line []byte) bool { return s.parse(piece{line: line}).wrong == nil })
		if ok {
			s.pieces[i] = s.parse(piece{number: one.number, line: line, mended: true})
			s.pieces = slices.Delete(s.pieces, i+1, i+2)
		}
	}
}

// findGaps marks each sound line whose own neighbour is sound and is another than it names.
func (s *survey) findGaps() {
	before, sound := hash(s.first), len(s.heads) == 0 || s.heads[0].number != 1
	for i := range s.pieces {
		p := &s.pieces[i]
		p.gap = p.wrong == nil && sound && prevOf(p.line) != before
		before, sound = hash(p.line), p.wrong == nil
	}
}
