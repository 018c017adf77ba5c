package trust

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"rung/controls/pattern"
)

// MaxSequence is the highest number that a signature may have.
const MaxSequence = 999_999_999

// Claim is what a signer says of a catalogue, in the signature's trusted comment.
type Claim struct {
	ID       string
	Version  string
	Sequence int    // from 1 to MaxSequence; a later one replaces an earlier one
	Issued   string // a day, 2006-01-02
	Expires  string // the last day on which it should be relied upon, or "" for none
}

// String writes the claim as the trusted comment that ParseClaim reads.
func (c Claim) String() string {
	s := fmt.Sprintf("rung catalogue id=%s version=%s sequence=%d issued=%s", c.ID, escape(c.Version), c.Sequence, c.Issued)
	if c.Expires != "" {
		s += " expires=" + c.Expires
	}
	return s
}

var claimWords = pattern.Of(`^rung catalogue id=([a-z0-9-]{1,64}) version=(\S{1,400}) sequence=([1-9][0-9]{0,8}) issued=(\d{4}-\d\d-\d\d)(?: expires=(\d{4}-\d\d-\d\d))?$`)

// ClaimError is a trusted comment that does not say which catalogue was signed.
type ClaimError struct{ Comment string }

func (e *ClaimError) Error() string { return "the signature is of no catalogue" }

// ParseClaim reads a trusted comment. What a person may not be shown, or is no day, is no claim: a *ClaimError.
func ParseClaim(comment string) (Claim, error) {
	found := claimWords().FindStringSubmatch(comment)
	if found == nil {
		return Claim{}, &ClaimError{comment}
	}
	version, err := unescape(found[2])
	if err != nil {
		return Claim{}, &ClaimError{comment}
	}
	sequence, err := strconv.Atoi(found[3])
	c := Claim{ID: found[1], Version: version, Sequence: sequence, Issued: found[4], Expires: found[5]}
	if err != nil || c.check() != nil || c.String() != comment {
		return Claim{}, &ClaimError{comment}
	}
	return c, nil
}

// check returns a *ClaimError for a claim that could not be read back.
func (c Claim) check() error {
	wrong := &ClaimError{c.String()}
	if _, err := time.Parse(time.DateOnly, c.Issued); err != nil {
		return wrong
	}
	if _, err := time.Parse(time.DateOnly, c.Expires); err != nil && c.Expires != "" {
		return wrong
	}
	if unfitLine(c.Version) || !claimWords().MatchString(c.String()) || c.Expires != "" && c.Expires < c.Issued {
		return wrong
	}
	return nil
}

// expired reports whether the day after the last one has come.
func (c Claim) expired(now time.Time) bool {
	return c.Expires != "" && now.UTC().Format(time.DateOnly) > c.Expires
}

// escape writes a text without blanks: bytes other than letters, digits and . _ ~ - as % and two hex digits.
func escape(s string) string {
	var out strings.Builder
	for i := range len(s) {
		if b := s[i]; b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || strings.IndexByte("._~-", b) >= 0 {
			out.WriteByte(b)
		} else {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}

// unescape reads what escape writes; other ways to write the same are for the caller to refuse.
func unescape(s string) (string, error) {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			out.WriteByte(s[i])
			continue
		}
		if len(s) < i+3 {
			return "", strconv.ErrSyntax
		}
		b, err := strconv.ParseUint(s[i+1:i+3], 16, 8)
		if err != nil {
			return "", err
		}
		out.WriteByte(byte(b))
		i += 2
	}
	return out.String(), nil
}
