package sheet

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// CSVText reads a whole CSV file and turns it into UTF-8 without byte order mark. It says what divides the fields and on
// which line of the file, counted from 1, the text begins: a first line such as sep=; is left out.
//
// The error is a *FormatError (NotUTF8) or a *LimitError, or the reader's.
func CSVText(r io.Reader) (text string, comma byte, line int, err error) {
	if text, err = readText(r); err != nil {
		return "", 0, 0, err
	}
	comma, rest := delimiter(text)
	line = 1
	if len(rest) < len(text) {
		line++
	}
	return rest, comma, line, nil
}

func readText(r io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxCSV+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("read CSV: %w", err)
	case len(data) > MaxCSV:
		return "", &LimitError{What: CSVLimit, Max: MaxCSV}
	}
	if data, err = fromUTF16(data); err != nil {
		return "", &FormatError{What: NotUTF8, Cause: err}
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	// UTF-16 without a mark is valid UTF-8 by its letters, but full of zero bytes.
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return "", &FormatError{What: NotUTF8}
	}
	return string(data), nil
}

// fromUTF16 turns UTF-16 that begins with its mark into UTF-8, and leaves all else as it is.
func fromUTF16(data []byte) ([]byte, error) {
	if isUTF16(data) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	}
	return data, nil
}

func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}

// delimiter finds what divides the fields: what a first line such as sep=; says, which Excel understands and does not
// show; else whichever of the usual ones the first row has most of outside of quotes. The text comes back without sep=.
func delimiter(text string) (byte, string) {
	if first, rest, ok := strings.Cut(text, "\n"); ok {
		switch first = strings.TrimSuffix(first, "\r"); first {
		case "sep=,", "sep=;", "sep=\t":
			return first[len(first)-1], rest
		}
	}
	var count [3]int
	const tries = ",;\t"
	inside, begun := false, false
	for i := range len(text) {
		b := text[i]
		if b == '"' {
			inside = !inside
		}
		if !inside && (b == '\n' || b == '\r') {
			if begun {
				break
			}
			continue
		}
		begun = true
		if at := strings.IndexByte(tries, b); at >= 0 && !inside {
			count[at]++
		}
	}
	best := 0
	for i := range count {
		if count[i] > count[best] {
			best = i
		}
	}
	return tries[best], text
}
