package controls

import "rung/controls/pattern"

// The places that several shapes share.
var (
	aText  = &shape{kind: textShape}
	aName  = &shape{kind: nameShape}
	aTexts = &shape{kind: textsShape}
	aLine  = line(nil)
	anID   = line(shortID)
	aCite  = aLine.says("The rule that sets this figure, with its number.")
	aURL   = line(webURL)
	aDate  = line(pattern.Of(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`))
	aYear  = either(number(1000, 9999), aDate) // a bare year is a number to YAML
)

// mainShape is MainFile.
var mainShape = group(
	has("format", words(Format)),
	has("id", line(frameworkID)),
	has("version", aLine),
	has("title", aName),
	has("short", aLine.says("What people call it, for headers and file lists.")),
	has("publisher", aName),
	has("languages", listOf(1, aLine).says("Every text exists in each; the first is the one it was written in.")),
	might("translating", listOf(1, aLine).says("Languages it is being translated into: their texts may still be missing, and nobody is offered them yet.")),
	has("licence", aLine),
	has("notice", aText),
	might("sources", listOf(0, group(has("id", anID), has("title", aName), might("date", aYear), might("url", aURL)))),
	might("references", listOf(0, group(has("id", anID), has("title", aName), might("url", aURL)))),
	might("glossary", listOf(0, group(
		has("language", aLine), has("use", aLine), has("not", listOf(1, aLine)), might("except", listOf(1, aLine).says("Longer words in which one of not is right.")),
	)).says("Words that are not used, and the word to use instead; lint tells of them.")),
	might("scales", listOf(0, group(
		has("id", anID), has("title", aText),
		has("steps", listOf(2, group(has("id", anID), has("title", aText), might("text", aText))).says("The lowest first.")),
	))),
	might("facts", listOf(0, group(has("id", anID), has("ask", aText), has("off", aText.says("Why a requirement that needs the fact does not apply where the answer is no."))))),
	might("profiles", listOf(0, group(has("id", anID), has("title", aText), has("facts", keyed(&shape{kind: boolShape}))))),
	might("annexes", listOf(0, group(
		has("id", anID), has("title", aText), might("text", aText), might("checked", aYear),
		might("items", listOf(0, group(has("title", aName), has("text", aName)))),
	))),
	might("reasons", group(might("not-met", aCite), might("not-applicable", aCite)).says("The answers that need a reason.")),
	might("exceptions", listOf(0, group(has("id", anID), has("title", aText), has("about", aText), has("cite", aCite)))),
	has("levels", listOf(1, levelShape).says("The lowest rung first.")),
	has("domains", listOf(1, group(has("id", anID), has("file", line(pattern.Of(`^[^./\\:*?"<>|][^/\\:*?"<>|]*\.yaml$`))), has("title", aText), might("about", aText)))),
)

var (
	years      = group(has("years", number(1, 100)), has("cite", aCite))
	levelShape = group(
		has("id", anID), has("title", aText), has("about", aText),
		has("rule", group(
			has("kind", words(string(AllMet), string(Deduction), string(Count), string(Cumulative), string(Rating))), has("cite", aCite),
			might("maximum", number(1, 1_000_000)),
			might("scale", anID), might("step", anID),
			might("gate", group(has("requirement", anID), has("cite", aCite))),
			might("conditional", group(has("minimum", number(0, 1_000_000)), has("days", number(1, 3650)), has("cite", aCite))),
			might("requires", group(has("level", anID), has("status", aText), has("cite", aCite))),
		)),
		might("status", group(might("final", aText), might("conditional", aText))),
		might("implies", group(has("level", anID), has("cite", aCite))),
		might("validity", years), might("affirm", years),
		might("evidence", group(
			might("retention", years),
			might("hashing", group(
				has("algorithm", words(string(SHA256))), has("list", line(logName)), has("seal", line(logName).says("Holds the hash of the list.")),
				might("about", aText.says("When it is a duty.")), has("cite", aCite),
			)),
		).says("How long evidence is kept, and how it is listed.")),
		might("submission", group(
			has("to", aName.says("Where it is entered.")), might("about", aText), has("cite", aCite),
			has("fields", listOf(1, group(
				has("id", anID), has("label", aText), has("value", words(submissionWords()...)), might("about", aText), has("cite", aCite),
			))),
		).says("What is handed in once the result stands.")),
	)
)

// requirementsShape is the file of a domain.
var requirementsShape = listOf(0, group(
	has("id", anID), has("level", anID), has("title", aName),
	might("weight", number(0, 1000).says("The points it costs when it is not met.")),
	might("partial", group(has("weight", number(1, 1000)), has("ask", aText), has("cite", aCite))),
	might("poam", words(string(PlanAllowed), string(PlanNever), string(PlanIfPartial)).says("May it stand on a plan of action?")),
	might("cite", either(aCite, group(might("weight", aCite), might("poam", aCite)))),
	has("ask", aText.says("One plain question.")),
	might("why", aText.says("What goes wrong without it.")),
	might("do", aTexts.says("First steps for a small firm, the cheapest first.")),
	might("evidence", aTexts.says("What an assessor would want to see.")),
	has("objectives", keyed(either(aText, group(
		has("text", aText), might("scale", anID), might("minimum", anID), might("stages", keyed(aText)), might("renamed_from", listOf(1, aLine)),
	)))),
	might("refs", keyed(listOf(1, aLine))),
	might("effort", group(
		has("setup_days", number(0, 1000)), has("yearly_days", number(0, 1000)), has("cost", words(string(CostLow), string(CostMedium), string(CostHigh))),
	)),
	might("needs", listOf(1, aLine).says("The facts that must be true of a firm.")),
	might("renamed_from", listOf(1, aLine)),
))
