package assessment

import (
	"errors"
	"fmt"
	"strings"

	"rung/controls/sheet"
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

// unreadCSV words why a sheet could not be read at all. An error of its reader stays as it is.
func unreadCSV(err error) error {
	message := ""
	if limit := new(sheet.LimitError); errors.As(err, &limit) {
		message = fmt.Sprintf("the sheet is larger than %d MiB", limit.Max>>20)
	} else if format := new(sheet.FormatError); errors.As(err, &format) {
		message = `the sheet is not UTF-8; in the spreadsheet program choose "Save as" and the type "CSV UTF-8"`
	} else {
		return err
	}
	return &CSVError{[]RowError{{0, message}}}
}
