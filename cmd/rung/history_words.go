package main

import (
	"rung/assessment"
	"rung/controls/lang"
)

// changeLines word one change. A further change of the same event says only what is new.
func (a *app) changeLines(at *opened, c assessment.Change, further bool) []string {
	var lines []string
	if c.Event.Do == assessment.DoUndo && !further {
		lines = append(lines, a.undoWords(c))
	}
	if c.ID != "" {
		return append(lines, a.answerLines(at, c)...)
	}
	switch e := c.Event; {
	case e.Do == assessment.DoProfile && e.Profile != nil:
		return append(lines, a.say("history-profile", lang.Data{"Firm": e.Profile.Firm}))
	case e.Do == assessment.DoRetarget:
		before := at.state.Header.Target
		if c.Replaced != nil {
			before = c.Replaced.Target
		}
		return append(lines, a.say("history-retarget", lang.Data{"Before": before, "After": e.Target}))
	case e.Do == assessment.DoAttest && e.Attest != nil:
		return append(lines, a.say("history-attest", lang.Data{"Level": e.Attest.Level, "Date": e.Attest.Date, "Certificate": e.Attest.Certificate}))
	case e.Do == assessment.DoDate && e.Date == "":
		return append(lines, a.say("history-date-none"))
	case e.Do == assessment.DoDate:
		return append(lines, a.say("history-date", lang.Data{"Date": e.Date}))
	case e.Do == assessment.DoAffirm && e.Affirm != nil:
		return append(lines, a.say("history-affirm", lang.Data{
			"Official": e.Affirm.Official, "Title": e.Affirm.Title, "Level": e.Affirm.Level,
			"Status": a.say("status-" + known(e.Affirm.Status)), "Digest": e.Affirm.Digest,
		}))
	case e.Do == assessment.DoPlan && e.Plan != nil:
		return append(lines, a.say("history-plan", lang.Data{"ID": e.Plan.ID, "Owner": e.Plan.Owner, "Due": e.Plan.Due}))
	case e.Do == assessment.DoEvidence:
		for _, file := range e.Evidence {
			id := "history-evidence"
			if file.Gone {
				id = "history-evidence-gone"
			}
			lines = append(lines, a.say(id, lang.Data{"ID": file.ID, "Path": file.Path}))
		}
		return lines
	case e.Do == assessment.DoUndo:
		return lines
	case e.Do == assessment.DoTarget && e.Goal != nil && e.Goal.Step == "":
		return append(lines, a.say("history-target-none", lang.Data{"ID": e.Goal.ID}))
	case e.Do == assessment.DoTarget && e.Goal != nil:
		return append(lines, a.say("history-target", lang.Data{"ID": e.Goal.ID, "Step": e.Goal.Step}))
	case e.Do == assessment.DoMigrate && e.Migrate != nil:
		to := e.Migrate.Framework
		return append(lines, a.say("history-migrate", lang.Data{
			"ID": to.ID, "Version": to.Version, "Renamed": len(e.Migrate.Renamed), "Confirm": len(e.Migrate.Confirm),
		}))
	case e.Do == assessment.DoCatalogue && e.Catalogue != nil:
		return append(lines, a.say("history-catalogue", lang.Data{"Digest": e.Catalogue.Digest}))
	case e.Do == assessment.DoSuggest:
		return append(lines, a.say("history-suggest", lang.Data{"Count": len(e.Set)}))
	}
	return append(lines, a.say("history-other", lang.Data{"Kind": string(c.Event.Do)}))
}

// known is a status that there are words for: a file may hold any.
func known(s assessment.Status) string {
	for _, status := range assessment.Statuses {
		if s == status {
			return string(s)
		}
	}
	return string(assessment.Incomplete)
}

func (a *app) undoWords(c assessment.Change) string {
	if c.Undoes == nil {
		return a.say("history-undo-nothing")
	}
	return a.say("history-undo", lang.Data{"ID": c.Undoes.ID, "Who": a.whenWho(*c.Undoes)})
}

// answerLines word what changed of one answer.
func (a *app) answerLines(at *opened, c assessment.Change) []string {
	var lines []string
	before, after := a.value(at, c.ID, c.Before.Value), a.value(at, c.ID, c.After.Value)
	data := lang.Data{"ID": c.ID, "Before": before, "After": after, "Note": c.After.Note, "Old": c.Before.Note}
	switch {
	case before != after:
		lines = append(lines, a.say("history-answer", data))
	case c.Event.Do == assessment.DoAnswer && c.Before.Exception == c.After.Exception:
		lines = append(lines, a.say("history-again", data))
	}
	switch {
	case c.Before.Note == c.After.Note:
	case c.After.Note == "":
		lines = append(lines, a.say("history-note-gone", data))
	case c.Before.Note == "":
		lines = append(lines, a.say("history-note", data))
	default:
		lines = append(lines, a.say("history-note-changed", data))
	}
	if x := c.After.Exception; x != c.Before.Exception {
		if x == nil {
			lines = append(lines, a.say("history-exception-gone", data))
		} else {
			lines = append(lines, a.say("history-exception", lang.Data{"ID": c.ID, "Kind": a.exceptionTitle(at, x.Kind), "Reference": x.Reference}))
		}
	}
	return lines
}

// value words an answer: an outcome, the flag of a requirement, or the step of a scale.
func (a *app) value(at *opened, id string, v assessment.Value) string {
	switch v {
	case "":
		return a.say("value-unanswered")
	case assessment.PartlyMet, assessment.Value(assessment.Met), assessment.Value(assessment.NotMet),
		assessment.Value(assessment.NotApplicable), assessment.Value(assessment.Unanswered):
		return a.say("value-" + string(v))
	}
	if _, o := at.catalogue.Objective(id); o != nil {
		if scale := at.catalogue.Scale(o.Scale); scale != nil {
			for _, step := range scale.Steps {
				if step.ID == string(v) {
					return step.Title.In(a.lang)
				}
			}
		}
	}
	return string(v)
}

func (a *app) exceptionTitle(at *opened, kind string) string {
	for _, x := range at.catalogue.Exceptions {
		if x.ID == kind {
			return x.Title.In(a.lang)
		}
	}
	return kind
}
