package sheet

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
)

// maxInline is how long the choices that stand in the rule itself may be, in UTF-16 units.
const maxInline = 255

// choices are the lists of values that do not fit into a rule. They stand on a hidden sheet, one in each column, and the
// rules refer to it.
type choices struct {
	columns [][]string
}

func (c *choices) needed() bool { return len(c.columns) > 0 }

func (c *choices) gather(lists []List) {
	for _, l := range lists {
		if l.useful() && !inline(l.Values) && c.find(l.Values) < 0 {
			c.columns = append(c.columns, l.Values)
		}
	}
}

func (c *choices) find(values []string) int {
	return slices.IndexFunc(c.columns, func(known []string) bool { return slices.Equal(known, values) })
}

// inline reports whether values can stand in a rule, divided by commas. Programs cut the spaces at their ends.
func inline(values []string) bool {
	for _, v := range values {
		if v == "" || strings.ContainsAny(v, ",\"\n\r\t") || strings.TrimSpace(v) != v {
			return false
		}
	}
	return units(strings.Join(values, ",")) <= maxInline
}

// useful reports whether a list offers anything in any cell.
func (l List) useful() bool {
	return len(l.Values) > 0 && l.From >= 0 && l.From <= l.To && l.To < MaxRows && l.Column >= 0 && l.Column < MaxColumns
}

// source is what a rule offers: the values, or where they stand.
func (c *choices) source(values []string) string {
	if inline(values) {
		return `"` + strings.Join(values, ",") + `"`
	}
	column := c.find(values)
	return quoteName(listsName) + "!" + absolute(0, column, len(values)-1, column)
}

// What is shown beside a cell is cut to what programs show, in UTF-16 units.
const (
	maxTitle  = 32
	maxPrompt = 255
	maxError  = 225
)

func (w *writer) validations(out *bufio.Writer, lists []List) {
	lists = slices.DeleteFunc(slices.Clone(lists), func(l List) bool { return !l.useful() })
	if len(lists) == 0 {
		return
	}
	fmt.Fprintf(out, `<dataValidations count="%d">`, len(lists))
	for _, l := range lists {
		out.WriteString(`<dataValidation type="list" allowBlank="1" showErrorMessage="1" showInputMessage="1"`)
		if l.Title != "" {
			title := attr(cut(l.Title, maxTitle))
			fmt.Fprintf(out, ` errorTitle="%s" promptTitle="%s"`, title, title)
		}
		if l.Prompt != "" {
			fmt.Fprintf(out, ` error="%s" prompt="%s"`, attr(cut(l.Prompt, maxError)), attr(cut(l.Prompt, maxPrompt)))
		}
		fmt.Fprintf(out, ` sqref="%s"><formula1>%s</formula1></dataValidation>`, area(l.From, l.Column, l.To, l.Column), escape(w.lists.source(l.Values)))
	}
	out.WriteString(`</dataValidations>`)
}

func (w *writer) choices(out *bufio.Writer) { w.table(out, w.lists.sheet(), false) }

// sheet is the hidden sheet.
func (c *choices) sheet() Sheet {
	deepest := 0
	for _, column := range c.columns {
		deepest = max(deepest, len(column))
	}
	s := Sheet{Name: listsName, Rows: make([][]Cell, deepest)}
	for i := range s.Rows {
		s.Rows[i] = make([]Cell, len(c.columns))
		for j, column := range c.columns {
			if i < len(column) {
				s.Rows[i][j].Text = column[i]
			}
		}
	}
	return s
}
