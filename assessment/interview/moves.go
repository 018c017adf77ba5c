package interview

import (
	"rung/assessment"
	"rung/controls/lang"
)

// onward goes to where an answer leads, and to the review when nothing is left.
func (s *screen) onward(from Place, wasOpen bool) { s.follow(from, wasOpen, s.keep()) }

// later leaves the question as it is and goes on; an open one comes again when the others are done.
func (s *screen) later() {
	here, keep := s.at, s.keep()
	s.follow(here, s.outcomeAt(here) == assessment.Unanswered, func(at Place) bool { return at != here && keep(at) })
}

func (s *screen) follow(from Place, wasOpen bool, keep Keep) {
	var at Place
	var ok bool
	if s.filter == All || s.filter == OnlyOpen {
		at, ok = Onward(s.findings(), from, wasOpen, keep)
	} else {
		at, ok = After(s.findings(), from, keep)
	}
	if !ok {
		s.page = newReview(s)
		return
	}
	if wasOpen && Number(s.findings(), at) < Number(s.findings(), from) {
		s.tell("back-to-later")
	}
	s.show(at)
}

// setFilter walks only what the filter lets through, from here on. A filter that lets nothing through is not set.
func (s *screen) setFilter(f Filter) {
	keep := f.through(s.findings(), s.marks, s.domain)
	at, ok := After(s.findings(), Place{s.at.Requirement, s.at.Objective - 1}, keep)
	if !ok {
		at, ok = First(s.findings(), keep)
	}
	if !ok {
		s.filter = All
		s.tell("filter-empty", lang.Data{"Filter": s.filterWord(f)})
		return
	}
	s.filter = f
	s.show(at)
	s.tell("filter-set", lang.Data{"Filter": s.filterWord(f)})
}

func (w words) filterWord(f Filter) string {
	if f == All {
		return w.Say("filter-all")
	}
	return w.Say("filter-" + string(f))
}

// undoOne takes the last answer or note back and shows where it was.
func (s *screen) undoOne() {
	undone, ok := s.undo()
	if ok && len(undone.Evidence) > 0 {
		s.undoneEvidence(undone.Evidence[0])
		return
	}
	if ok && undone.Plan != nil {
		s.undonePlan(undone.Plan)
		return
	}
	if !ok || len(undone.Set) == 0 {
		s.tell("nothing-to-undo")
		return
	}
	s.offer = noPlace
	at, ok := ByID(s.findings(), undone.Set[0].ID)
	if !ok {
		s.tell("undone-elsewhere", lang.Data{"ID": shown(undone.Set[0].ID)})
		return
	}
	s.show(at)
	s.tell("undone", lang.Data{"ID": shown(undone.Set[0].ID), "Count": len(undone.Set), "Answer": s.answerWord(s.objective(at))})
}

// undoneEvidence shows where a link was taken back.
func (s *screen) undoneEvidence(e assessment.Evidence) {
	if at, ok := ByID(s.findings(), e.ID); ok {
		s.show(at)
	}
	s.tell("undone-evidence", lang.Data{"ID": shown(e.ID), "Path": shownLine(e.Path)})
}

// openEvidence shows the files of the objective.
func (s *screen) openEvidence() {
	if s.files == nil {
		s.tell("evidence-off")
		return
	}
	s.page = newEvidence(s, s.at)
}

func (s *screen) toggleMark() {
	id := "mark-off"
	if s.mark(s.at) {
		id = "mark-on"
	}
	s.tell(id, lang.Data{"ID": shown(s.objective(s.at).Objective.ID)})
}

// togglePartial says that a requirement which is not met is in place in part, or takes that back.
func (s *screen) togglePartial() {
	f := &s.findings()[s.at.Requirement]
	switch {
	case f.Requirement.Partial == nil:
		s.tell("partial-none")
	case f.Outcome != assessment.NotMet && !s.state.Disputed(f.Requirement.ID):
		s.tell("partial-not-yet")
	default:
		s.flagPartial(s.at.Requirement, !f.Partial)
	}
}
