package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestValidUBN(t *testing.T) {
	for _, test := range []struct {
		says, number string
		want         bool
	}{
		{"sum 40", "04595257", true},
		{"seventh digit 7, sum 21 or 20", "10458575", true},
		{"sum 30", "22099131", true},
		{"leading zero", "04702088", true},
		{"two leading zeros", "00651474", true},
		{"another with two leading zeros", "00238778", true},
		{"the common dummy", "12345675", true},
		{"sum 35, valid since the divisor is 5", "04595252", true},
		{"seventh digit 7, neither 33 nor 32", "12345678", false},
		{"one digit changed", "04595258", false},
		{"eight zeros pass the sum but name nobody", "00000000", false},
		{"seven digits", "0459525", false},
		{"nine digits", "045952570", false},
		{"empty", "", false},
		{"a letter", "0459525A", false},
		{"full-width digits", "０４５９５２５７", false},
		{"a blank", "0459525 ", false},
		{"a sign", "-4595257", false},
	} {
		require.Equal(t, test.want, assessment.ValidUBN(test.number), test.says)
	}
}

func TestUBNLetsOneNumberInFivePass(t *testing.T) {
	// Where the seventh digit is not 7, exactly two last digits of ten fit any seven before them.
	for _, front := range []string{"0459525", "2209913", "9999999", "1000000"} {
		fits := 0
		for last := '0'; last <= '9'; last++ {
			if assessment.ValidUBN(front + string(last)) {
				fits++
			}
		}
		require.Equal(t, 2, fits, front)
	}
}

func TestValidCAGE(t *testing.T) {
	for _, test := range []struct {
		says, code string
		want       bool
	}{
		{"digits and letters", "1ABC5", true},
		{"digits alone", "12345", true},
		{"a code that begins with S, as outside the US", "SFN12", true},
		{"the letter I", "1ABI5", false},
		{"the letter O", "1ABO5", false},
		{"small letters", "1abc5", false},
		{"four characters", "1ABC", false},
		{"six characters", "1ABC55", false},
		{"a newline at the end", "1ABC5\n", false},
		{"empty", "", false},
	} {
		require.Equal(t, test.want, assessment.ValidCAGE(test.code), test.says)
	}
}

func TestProfilesAreEqualWhenTheySayTheSame(t *testing.T) {
	full := func() assessment.Profile {
		return assessment.Profile{Firm: "F", Scope: "S", Sector: "C25", Size: 3, UBN: "04595257", CAGE: []string{"1ABC5"}, Assessor: "A", Facts: map[string]bool{"ot": true}}
	}
	require.True(t, full().Equal(full()))
	require.True(t, assessment.Profile{}.Equal(assessment.Profile{CAGE: []string{}, Facts: map[string]bool{}}), "nothing said is nothing said")
	for says, change := range map[string]func(*assessment.Profile){
		"firm":         func(p *assessment.Profile) { p.Firm = "" },
		"scope":        func(p *assessment.Profile) { p.Scope = "" },
		"sector":       func(p *assessment.Profile) { p.Sector = "" },
		"size":         func(p *assessment.Profile) { p.Size = 4 },
		"number":       func(p *assessment.Profile) { p.UBN = "" },
		"codes":        func(p *assessment.Profile) { p.CAGE = []string{"1ABC6"} },
		"assessor":     func(p *assessment.Profile) { p.Assessor = "" },
		"fact denied":  func(p *assessment.Profile) { p.Facts = map[string]bool{"ot": false} },
		"fact unsaid":  func(p *assessment.Profile) { p.Facts = nil },
		"another fact": func(p *assessment.Profile) { p.Facts = map[string]bool{"it": true} },
	} {
		changed := full()
		change(&changed)
		require.False(t, full().Equal(changed), says)
		require.False(t, changed.Equal(full()), says)
	}
}
