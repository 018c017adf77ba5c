package main

import (
	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/trust"
	"rung/report"
)

// signedWords say in a sentence's part who answers for a catalogue.
func (a *app) signedWords(s trust.Signature) string {
	return report.ShownText(report.SignatureWords(s, a.lang))
}

// signedShort is that for a list or a narrow screen, of at most 44 columns but for the signer's name.
func (a *app) signedShort(s trust.Signature) string {
	switch s.State {
	case trust.BuiltIn:
		return a.say("signed-built-in")
	case trust.Signed:
		return visible(a.say("signed-short", lang.Data{"Signer": s.Signer, "Sequence": s.Sequence}))
	case trust.UnknownKey:
		return a.say("signed-unknown", lang.Data{"Key": shortKey(s.KeyID)})
	}
	return a.say("signed-not")
}

// catalogueLine names a catalogue and who answers for it.
func (a *app) catalogueLine(c *controls.Catalogue) string {
	return visible(a.say("signed-line", lang.Data{"ID": c.ID, "Version": c.Version, "Signature": a.signedShort(a.signature(c))}))
}

// signedRef is a catalogue with who answers for it, for machines.
func (a *app) signedRef(c *controls.Catalogue) report.FrameworkScore {
	signature := a.signature(c)
	return report.FrameworkScore{FrameworkRef: assessment.Ref(c), Signature: &signature}
}

// doubt is the word that every screen shows over a catalogue nobody answers for; "" over any other.
func (a *app) doubt(c *controls.Catalogue) string {
	switch a.signature(c).State {
	case trust.BuiltIn, trust.Signed:
		return ""
	}
	return a.say("signed-not")
}
