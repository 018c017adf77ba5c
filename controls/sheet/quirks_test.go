package sheet_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"
)

const stringsPart = "xl/sharedStrings.xml"

func TestReadWhatProgramsWrite(t *testing.T) {
	utf16 := func(text string) string {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
		require.NoError(t, err)
		return out
	}
	const cell = `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>`
	for _, test := range []struct {
		says  string
		parts []part
		want  string
	}{
		{"a text of its own in the cell", []part{sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>帳號</t></is></c></row>`)}, "帳號"},
		{"rows and cells that do not say where they stand", []part{sheetOf(`<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>5</v></c></row>`)}, "1||3\n\n5"},
		{"cells that say it and cells that do not", []part{sheetOf(`<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`)}, "\n|1|2\n3"},
		{"rows out of order", []part{sheetOf(`<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="B1"><v>b</v></c><c r="A1"><v>a</v></c></row>`)}, "a|b\n2"},
		{"empty rows and cells after the last text", []part{sheetOf(`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row><row r="1048576"><c r="A1048576" s="1"/></row>`)}, "1"},
		{"a prefix before every name", []part{
			{"xl/workbook.xml", `<x:workbook xmlns:x="m" xmlns:rel="r"><x:sheets><x:sheet name="S" rel:id="s1" sheetId="7"/></x:sheets></x:workbook>`},
			{"xl/worksheets/sheet1.xml", `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`},
			{stringsPart, `<x:sst><x:si><x:t>a</x:t></x:si></x:sst>`}}, "a"},
		{"the strict kind of workbook, with its dates", []part{
			{"_rels/.rels", `<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
			sheetOf(`<row><c t="d"><v>2026-03-01T00:00:00</v></c><c t="d"><v>2026-03-01T08:30:00</v></c><c t="d"><v>2026-03-01</v></c></row>`)},
			"2026-03-01|2026-03-01 08:30:00|2026-03-01"},
		{"targets from the root and with backslashes", []part{
			{"_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl\workbook.xml"/></Relationships>`},
			{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="s1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`},
			sheetOf(cell)}, "x"},
		{"targets with dots and in another case", []part{
			{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="s1" Type="x/worksheet" Target="../XL/./Worksheets/Sheet1.xml"/></Relationships>`},
			sheetOf(cell)}, "x"},
		{"entries with backslashes", []part{{`xl\worksheets\sheet1.xml`, `<worksheet><sheetData>` + cell + `</sheetData></worksheet>`}}, "x"},
		{"runs of rich text", []part{sheetOf(`<row><c t="s"><v>0</v></c></row>`),
			{stringsPart, `<sst><si><r><rPr><b/></rPr><t>a </t></r><r><t xml:space="preserve"> b</t></r><r><t/></r></si></sst>`}}, "a  b"},
		{"how words are spoken is no part of them", []part{sheetOf(`<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>`),
			{stringsPart, `<sst><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><t>b</t></si></sst>`}}, "東京|b"},
		{"a formula is what it last gave", []part{sheetOf(`<row><c t="str"><f>A2&amp;"x"</f><v>=yes</v></c><c><f>1+1</f><v>2</v></c><c><f>9</f></c><c t="str"><f>1</f><v/></c><c><v>e</v></c></row>`)}, "=yes|2|||e"},
		{"truth values and errors", []part{sheetOf(`<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="e"><v>#DIV/0!</v></c></row>`)}, "TRUE|FALSE|#N/A|#DIV/0!"},
		{"numbers in their shortest way", []part{sheetOf(`<row><c><v>46000</v></c><c t="n"><v>0.10000000000000001</v></c><c><v>3.3000000000000003</v></c><c><v>1.2E3</v></c><c><v>-0</v></c><c><v>5.0</v></c><c><v>1E+25</v></c><c><v>0.000001</v></c></row>`)},
			"46000|0.1|3.3|1200|0|5|1E+25|0.000001"},
		{"what is no number stays", []part{sheetOf(`<row><c><v>abc</v></c><c><v>NaN</v></c><c><v> 7 </v></c></row>`)}, "abc|NaN|7"},
		{"escapes, entities and line breaks", []part{sheetOf(`<row><c t="inlineStr"><is><t>a_x000D_&#10;b&amp;&lt;&gt;&quot;&apos;&#x5B57;_x005F_x0041_</t></is></c><c t="str"><v>1_x0009_2</v></c></row>`)}, "a\r\nb&<>\"'字_x0041_|1\t2"},
		{"a letter in two escapes, half of one, and what only looks like one", []part{sheetOf(`<row><c t="str"><v>_xD83D__xDE00_</v></c><c t="str"><v>_xD83D_a</v></c><c t="str"><v>_xZZZZ_ _x12</v></c></row>`)}, "😀|\ufffda|_xZZZZ_ _x12"},
		{"a text of its own in the wrong place", []part{sheetOf(`<row><c t="inlineStr"><v>a</v></c><c t="d"><v>soon</v></c></row>`)}, "a|soon"},
		{"comments and instructions", []part{{"xl/worksheets/sheet1.xml", `<?xml version="1.0"?><!-- a > b --><?mso x?><worksheet><sheetData><!-- <row> --><row><c><v>1</v></c></row></sheetData></worksheet><!-- end -->`}}, "1"},
		{"line breaks of another system", []part{sheetOf("<row><c t=\"inlineStr\"><is><t>a\r\nb\rc</t></is></c></row>")}, "a\nb\nc"},
		{"text that XML leaves alone", []part{sheetOf(`<row><c t="inlineStr"><is><t>a<![CDATA[<b>&amp;]]>c<!-- no -->d</t></is></c></row>`)}, "a<b>&amp;cd"},
		{"a text given twice over", []part{sheetOf(`<row><c t="s"><v>1</v></c><c t="s"><v>1</v></c><c t="s"/></row>`), {stringsPart, `<sst><si/><si><t>b</t></si></sst>`}}, "b|b"},
		{"merged cells", []part{{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="B1"/></row></sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells></worksheet>`}}, "1"},
		{"an extent that is not so", []part{{"xl/worksheets/sheet1.xml", `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`}}, "1"},
		{"what an extension says is no cell", []part{{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><extLst><row><c r="A9"><v>9</v></c></row></extLst></worksheet>`}}, "1"},
		{"a byte order mark", []part{{"xl/worksheets/sheet1.xml", "\ufeff<?xml version='1.0'?>\n<worksheet><sheetData>" + cell + "</sheetData></worksheet>\n"}}, "x"},
		{"UTF-16", []part{{"xl/worksheets/sheet1.xml", utf16(`<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData>` + cell + `</sheetData></worksheet>`)}}, "x"},
		{"attributes in other quotes", []part{sheetOf(`<row r = '1' ><c t='inlineStr' r='B1' ><is ><t >x</t ></is></c></row >`)}, "|x"},
		{"a reference that does not move", []part{sheetOf(`<row><c r="$b$2"><v>1</v></c></row>`)}, "\n|1"},
		{"no part that says where texts and formats are", []part{
			{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
			{stringsPart, `<sst><si><t>a</t></si></sst>`}, sheetOf(`<row><c t="s"><v>0</v></c></row>`)}, "a"},
		{"the root says nothing", []part{{"_rels/.rels", `<Relationships/>`}, sheetOf(cell)}, "x"},
	} {
		t.Run(test.says, func(t *testing.T) {
			require.Equal(t, test.want, readCells(t, test.parts...))
		})
	}
}

func TestReadSheetsOfManyKinds(t *testing.T) {
	b, err := read(packed(t, part{"_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/>` +
		`<Relationship Id="b" Type="x/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		part{"docProps/core.xml", `<cp:coreProperties><dc:creator>x</dc:creator><dc:title>自評 &amp; 表</dc:title><dcterms:created>2026-03-01T08:00:00+08:00</dcterms:created></cp:coreProperties>`},
		part{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="a &amp; b" r:id="1"/><sheet name="chart" r:id="2"/><sheet name="h" state="hidden" r:id="1"/>` +
			`<sheet name="v" state="veryHidden" r:id="1"/><sheet name="_lists" r:id="1"/><sheet name="_lists" state="hidden" r:id="1"/></sheets><extLst><sheet name="no" r:id="9"/></extLst></workbook>`},
		part{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="1" Type="x/worksheet" Target="s.xml"/><Relationship Id="2" Type="x/chartsheet" Target="c.xml"/>` +
			`<Relationship Id="3" Type="x/hyperlink" Target="http://example.org/" TargetMode="External"/></Relationships>`},
		part{"xl/s.xml", `<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`}))
	require.NoError(t, err)
	require.Equal(t, "自評 & 表", b.Title)
	require.Equal(t, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), b.Created)
	var names []string
	for _, s := range b.Sheets {
		if s.Hidden {
			s.Name += " (hidden)"
		}
		names = append(names, s.Name)
	}
	require.Equal(t, []string{"a & b", "h (hidden)", "v (hidden)", "_lists"}, names, "a chart is no table, and the sheet of the choices is no one's")
	require.True(t, b.Sheets[0].Rows[0][0].Number)
}

func TestBrokenPropertiesDoNotCostTheWorkbook(t *testing.T) {
	b, err := read(packed(t, frame(part{"docProps/core.xml", `<x><title>a</y>`}, sheetOf(`<row><c><v>1</v></c></row>`))...))
	require.NoError(t, err)
	require.Len(t, b.Sheets, 1)
}
