package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
)

// Evidence is a file that shows an answer to be true. Its name and hash are kept, never its content.
type Evidence struct {
	ID     string `json:"id"` // the objective or requirement it speaks for
	Path   string `json:"path"`
	SHA256 string `json:"sha256,omitempty"` // lower-case hex
	Size   int64  `json:"size,omitempty"`   // bytes
	Date   string `json:"date,omitempty"`   // when the file was last changed, 2006-01-02
	Draft  bool   `json:"draft,omitempty"`  // a draft is no evidence yet: 32 CFR 170.24(b)(1)
	Gone   bool   `json:"gone,omitempty"`   // taken off the list
}

// HashFile reads a file to its end and gives what is kept of it: its SHA-256 in lower-case hex and its size in bytes. The
// error is the reader's.
func HashFile(file io.Reader) (sum string, size int64, err error) {
	hash := sha256.New()
	size, err = io.Copy(hash, file)
	if err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(hash.Sum(nil)), size, nil
}

// Milestone is a step of a plan of action.
type Milestone struct {
	Text string `json:"text"`
	Due  string `json:"due,omitempty"` // 2006-01-02
	Done bool   `json:"done,omitempty"`
}

// PlanItem is who closes a gap, how and by when: one entry of a plan of action (POA&M).
type PlanItem struct {
	ID         string      `json:"id"` // the requirement
	Owner      string      `json:"owner,omitempty"`
	Due        string      `json:"due,omitempty"` // 2006-01-02
	Resources  string      `json:"resources,omitempty"`
	Comments   string      `json:"comments,omitempty"`
	Milestones []Milestone `json:"milestones,omitempty"`
	Closed     string      `json:"closed,omitempty"` // the day the gap was closed, 2006-01-02
}

// Evidence lists the files linked to an objective or requirement, in the order in which they were added.
func (s *State) Evidence(id string) []Evidence { return s.evidence[id] }

// PlanItem returns the plan for closing a requirement; ok is false where nobody has made one.
func (s *State) PlanItem(id string) (item PlanItem, ok bool) {
	item, ok = s.planned[id]
	return item, ok
}

// link adds the files of one event, replaces what was known of them, or takes them off their lists. Lists can be long: it
// goes over one only where a path comes again, and then once for all files of the event.
func (s *State) link(files []Evidence) {
	last := map[[2]string]int{} // of those of one name, the last counts
	again := map[string]bool{}  // ids
	for i, e := range files {
		last[[2]string{e.ID, e.Path}] = i
		again[e.ID] = again[e.ID] || s.linked[e.Path]
	}
	for id, yes := range again {
		if yes {
			s.evidence[id] = slices.DeleteFunc(slices.Clone(s.evidence[id]), func(old Evidence) bool {
				_, named := last[[2]string{id, old.Path}]
				return named
			})
		}
	}
	for i, e := range files {
		s.linked[e.Path] = true
		if last[[2]string{e.ID, e.Path}] == i && !e.Gone {
			s.evidence[e.ID] = append(s.evidence[e.ID], e)
		}
	}
}
