package interview

import (
	"slices"
	"strconv"
	"time"

	"rung/assessment"
	"rung/controls/lang"
)

// link notes a file, changes what is known of it, or takes it off the list of an objective.
func (s *session) link(e assessment.Evidence) {
	s.do(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{e}})
}

// linked lists the files of an objective.
func (s *session) linked(at Place) []assessment.Evidence {
	return s.state.Evidence(s.objective(at).Objective.ID)
}

// unlink takes the n-th file of an objective off its list.
func (s *session) unlink(at Place, n int) assessment.Evidence {
	e := s.linked(at)[n]
	e.Gone = true
	s.link(e)
	return e
}

// setDraft marks the n-th file of an objective as a draft or as final. It stands last on the list then.
func (s *session) setDraft(at Place, n int, draft bool) assessment.Evidence {
	e := s.linked(at)[n]
	if e.Draft != draft {
		e.Draft = draft
		s.link(e)
	}
	return e
}

// evidenceOf is what is kept of a file that was read. A file that was linked as a draft stays one.
func (s *session) evidenceOf(id, path string, changed time.Time, sum string, size int64) assessment.Evidence {
	e := assessment.Evidence{
		ID: id, Path: s.files.name(path), SHA256: sum, Size: size,
		Date: changed.In(s.zone).Format(time.DateOnly),
	}
	before := s.state.Evidence(id)
	if i := slices.IndexFunc(before, func(x assessment.Evidence) bool { return x.Path == e.Path }); i >= 0 {
		e.Draft = before[i].Draft
	}
	return e
}

// evidenceLine names one linked file with its size, its date and whether it is final.
func (w words) evidenceLine(e assessment.Evidence) string {
	state := "evidence-final"
	if e.Draft {
		state = "evidence-draft"
	}
	return w.Say("evidence-line", lang.Data{"Path": shownLine(e.Path), "Size": SizeWord(e.Size), "Date": shown(e.Date), "State": w.Say(state)})
}

// SizeWord writes a number of bytes as people do: 12 kB, 3.4 MB.
func SizeWord(bytes int64) string {
	if bytes < 1000 {
		return strconv.FormatInt(bytes, 10) + " B"
	}
	size, unit := float64(bytes), ""
	for _, unit = range []string{"kB", "MB", "GB", "TB"} {
		if size /= 1000; size < 999.5 {
			break
		}
	}
	digits := 0
	if size < 9.95 {
		digits = 1
	}
	return strconv.FormatFloat(size, 'f', digits, 64) + " " + unit
}
