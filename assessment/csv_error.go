package assessment

import (
	"fmt"
	"strings"
)

// MaxRowErrors is the most bad rows that are reported at once; reading stops there.
const MaxRowErrors = 1000

// CSVError is a sheet of answers that was not taken, with its bad rows in order.
type CSVError struct{ Rows []RowError }

// RowError is one bad row.
type RowError struct {
	Line    int // from 1, the header's; 0 where the sheet as a whole is wrong
	Message string
}

func (e *CSVError) Error() string {
	lines := make([]string, len(e.Rows))
	for i, row := range e.Rows {
		lines[i] = row.Message
		if row.Line > 0 {
			lines[i] = fmt.Sprintf("line %d: %s", row.Line, row.Message)
		}
	}
	return strings.Join(lines, "\n")
}

func wholeSheet(message string) error { return &CSVError{[]RowError{{0, message}}} }
