package sheet

import (
	"errors"
	"path"
	"strings"
	"time"
)

// relation is how one part refers to another.
type relation struct {
	kind   string // the last word of its type, which the strict kind of workbook has in common with the usual one
	target string // the name of the part
}

type relations struct {
	byID map[string]relation
	all  []relation
}

// only gives the target of the first relation of a kind, or where such a part usually is.
func (r relations) only(kind, usual string) string {
	for _, rel := range r.all {
		if rel.kind == kind {
			return rel.target
		}
	}
	return usual
}

// relations reads what a part refers to; "" is the workbook as a whole.
func (r *reader) relations(part string) (relations, error) {
	out := relations{byID: map[string]relation{}}
	folder := folderOf(part)
	err := r.walk(partName(folder, "_rels/"+path.Base("/"+part)+".rels"), "", func(x *xmlText) error {
		return x.each(func() error {
			if string(x.name) != "Relationship" || string(x.attr("TargetMode")) == "External" {
				return nil
			}
			kind := string(x.attr("Type"))
			if len(out.all) == MaxEntries {
				return &LimitError{What: EntryLimit, Max: MaxEntries}
			}
			rel := relation{kind[strings.LastIndexByte(kind, '/')+1:], partName(folder, string(x.attr("Target")))}
			out.all = append(out.all, rel)
			out.byID[string(x.attr("Id"))] = rel
			return nil
		})
	})
	return out, err
}

// main finds the part that says what sheets there are.
func (r *reader) main(root relations) (string, error) {
	main := root.only("officeDocument", "xl/workbook.xml")
	switch _, ok := r.parts[main]; {
	case ok && strings.HasSuffix(main, ".xml"):
		return main, nil
	case len(root.all) > 0 && !ok && strings.HasPrefix(main, "xl/"):
		return "", &FormatError{What: Damaged, Part: main, Cause: errNoPart}
	}
	return "", &FormatError{What: NotWorkbook}
}

type sheetEntry struct {
	name, rel string
	hidden    bool
}

func (r *reader) workbook(part string) ([]sheetEntry, error) {
	var sheets []sheetEntry
	root := ""
	err := r.walk(part, "", func(x *xmlText) error {
		return x.each(func() error {
			if root == "" {
				root = string(x.name)
			}
			switch string(x.name) {
			case "workbookPr":
				r.from = epoch(isTrue(x.attr("date1904")))
			case "sheet":
				if x.parent() != "sheets" {
					return nil
				}
				if len(sheets) == MaxSheets {
					return &LimitError{What: SheetLimit, Max: MaxSheets}
				}
				sheets = append(sheets, entryOf(x))
			}
			return nil
		})
	})
	if err == nil && root != "workbook" {
		return nil, &FormatError{What: NotWorkbook}
	}
	return sheets, err
}

func entryOf(x *xmlText) sheetEntry {
	s := sheetEntry{name: unescape(string(x.attr("name")))}
	for _, a := range x.attrs {
		switch {
		case string(a.name) == "id" && len(a.prefix) > 0: // r:id; the prefix may be any
			s.rel = string(x.value(a))
		case string(a.name) == "state":
			s.hidden = string(a.value) != "visible"
		}
	}
	return s
}

// properties reads the title and the time. They are not worth losing a workbook for.
func (r *reader) properties(part string) error {
	err := r.walk(part, "", func(x *xmlText) error {
		var in, text string
		for {
			step, err := x.next()
			switch {
			case err != nil || step == xmlEnd:
				return err
			case step == xmlOpen:
				in, text = string(x.name), ""
			case step == xmlChars && len(text)+len(x.text) <= MaxCellText:
				text += string(x.text)
			case step == xmlClose && in == "title":
				r.book.Title, in = unescape(text), ""
			case step == xmlClose && in == "created":
				if at, err := time.Parse(time.RFC3339, strings.TrimSpace(text)); err == nil {
					r.book.Created = at.UTC()
				}
				in = ""
			}
		}
	})
	if limit := new(LimitError); errors.As(err, &limit) {
		return err
	}
	return nil
}

func isTrue(value []byte) bool {
	switch string(value) {
	case "1", "true", "on":
		return true
	}
	return false
}
