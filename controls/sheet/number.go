package sheet

import (
	"math"
	"strconv"
)

// exactDigits is how many digits of a number every spreadsheet program keeps.
const exactDigits = 15

// whole reports whether a text is a whole number written in the one usual way, which no program changes.
func whole(text string) bool {
	digits := text
	if len(digits) > 1 && digits[0] == '-' && digits != "-0" {
		digits = digits[1:]
	}
	if digits == "" || len(digits) > exactDigits || digits[0] == '0' && len(digits) > 1 {
		return false
	}
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return false
		}
	}
	return true
}

// numberText writes a number of a workbook in its shortest way. Programs keep 15 digits and write more, so that 0.1 can
// stand there as 0.10000000000000001. What is no number stays as it is.
func numberText(raw string) string {
	if whole(raw) {
		return raw
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return raw
	}
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', exactDigits, 64), 64)
	switch size := math.Abs(f); {
	case f == 0:
		return "0"
	case size >= 1e21 || size < 1e-9:
		return strconv.FormatFloat(f, 'E', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
