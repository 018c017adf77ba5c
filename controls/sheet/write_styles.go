package sheet

import (
	"bufio"
	"fmt"
)

// look is what a cell's format is made of. Texts have the format @: what looks like a date, such as an id or 1-2, stays
// what was typed.
type look struct {
	Style
	number bool
}

// styleTable holds each look once, in the order of first use.
type styleTable struct {
	index map[look]int
	looks []look
}

// newStyleTable begins with the program's plain format, which must be the first.
func newStyleTable() styleTable {
	return styleTable{index: map[look]int{}, looks: []look{{Style: Style{Locked: true}, number: true}}}
}

func (t *styleTable) of(s Style, number bool) int {
	l := look{s, number}
	if fillIndex(s.Fill) == 0 {
		l.Fill = NoFill
	}
	i, ok := t.index[l]
	if !ok {
		i = len(t.looks)
		t.index[l] = i
		t.looks = append(t.looks, l)
	}
	return i
}

// fills are the colours, in the order in which the workbook numbers them, after the two that it must begin with. They
// are pale, so that black text on them reads well, also when printed in grey.
var fills = []struct {
	fill Fill
	rgb  string
}{{HeadFill, "FFD9E2EC"}, {InputFill, "FFFFF8DC"}, {GoodFill, "FFDFF2E1"}, {WarnFill, "FFFFE8B8"}, {BadFill, "FFF9D6D2"}}

// fillIndex is the number of a fill; 0 is none.
func fillIndex(f Fill) int {
	for i, known := range fills {
		if known.fill == f {
			return i + 2
		}
	}
	return 0
}

// font is one that has Latin and Traditional Chinese letters and comes with the programs that most people use.
const font = `<sz val="11"/><color rgb="FF1F2933"/><name val="Microsoft JhengHei"/><family val="2"/>`

func (t *styleTable) write(out *bufio.Writer) {
	out.WriteString(`<styleSheet xmlns="` + nsMain + `">`)
	out.WriteString(`<fonts count="2"><font>` + font + `</font><font><b/>` + font + `</font></fonts>`)
	fmt.Fprintf(out, `<fills count="%d"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`, len(fills)+2)
	for _, f := range fills {
		fmt.Fprintf(out, `<fill><patternFill patternType="solid"><fgColor rgb="%s"/><bgColor indexed="64"/></patternFill></fill>`, f.rgb)
	}
	out.WriteString(`</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>`)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		fmt.Fprintf(out, `<%s style="thin"><color rgb="FFBCCCDC"/></%s>`, side, side)
	}
	out.WriteString(`<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	fmt.Fprintf(out, `<cellXfs count="%d">`, len(t.looks))
	for _, l := range t.looks {
		l.write(out)
	}
	out.WriteString(`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
}

func (l look) write(out *bufio.Writer) {
	format, bold, border := 49, 0, 0
	if l.number {
		format = 0
	}
	if l.Bold {
		bold = 1
	}
	if l.Fill != NoFill || l.Wrap { // the cells of a table, as opposed to lines of text above it
		border = 1
	}
	fmt.Fprintf(out, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"`, format, bold, fillIndex(l.Fill), border)
	out.WriteString(` applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top"`)
	if l.Wrap {
		out.WriteString(` wrapText="1"`)
	}
	fmt.Fprintf(out, `/><protection locked="%d"/></xf>`, oneIf(l.Locked))
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
