package assessment

// Copy is a catalogue that an assessment carries with it, so that its file opens wherever it is taken.
type Copy struct {
	Digest string `json:"digest"` // as Load gives it for the files
	Packed []byte `json:"packed"` // as controls.Pack makes it
}

// Catalogue returns the packed catalogue with this digest that the assessment carries; ok is false where it has none. Whoever
// loads it sees whether its digest is what the copy says.
func (s *State) Catalogue(digest string) (packed []byte, ok bool) {
	packed, ok = s.copies[digest]
	return packed, ok
}
