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

// link adds a file, replaces what was known of it, or takes it off the list.
func (s *State) link(e Evidence) {
	files := slices.DeleteFunc(slices.Clone(s.evidence[e.ID]), func(old Evidence) bool { return old.Path == e.Path })
	if !e.Gone {
		files = append(files, e)
	}
	s.evidence[e.ID] = files
}
