package assessment

import (
	"regexp"
	"slices"
)

// Profile is who is assessed, and by whom.
type Profile struct {
	Firm     string          `json:"firm"`
	Scope    string          `json:"scope,omitempty"`
	Sector   string          `json:"sector,omitempty"`
	Size     int             `json:"size,omitempty"` // people; 0 for not said
	UBN      string          `json:"ubn,omitempty"`  // Taiwan's Unified Business Number
	CAGE     []string        `json:"cage,omitempty"` // Commercial and Government Entity codes of the systems in scope
	Assessor string          `json:"assessor,omitempty"`
	Facts    map[string]bool `json:"facts,omitempty"` // answers to the catalogue's facts
}

// ValidUBN checks the form of a Unified Business Number (統一編號): eight digits whose weighted digit sum divides by 5,
// a seventh digit of 7 counting either way. It says nothing of whether such a firm exists.
// Source: notice of Taiwan's Ministry of Finance, in force since 2023-04-01.
func ValidUBN(number string) bool {
	if len(number) != 8 || number == "00000000" {
		return false
	}
	weights := [8]int{1, 2, 1, 2, 1, 2, 4, 1}
	sum := 0
	for i, w := range weights {
		digit := int(number[i]) - '0'
		if digit < 0 || digit > 9 {
			return false
		}
		product := digit * w
		sum += product/10 + product%10
	}
	// 7 x 4 = 28 gives 2 + 8 = 10, which counts as 1 or as 0.
	return sum%5 == 0 || number[6] == '7' && (sum-9)%5 == 0
}

var cage = regexp.MustCompile(`^[0-9A-HJ-NP-Z]{5}$`)

// ValidCAGE checks the form of a Commercial and Government Entity code: five letters or digits, never I or O.
func ValidCAGE(code string) bool { return cage.MatchString(code) }

// Equal reports whether two profiles say the same.
func (p Profile) Equal(q Profile) bool {
	if !slices.Equal(p.CAGE, q.CAGE) || len(p.Facts) != len(q.Facts) {
		return false
	}
	for fact, yes := range p.Facts {
		if other, ok := q.Facts[fact]; !ok || other != yes {
			return false
		}
	}
	return p.Firm == q.Firm && p.Scope == q.Scope && p.Sector == q.Sector && p.Size == q.Size && p.UBN == q.UBN && p.Assessor == q.Assessor
}
