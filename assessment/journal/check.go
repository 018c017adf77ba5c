package journal

import "rung/assessment"

// CheckReport is what Check found.
type CheckReport struct {
	Path      string
	Version   int // of the format; 0 when the first line is not legible
	Encrypted bool
	// Opened is false when an encrypted file was looked at from outside: then only the chain and the sums were checked, and
	// Events, Kinds and Header are empty.
	Opened bool
	Header assessment.Header // as far as it is legible

	Bytes  int64
	Lines  int // all of them, the first and a torn one included
	Events int // in lines that are sound
	Kinds  []KindCount
	Digest string // of the last line, which stands for the whole file; "" when there are problems
	Torn   Torn

	Problems []Problem // in the order of the file; empty when the file is as it was written
}

// KindCount is how many events do one kind of thing.
type KindCount struct {
	Kind  assessment.Kind // may be one that this program does not know
	Count int
}

// Problem is one thing that is wrong with a file.
type Problem struct {
	Line int        // from 1
	Kind DamageKind // "" when the line is as it was written, but what it says cannot be
	Why  string     // in plain words; holds nothing of the file's own text
	ID   string     // of the event, "" when that is not legible; letters, digits and signs
}

// OK reports whether nothing is wrong. A torn last line is wrong; Open sets it aside.
func (r *CheckReport) OK() bool { return len(r.Problems) == 0 && r.Torn.Bytes == 0 }

// Newer reports whether the file's format came after this program.
func (r *CheckReport) Newer() bool { return r.Version > assessment.Version }

// Check looks at a file, changes nothing and takes no lock: the header, the chain from line to line, each line's sum and
// each event. It goes on after a damage. Without an Unlocker an encrypted file is checked from outside.
//
// Errors are about what is no file that could be checked: EmptyError, NotRungError, TooLargeError, DirectoryError,
// WrongKeyError, and what the file system or the Unlocker's Passphrase returns.
func Check(path string, u *Unlocker) (*CheckReport, error) {
	data, err := contentOf(osDisk{}, path)
	if err != nil {
		return nil, err
	}
	return check(path, data, u)
}

func check(path string, data []byte, u *Unlocker) (*CheckReport, error) {
	s, err := inspect(path, data, u, nil)
	if err != nil {
		return nil, err
	}
	r := &CheckReport{
		Path: path, Version: s.version, Encrypted: s.clear != nil, Opened: s.opened, Header: s.header, Bytes: int64(len(data)),
		Lines: 1 + len(s.pieces), Torn: s.torn,
	}
	for _, p := range s.heads {
		r.Problems = append(r.Problems, Problem{Line: p.number, Kind: p.wrong.kind, Why: p.wrong.why})
	}
	if s.torn.Bytes > 0 && (len(s.pieces) == 0 || s.pieces[len(s.pieces)-1].number < s.torn.Line) {
		r.Lines++
	}
	r.through(s)
	if r.OK() {
		r.Digest = hash(s.last())
	}
	return r, nil
}

func (s *survey) last() []byte {
	if len(s.pieces) == 0 {
		return s.first
	}
	return s.pieces[len(s.pieces)-1].line
}

// through checks the lines behind the header.
func (r *CheckReport) through(s *survey) {
	seen := newSchema()
	for _, p := range s.pieces {
		if p.head {
			if p.gap {
				r.Problems = append(r.Problems, gapProblem(p))
			}
			continue // its own problems are among those of the header
		}
		switch {
		case p.wrong != nil:
			r.Problems = append(r.Problems, Problem{Line: p.number, Kind: p.wrong.kind, Why: p.wrong.why, ID: legible(p.line, "id")})
		case p.gap:
			r.Problems = append(r.Problems, gapProblem(p))
		}
		for i := range p.entry.events {
			e := &p.entry.events[i]
			r.Events++
			r.count(e.Do)
			if why := seen.wrong(e); why != "" {
				r.Problems = append(r.Problems, Problem{Line: p.number, Why: why, ID: legible(object(p.entry.raw[i]), "id")})
			}
		}
	}
}

func gapProblem(p piece) Problem {
	wrong := follows(p.line, "no line")
	return Problem{Line: p.number, Kind: wrong.kind, Why: wrong.why, ID: legible(p.line, "id")}
}

func (r *CheckReport) count(kind assessment.Kind) {
	for i := range r.Kinds {
		if r.Kinds[i].Kind == kind {
			r.Kinds[i].Count++
			return
		}
	}
	r.Kinds = append(r.Kinds, KindCount{kind, 1})
}
