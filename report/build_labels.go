package report

import "rung/assessment"

// labels are the words of headings and columns.
func (b *builder) labels() Labels {
	return Labels{
		Contents: b.say("contents"), Ladder: b.say("ladder"), Summary: b.say("summary"), Progress: b.say("progress"),
		FirstGaps: b.say("first-gaps"), Domains: b.say("domains"), Gaps: b.say("gaps"), Findings: b.say("findings"),
		Method: b.say("method"), Sources: b.say("sources"), Notice: b.say("notice"),
		Firm: b.say("field-firm"), Scope: b.say("field-scope"), Outcomes: b.say("outcomes"),
		Clause: b.say("clause-comma"), Colon: b.say("colon"),
		Work: b.say("work"), Todos: b.say("todos"), ReadTodos: b.say("read-todos"),
		Exceptions: b.say("exceptions"), ReadExceptions: b.say("read-exceptions"),
		Failing: b.say("failing"), Note: b.say("note"), Reason: b.say("reason"), DoFirst: b.say("do-first"), Evidence: b.say("evidence"),
		Why: b.say("why"), References: b.say("references"),
		Statement: b.say("statement"), Answer: b.say("answer"),
		ReadDomains: b.say("read-domains"), ReadGaps: b.say("read-gaps"), ReadFindings: b.say("read-findings"),
		Plan: b.say("plan"), ReadPlan: b.say("read-plan"),
		Place: b.say("place"), Requirement: b.say("requirement"), Owner: b.say("owner"), Due: b.say("due"), Effort: b.say("days"),
		Points: b.say("unit-" + b.unit()), OnPlan: b.say("on-plan"), After: b.say("after"),
		Milestones: b.say("milestones"), Suggested: b.say("suggested"), Resources: b.say("resources"), Comments: b.say("comments"), Closed: b.say("closed"),
		Stairs: b.say("stairs"), ReadStairs: b.say("read-stairs"), Timeline: b.say("timeline"), ReadTimeline: b.say("read-timeline"),
		Heat: b.say("heat"), ReadHeat: b.say("read-heat"), Radar: b.say("radar"), Target: b.say("target-mark"),
		Ways: b.say("ways"), Dates: b.say("dates"), ScoreHead: b.say("score"), Lost: b.say("lost"),
		Index: b.say("index"), ReadIndex: b.say("read-index"), File: b.say("file"), Hash: b.say("file-hash"), Size: b.say("size"),
		SpeaksFor: b.say("speaks-for"), Draft: b.say("draft"), Exception: b.say("exception"),
		Related: b.say("related"), ReadRelated: b.say("read-related"),
		Annexes: b.say("annexes"), ReadAnnexes: b.say("read-annexes"),
		History: b.say("history"), ReadHistory: b.say("read-history"),
		SignOff: b.say("sign-off"), ReadSignOff: b.say("read-sign-off"), Role: b.say("role"), Name: b.say("name"),
		Signature: b.say("signature"), Day: b.say("day"), PreparedFor: b.say("prepared-for"), Firms: b.say("firms"), Assessor: b.say("field-assessor"),
		Page: b.say("page"), Continued: b.say("continued"), NoGaps: b.noGaps(),
		Legend: []Mark{b.mark(assessment.Met), b.mark(assessment.NotApplicable), b.mark(assessment.Unanswered), b.mark(assessment.NotMet)},
	}
}
