package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// place is where the next row or cell stands if it does not say so itself.
type place struct {
	row, column int
}

// readSheet reads the cells of one sheet. Its own extent is not believed.
func (r *reader) readSheet(x *xmlText, cells *table) error {
	at := place{row: -1}
	inData := false
	for {
		step, err := x.next()
		if err != nil || step == xmlEnd {
			return err
		}
		switch {
		case step == xmlChars:
		case string(x.name) == "sheetData":
			inData = step == xmlOpen
		case step != xmlOpen || !inData:
		case string(x.name) == "row":
			at.row, at.column = at.row+1, 0
			if n, err := strconv.Atoi(string(x.attr("r"))); err == nil && n > 0 {
				at.row = n - 1
			}
		case string(x.name) == "c":
			if err := r.readCell(x, &at, cells); err != nil {
				return err
			}
		}
	}
}

// cellParts are what a cell says of itself.
type cellParts struct {
	kind  string // its attribute t
	style int    // -1 is none
	value []byte // of v
	rich  string // of is
	has   bool   // there is a v
}

func (r *reader) readCell(x *xmlText, at *place, cells *table) error {
	c := cellParts{style: -1}
	for _, a := range x.attrs {
		switch string(a.name) {
		case "r":
			row, column, ok := cellOf(a.value)
			if !ok {
				return errors.New("a cell has a name that is none")
			}
			at.row, at.column = row, column
		case "t":
			c.kind = kindOf(a.value)
		case "s":
			if n, err := strconv.Atoi(string(a.value)); err == nil {
				c.style = n
			}
		}
	}
	at.row = max(at.row, 0) // a cell outside of any row
	if err := c.read(x); err != nil {
		return err
	}
	cell, err := r.cell(c)
	if err != nil {
		return fmt.Errorf("cell %s: %w", Ref(at.row, at.column), err)
	}
	at.column++
	return cells.put(at.row, at.column-1, cell)
}

// kindOf spares an allocation for the usual kinds.
func kindOf(value []byte) string {
	switch string(value) {
	case "s":
		return "s"
	case "n":
		return "n"
	case "str":
		return "str"
	case "inlineStr":
		return "inlineStr"
	}
	return string(value)
}

// read reads what stands in the cell, up to its end.
func (c *cellParts) read(x *xmlText) error {
	end := len(x.open) - 1
	inValue := false
	for {
		step, err := x.next()
		if err != nil {
			return err
		}
		switch {
		case step == xmlClose && len(x.open) == end:
			return nil
		case step == xmlOpen && string(x.name) == "is":
			if c.rich, err = x.richText(); err != nil {
				return err
			}
		case step == xmlOpen:
			inValue = string(x.name) == "v"
			c.has = c.has || inValue
		case step == xmlClose:
			inValue = false
		case step == xmlChars && inValue:
			if c.value == nil {
				c.value = x.text // good until the next text
				if len(x.spare) > 0 {
					c.value = bytes.Clone(x.text)
				}
				continue
			}
			c.value = append(bytes.Clone(c.value), x.text...)
		}
	}
}

var errText = errors.New("it refers to a text that is not there")

// cell makes the cell of its parts.
func (r *reader) cell(c cellParts) (Cell, error) {
	switch c.kind {
	case "inlineStr":
		if c.rich == "" && c.has {
			return Cell{Text: unescape(string(c.value))}, nil
		}
		return Cell{Text: c.rich}, nil
	case "str":
		return Cell{Text: unescape(string(c.value))}, nil
	case "s":
		return r.shared(c)
	}
	raw := strings.TrimSpace(string(c.value))
	switch c.kind {
	case "b":
		switch raw {
		case "1", "true":
			raw = "TRUE"
		case "0", "false":
			raw = "FALSE"
		}
		return Cell{Text: raw}, nil
	case "e":
		return Cell{Text: raw}, nil
	case "d":
		return Cell{Text: isoDate(raw)}, nil
	}
	return r.number(raw, c.style), nil
}

func (r *reader) shared(c cellParts) (Cell, error) {
	if !c.has {
		return Cell{}, nil
	}
	i, err := strconv.Atoi(string(bytes.TrimSpace(c.value)))
	if err != nil || i < 0 || i >= len(r.texts) {
		return Cell{}, errText
	}
	return Cell{Text: r.texts[i]}, nil
}

func (r *reader) number(raw string, style int) Cell {
	if style >= 0 && style < len(r.formats) && r.formats[style] == dateOrTime {
		if days, err := strconv.ParseFloat(raw, 64); err == nil {
			if text, ok := r.from.date(days); ok {
				return Cell{Text: text}
			}
		}
	}
	text := numberText(raw)
	return Cell{Text: text, Number: whole(text)}
}
