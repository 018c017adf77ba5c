package interview

import (
	"slices"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// offer is an answer that was given elsewhere: last time, to the counterpart at another level, or in another framework.
// It counts for nothing until the person takes it over.
type offer struct {
	answer assessment.Answer
	level  *controls.Level // the counterpart's; nil for any other answer
	from   string          // the counterpart, or the other framework's requirement; "" for an answer of last time
}

// offered returns the answer that may be taken over for an objective that has none. What the firm itself said of the same
// question last time goes before what it said of a counterpart.
func (s *session) offered(at Place) (offer, bool) {
	o := s.objective(at)
	if o.Outcome != assessment.Unanswered || o.Disputed {
		return offer{}, false
	}
	if answer, ok := s.lastTime(at); ok {
		return offer{answer: answer}, true
	}
	found, ok := assessment.Suggest(s.catalogue, s.state, s.findings()[at.Requirement].Requirement, o.Objective)
	if !ok {
		return offer{}, false
	}
	if s.state.Unconfirmed(o.Objective.ID) && found.From == o.Objective.ID {
		return offer{answer: found.Answer}, true // given to this question before a new catalogue worded it anew
	}
	if found.Origin != "" {
		return offer{answer: found.Answer, from: found.Origin}, true
	}
	of := offer{answer: found.Answer, from: found.From}
	if counterpart, _ := s.catalogue.Objective(found.From); counterpart != nil {
		of.level = s.catalogue.Level(counterpart.Level)
	}
	return of, true
}

// lastTime returns what an earlier assessment says of an objective, where it fits today's question. It finds objectives
// under the ids they had before, too.
func (s *session) lastTime(at Place) (assessment.Answer, bool) {
	if s.last == nil {
		return assessment.Answer{}, false
	}
	r, o := s.findings()[at.Requirement].Requirement, s.objective(at).Objective
	names := slices.Concat([]string{o.ID}, o.Renamed)
	for _, id := range r.Renamed {
		names = append(names, id+"["+o.Key+"]")
	}
	for _, id := range names {
		answer := s.last.Answer(id)
		if same(answer.Value, assessment.Value(assessment.Unanswered)) {
			continue
		}
		if _, err := assessment.ParseValue(string(answer.Value), s.catalogue, r, o); err == nil {
			return answer, true
		}
	}
	return assessment.Answer{}, false
}

// takeOver gives objectives the answers and the notes that are offered for them, in one event, and says how many took
// one. A note that is there already stays.
func (s *session) takeOver(places ...Place) int {
	var settings []assessment.Setting
	for _, at := range places {
		of, ok := s.offered(at)
		if !ok {
			continue
		}
		var note *string
		if text := typed(of.answer.Note); text != "" && s.objective(at).Answer.Note == "" {
			note = &text
		}
		settings = append(settings, s.state.Set(s.objective(at).Objective.ID, of.answer.Value, note))
	}
	if len(settings) > 0 {
		s.do(assessment.AnswerEvent(settings...))
	}
	return len(settings)
}

// offersOf lists the objectives of a requirement for which an answer is offered.
func (s *session) offersOf(requirement int) []Place {
	var places []Place
	for i := range s.findings()[requirement].Questions() {
		if _, ok := s.offered(Place{requirement, i}); ok {
			places = append(places, Place{requirement, i})
		}
	}
	return places
}

// offerLine shows an offer as what it is.
func (w words) offerLine(o *controls.Objective, of offer) string {
	if of.from == "" {
		return w.Say("last-time", lang.Data{"Answer": w.offerWord(o, of)})
	}
	line := w.Say("suggested", lang.Data{"Level": w.offerSource(of), "Answer": w.valueWord(o, of.answer.Value), "From": shown(of.from)})
	if of.answer.Note != "" {
		line = w.Say("suggested-note", lang.Data{"Suggested": line, "Note": shownLine(of.answer.Note)})
	}
	return line
}

// offerSource names where a suggestion comes from.
func (w words) offerSource(of offer) string {
	if of.level == nil {
		return w.Say("suggested-elsewhere")
	}
	return w.in(of.level.Title)
}

// offerWord is what was answered there, with its note.
func (w words) offerWord(o *controls.Objective, of offer) string {
	word := w.valueWord(o, of.answer.Value)
	if of.answer.Note != "" {
		word += w.Say("line-colon") + shownLine(of.answer.Note)
	}
	return word
}
