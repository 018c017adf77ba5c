package report

import (
	"rung/assessment"
	"rung/controls/lang"
	"rung/controls/trust"
)

// FrameworkScore is the catalogue that a result rests on, for machines.
type FrameworkScore struct {
	assessment.FrameworkRef
	// Signature says who answers for the catalogue; absent where nobody has looked.
	Signature *trust.Signature `json:"signature,omitempty"`
}

// SignatureWords say in a language who answers for a catalogue, as part of a sentence.
func SignatureWords(s trust.Signature, tag lang.Tag) string {
	b := &builder{options: Options{Lang: tag, Signature: s}, voice: Messages.In(tag)}
	return b.signed()
}

// signed says who answers for the catalogue of this report. Where nobody has looked, nobody answers for it.
func (b *builder) signed() string {
	s := b.options.Signature
	switch s.State {
	case trust.BuiltIn:
		return b.say("signature-built-in")
	case trust.UnknownKey:
		return b.say("signature-unknown", lang.Data{"Key": s.KeyID})
	case trust.Signed:
		words := b.say("signature-signed", lang.Data{"Signer": s.Signer, "Key": s.KeyID, "Sequence": s.Sequence, "Day": s.Issued})
		if s.Expired {
			words += b.say("signature-expired", lang.Data{"Day": s.Expires})
		}
		return words
	}
	return b.say("signature-none")
}

// scored is the score with who answers for the catalogue, where somebody has looked.
func (b *builder) scored() Score {
	score := NewScore(b.catalogue, b.state, b.result)
	if b.options.Signature.State == "" {
		return score
	}
	return score.SignedBy(b.options.Signature)
}

// SignedBy returns the score with who answers for its catalogue.
func (s Score) SignedBy(signature trust.Signature) Score {
	if signature.State == "" {
		signature.State = trust.Unsigned
	}
	s.Framework.Signature = &signature
	return s
}
