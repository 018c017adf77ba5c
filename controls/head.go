package controls

// Head reads MainFile alone: everything of a catalogue but its requirements. What depends on requirements is not checked;
// Load the whole again before it is used. The error is an *InvalidError.
func Head(data []byte) (*Catalogue, error) {
	found := &problems{}
	src := &source{found: found, hidden: map[string]bool{}}
	contents := map[string][]byte{MainFile: data}
	if len(data) > MaxBytes {
		return nil, &InvalidError{[]Problem{{File: MainFile, Rule: "limit", Message: "the catalogue is too large"}}}
	}
	root := src.root(MainFile, data, src.parseAll(contents)[MainFile])
	if root == nil {
		return nil, found.err()
	}
	c := &Catalogue{byID: map[string]*Requirement{}}
	d := &decoder{file: MainFile, source: src, found: found, ids: map[string]place{}}
	d.catalogue(root, c)
	if err := found.err(); err != nil {
		return nil, err
	}
	return c, nil
}

// EncodeHead writes MainFile alone, in canonical form; see Head.
func EncodeHead(c *Catalogue) ([]byte, error) {
	e := newEncoder(c)
	return e.file(e.main(domainFiles(c.Domains)), mainShape)
}
