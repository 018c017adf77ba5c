package sheet

import (
	"errors"
	"io"
	"strings"
)

// ReadCSV reads CSV as a sheet without a name: UTF-8 with or without byte order mark or UTF-16 with one, divided by
// comma, semicolon or tab. An empty line is a row without cells, so that Ref names the cell that a spreadsheet program
// shows. Texts that WriteCSV guarded are as they were. Rows end at their last cell with a text, the sheet at its last
// row with one.
//
// The error is a *FormatError (NotUTF8, BadQuotes) or a *LimitError, or the reader's.
func ReadCSV(r io.Reader) (Sheet, error) {
	text, comma, line, err := CSVText(r)
	if err != nil {
		return Sheet{}, err
	}
	p := &csvParser{text: text, comma: comma, line: line, table: newTable("", new(budget))}
	for row := 0; p.at < len(p.text); row++ {
		if err := p.row(row); err != nil {
			return Sheet{}, err
		}
	}
	return Sheet{Rows: p.table.rows}, nil
}

// csvParser is our own because encoding/csv drops empty lines and turns CR LF inside quotes into LF.
type csvParser struct {
	text  string
	comma byte
	at    int // byte in text
	line  int // from 1
	table *table
}

// row reads one row and what ends it.
func (p *csvParser) row(row int) error {
	for column := 0; ; column++ {
		text, err := p.field()
		if err != nil {
			return err
		}
		if err := p.table.put(row, column, Cell{Text: unguard(text)}); err != nil {
			return err
		}
		switch {
		case p.at == len(p.text):
			return nil
		case p.text[p.at] == p.comma:
			p.at++
		default:
			p.lineEnd()
			return nil
		}
	}
}

func (p *csvParser) lineEnd() {
	if strings.HasPrefix(p.text[p.at:], "\r\n") {
		p.at++
	}
	p.at++
	p.line++
}

// field reads up to what divides fields or ends rows.
func (p *csvParser) field() (string, error) {
	if p.at < len(p.text) && p.text[p.at] == '"' {
		return p.quotedField()
	}
	from := p.at
	for ; p.at < len(p.text); p.at++ {
		switch p.text[p.at] {
		case p.comma, '\n', '\r':
			return p.text[from:p.at], nil
		case '"':
			return "", p.wrong("a quote inside a field that does not begin with one")
		}
	}
	return p.text[from:p.at], nil
}

func (p *csvParser) quotedField() (string, error) {
	begin := p.line
	p.at++
	var whole strings.Builder
	for {
		end := strings.IndexByte(p.text[p.at:], '"')
		if end < 0 {
			p.line = begin
			return "", p.wrong("a quote that never closes")
		}
		part := p.text[p.at : p.at+end]
		p.line += strings.Count(part, "\n")
		p.at += end + 1
		if p.at < len(p.text) && p.text[p.at] == '"' {
			whole.WriteString(p.text[p.at-end-1 : p.at]) // with one of the two quotes
			p.at++
			continue
		}
		if p.at < len(p.text) && p.text[p.at] != p.comma && p.text[p.at] != '\n' && p.text[p.at] != '\r' {
			return "", p.wrong("something follows after a closing quote")
		}
		if whole.Len() == 0 {
			return part, nil
		}
		whole.WriteString(part)
		return whole.String(), nil
	}
}

func (p *csvParser) wrong(why string) error {
	return &FormatError{What: BadQuotes, Line: p.line, Cause: errors.New(why)}
}
