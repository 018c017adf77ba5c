package report

// Signature is a line of the sign-off block: who signs in which role. The name is "" where a person writes it in.
type Signature struct{ Role, Name string }

// signOff is the block for those who answer for the report.
func (b *builder) signOff() []Signature {
	return []Signature{
		{b.say("role-assessor"), b.state.Profile.Assessor},
		{b.say("role-reviewer"), ""},
		{b.say("role-approver"), ""},
	}
}
