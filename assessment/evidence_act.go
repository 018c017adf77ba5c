package assessment

import (
	"fmt"
	"slices"

	"rung/controls"
)

// NoEvidenceError is a file that is not linked where it was looked for.
type NoEvidenceError struct {
	ID, Path string
	Near     []string // linked there, with a similar name
}

func (e *NoEvidenceError) Error() string {
	return fmt.Sprintf("%s is not linked to %s", quoted(e.Path), e.ID)
}

// LinkEvidence is the event that links files to an objective or requirement, as a person typed its id. Draft says whether
// they are drafts; where it is nil, one that was a draft stays one, and any other is final. Files that are linked already
// just so do not stand in the event, which is without any where nothing is new.
//
// The error is an *UnknownIDError or a *NotAskedError.
func LinkEvidence(c *controls.Catalogue, s *State, id string, files []Evidence, draft *bool) (Event, error) {
	r, o, err := lookUp(c, s, id)
	if err != nil {
		return Event{}, err
	}
	id = r.ID
	if o != nil {
		id = o.ID
	}
	event := Event{Do: DoEvidence}
	known := map[string]Evidence{}
	for _, e := range s.Evidence(id) {
		known[e.Path] = e
	}
	for _, e := range files {
		before, linked := known[e.Path]
		e.ID, e.Draft = id, before.Draft
		if draft != nil {
			e.Draft = *draft
		}
		if !linked || e != before {
			event.Evidence = append(event.Evidence, e)
		}
	}
	return event, nil
}

// UnlinkEvidence is the event that takes a file off the list of an objective or requirement. The error is an
// *UnknownIDError or a *NoEvidenceError.
func UnlinkEvidence(c *controls.Catalogue, s *State, id, path string) (Event, error) {
	r, o := named(c, id)
	switch {
	case r == nil:
		return Event{}, &UnknownIDError{ID: id, Near: controls.Near(id, answerable(c.Asked(s.Target)))}
	case o != nil:
		id = o.ID
	}
	linked := s.Evidence(id)
	at := slices.IndexFunc(linked, func(e Evidence) bool { return e.Path == path })
	if at < 0 {
		var paths []string
		for _, e := range linked {
			paths = append(paths, e.Path)
		}
		return Event{}, &NoEvidenceError{ID: id, Path: path, Near: controls.Near(path, paths)}
	}
	gone := linked[at]
	gone.Gone = true
	return Event{Do: DoEvidence, Evidence: []Evidence{gone}}, nil
}
