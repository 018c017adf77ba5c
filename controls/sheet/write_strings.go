package sheet

import (
	"bufio"
	"strconv"
)

// stringTable holds each text of the cells once, in the order of first use.
type stringTable struct {
	index map[string]int
	texts []string
	uses  int
}

func newStringTable() stringTable {
	return stringTable{index: map[string]int{}}
}

// of gives the number of a text.
func (t *stringTable) of(text string) int {
	t.uses++
	i, ok := t.index[text]
	if !ok {
		i = len(t.texts)
		t.index[text] = i
		t.texts = append(t.texts, text)
	}
	return i
}

func (t *stringTable) write(out *bufio.Writer) {
	out.WriteString(`<sst xmlns="` + nsMain + `" count="` + strconv.Itoa(t.uses) + `" uniqueCount="` + strconv.Itoa(len(t.texts)) + `">`)
	for _, text := range t.texts {
		out.WriteString(`<si><t xml:space="preserve">`)
		out.WriteString(escape(text))
		out.WriteString(`</t></si>`)
	}
	out.WriteString(`</sst>`)
}
