package journal

import (
	"cmp"
	"fmt"
	"strings"

	"rung/assessment"
)

// RepairOptions say how a file is repaired. The zero value will do for a plain file whose header is legible.
type RepairOptions struct {
	Unlock *Unlocker // for an encrypted file, which stays encrypted for the same keys
	// Header fills what is not legible of the file's own.
	Header assessment.Header

	budget int // see mender; 0 for the usual one
}

// RepairReport says what Repair kept and lost. Kept counts all events of the new file, Mended those among them whose line
// had one wrong byte that could be put right for certain.
type RepairReport struct {
	Path, NewPath string
	Kept          int // events
	Mended        int // events
	Repeated      int // lines that stood there twice and are written once
	Reordered     bool
	Lost          []Problem // lines that could not be read
	Header        assessment.Header
	HeaderMended  bool // the header was not sound; what the new file says may have been filled in
}

// HeaderLostError is a header of which too much is gone. Missing names the fields, which RepairOptions.Header can fill.
type HeaderLostError struct {
	Path    string
	Missing []string
}

func (e *HeaderLostError) Error() string {
	return fmt.Sprintf("%s:1: the header is not legible: %s", e.Path, strings.Join(e.Missing, ", "))
}

// KeysLostError is an encrypted file whose wrapped keys are damaged, so that nothing in it can be read.
type KeysLostError struct{ Path string }

func (e *KeysLostError) Error() string {
	return e.Path + ":1: the keys of the encrypted file are damaged"
}

// Repair writes a new file at newPath that holds everything that can still be read of the one at path, chained anew. The
// old one is not touched. A line whose sum is wrong is read only if one byte can be found that puts the sum right.
//
// Errors: HeaderLostError; KeysLostError; those of Check, with SealedError; and of Create, about newPath. With an error
// there is no new file.
func Repair(path, newPath string, o RepairOptions) (*RepairReport, error) {
	return repair(osDisk{}, path, newPath, o)
}

func repair(d disk, path, newPath string, o RepairOptions) (*RepairReport, error) {
	data, err := contentOf(d, path)
	if err != nil {
		return nil, err
	}
	r := &RepairReport{Path: path, NewPath: newPath}
	whole, err := r.rebuild(data, o)
	if err != nil {
		return nil, err
	}
	// What was not written right would be no repair: read it back as anybody will.
	log, err := decode(newPath, whole, o.Unlock)
	if _, newer := err.(*NewerError); err != nil && (!newer || log == nil) {
		return nil, err
	}
	r.Kept = len(log.Events)
	made, err := build(d, newPath, whole, log)
	if err != nil {
		return nil, err
	}
	return r, made.Close()
}

// rebuild is the new file.
func (r *RepairReport) rebuild(data []byte, o RepairOptions) ([]byte, error) {
	s, err := inspect(r.Path, data, o.Unlock, &mender{budget: cmp.Or(o.budget, mendBudget)})
	if err != nil {
		return nil, err
	}
	if !s.opened {
		return nil, &SealedError{Path: r.Path, Passphrase: s.clear.count(passphraseKind) > 0, Recipients: s.clear.count(recipientKind)}
	}
	head, err := r.head(s, o.Header)
	if err != nil {
		return nil, err
	}
	if s.vault != nil && s.damagedFirst() {
		if err := s.rewrapped(o.Unlock); err != nil {
			return nil, err
		}
	}
	whole, _, err := assemble(s.vault, head, r.sort(s))
	return whole, err
}

// head is the new file's header: the old one as it stands, if that is sound.
func (r *RepairReport) head(s *survey, other assessment.Header) ([]byte, error) {
	r.HeaderMended = len(s.heads) > 0
	r.Header = s.header
	if s.headBody != nil {
		return s.headBody, nil
	}
	if s.version > assessment.Version {
		return nil, &NewerError{Path: r.Path, Version: s.version}
	}
	if s.clear == nil && s.looksSealed() {
		return nil, &KeysLostError{Path: r.Path}
	}
	r.Header = orElse(s.header, other)
	if lacks := missing(r.Header); len(lacks) > 0 {
		return nil, &HeaderLostError{Path: r.Path, Missing: lacks}
	}
	r.Header.Rung = assessment.Version
	return headBody(r.Header)
}

// damagedFirst reports whether the first line is not sound.
func (s *survey) damagedFirst() bool {
	_, wrong := parseClear(s.first)
	return wrong != nil
}

// rewrapped writes the wrapped keys, which were opened although their line is damaged, into a sound first line.
func (s *survey) rewrapped(u *Unlocker) (err error) {
	if s.vault.clear, err = clearLine(s.clear.Keys); err == nil {
		u.learn(s.vault.clear, s.first)
	}
	return err
}

// looksSealed reports whether most lines are sealed, though the first does not say so.
func (s *survey) looksSealed() bool {
	sealed := 0
	for _, p := range s.pieces {
		if strings.Contains(string(p.line[:min(len(p.line), 100)]), `,"sealed":"`) {
			sealed++
		}
	}
	return sealed > len(s.pieces)/2
}

// sort takes the lines that are sound, in the order in which they were written.
func (r *RepairReport) sort(s *survey) [][]byte {
	var sound []piece
	first := hash(s.first)
	for _, p := range s.pieces {
		switch {
		case p.head:
			if p.wrong == nil {
				first = hash(p.line)
			}
		case p.wrong != nil:
			r.Lost = append(r.Lost, Problem{Line: p.number, Kind: p.wrong.kind, Why: p.wrong.why, ID: legible(p.line, "id")})
		default:
			sound = append(sound, p)
			if p.mended {
				r.Mended += len(p.entry.events)
			}
		}
	}
	var ordered []piece
	ordered, r.Repeated = inOrder(first, sound)
	bodies := make([][]byte, len(ordered))
	for i, p := range ordered {
		bodies[i] = p.entry.body
		r.Reordered = r.Reordered || i > 0 && p.number < ordered[i-1].number
	}
	return bodies
}
