package assessment

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// MaxCSV is the most bytes that a sheet of answers may have.
const MaxCSV = 32 << 20

const saveAsUTF8 = `the sheet is not UTF-8; in the spreadsheet program choose "Save as" and the type "CSV UTF-8"`

// readText reads a whole sheet and turns it into UTF-8 without byte order mark.
func readText(r io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxCSV+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("read the sheet of answers: %w", err)
	case len(data) > MaxCSV:
		return "", wholeSheet(fmt.Sprintf("the sheet is larger than %d MiB", MaxCSV>>20))
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		data, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", wholeSheet(saveAsUTF8)
		}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	// UTF-16 without a mark is valid UTF-8 by its letters, but full of zero bytes.
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "", wholeSheet(saveAsUTF8)
	}
	return string(data), nil
}

// delimiter finds what divides the fields: whichever of the usual ones the first line has most of.
func delimiter(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best := ','
	for _, try := range []rune{';', '\t'} {
		if strings.Count(first, string(try)) > strings.Count(first, string(best)) {
			best = try
		}
	}
	return best
}
