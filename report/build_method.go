package report

import (
	"rung/controls"
	"rung/controls/lang"
)

func (b *builder) method() Method {
	level := b.result.Target
	method := Method{
		Paragraphs: []string{
			b.say("method-answers"),
			b.say("method-rule-"+string(level.Rule.Kind), lang.Data{"Cite": level.Rule.Cite, "Maximum": level.Rule.Maximum, "Level": b.text(level.Title)}),
			b.say("method-open"),
			b.say("method-declared"),
		},
		Facts: []Field{
			{b.say("field-framework"), b.text(b.catalogue.Title)},
			{b.say("field-publisher"), b.text(b.catalogue.Publisher)},
			{b.say("field-catalogue"), b.catalogue.ID + " " + b.catalogue.Version},
			{b.say("field-digest"), b.catalogue.Digest},
			{b.say("field-signature"), b.signed()},
			{b.say("field-rule"), level.Rule.Cite},
			{b.say("field-questions"), number(b.result.Questions)},
			{b.say("field-events"), number(len(b.state.Events))},
			{b.say("field-program"), "rung " + b.options.Version},
		},
		Notice:      b.text(b.catalogue.Notice),
		Certificate: b.say("no-certificate"),
	}
	for _, s := range b.catalogue.Sources {
		method.Sources = append(method.Sources, Source{b.text(s.Title), s.Date, s.URL})
	}
	for _, f := range []Field{{b.say("rule-gate"), gateCite(level)}, {b.say("rule-conditional"), conditionalCite(level)}} {
		if f.Value != "" {
			method.Facts = append(method.Facts, f)
		}
	}
	return method
}

func gateCite(l *controls.Level) string {
	if l.Rule.Gate == nil {
		return ""
	}
	return l.Rule.Gate.Cite
}

func conditionalCite(l *controls.Level) string {
	if l.Rule.Conditional == nil {
		return ""
	}
	return l.Rule.Conditional.Cite
}
