package workbook

import (
	"strconv"
	"strings"
	"time"
)

// firstROCYear is the year 1 of the Republic of China's era.
const firstROCYear = 1912

// day reads a date as people type it and spreadsheets turn it, and gives 2006-01-02. The year comes first: of four
// digits, or of three, which are a year of the Republic of China. What could mean two days is none.
func day(typed string) (string, bool) {
	text := strings.TrimSpace(narrow(typed))
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(text, "中華"), "民國"))
	for _, end := range []string{" 00:00:00", "T00:00:00", "T00:00:00Z"} {
		text = strings.TrimSuffix(text, end)
	}
	text = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-", " ", "").Replace(text)
	parts := strings.Split(text, "-")
	if len(parts) == 1 && (len(text) == 7 || len(text) == 8) { // 20261231, 1151231
		at := len(text) - 4
		parts = []string{text[:at], text[at : at+2], text[at+2:]}
	}
	if len(parts) != 3 || len(parts[0]) != 3 && len(parts[0]) != 4 {
		return "", false
	}
	var n [3]int
	for i, part := range parts {
		if i > 0 && len(part) > 2 || strings.Trim(part, "0123456789") != "" {
			return "", false
		}
		var err error
		if n[i], err = strconv.Atoi(part); err != nil {
			return "", false
		}
	}
	if len(parts[0]) == 3 {
		n[0] += firstROCYear - 1
	}
	at := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if at.Year() != n[0] || int(at.Month()) != n[1] || at.Day() != n[2] || n[0] < firstROCYear {
		return "", false
	}
	return at.Format(time.DateOnly), true
}
