package sheet_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

// FuzzRead reads any bytes. What reads can be written, and then reads as it did.
func FuzzRead(f *testing.F) {
	f.Add(written(f, sample()))
	f.Add(packed(f, frame(sheetOf(`<row r="2"><c r="B2" t="inlineStr"><is><r><t>a</t></r></is></c><c t="b"><v>1</v></c></row>`))...))
	f.Add(packed(f, part{"a", "b"}))
	f.Fuzz(func(t *testing.T, data []byte) { readsAsItDid(t, data) })
}

// FuzzReadSheet puts any text where a workbook has its cells, its texts and its formats, which bytes alone seldom reach.
func FuzzReadSheet(f *testing.F) {
	f.Add(`<row r="2"><c r="B2" t="s" s="1"><v>0</v></c><c><v>46000.5</v></c></row>`, `<si><r><t>a_x0041_</t></r><rPh><t>b</t></rPh></si>`, `yyyy-mm-dd`)
	f.Add(`<row><c t="d"><v>2026-03-01</v></c><c t="str"><f>1</f><v>&#xD;</v></c></row>`, `<si><t><![CDATA[x]]></t></si>`, `[h]:mm`)
	f.Fuzz(func(t *testing.T, cells, texts, format string) {
		readsAsItDid(t, packed(t, frame(sheetOf(cells), part{stringsPart, `<sst>` + texts + `</sst>`},
			part{"xl/styles.xml", `<s><numFmts><numFmt numFmtId="200" formatCode="` + format + `"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></s>`})...))
	})
}

func readsAsItDid(t *testing.T, data []byte) {
	b, err := read(data)
	if err != nil {
		return
	}
	seen := false
	for _, s := range b.Sheets {
		seen = seen || !s.Hidden
	}
	if !seen {
		b.Sheets[0].Hidden = false
	}
	again, err := read(written(t, b))
	require.NoError(t, err)
	require.Len(t, again.Sheets, len(b.Sheets))
	for i, s := range b.Sheets {
		require.Equal(t, s.Hidden, again.Sheets[i].Hidden)
		requireSameRows(t, s.Rows, again.Sheets[i].Rows)
	}
}

// FuzzReadCSV reads any text. What reads can be written, and then reads as it did.
func FuzzReadCSV(f *testing.F) {
	f.Add([]byte("id,status\r\n'=1,\"a\nb\"\r\n"))
	f.Add([]byte("sep=;\n;a;''-\r;\n"))
	f.Add([]byte("\ufeffa\tb\r\r\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := sheet.ReadCSV(bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, bom := range []bool{false, true} {
			var out bytes.Buffer
			require.NoError(t, sheet.WriteCSV(&out, s, bom))
			again, err := sheet.ReadCSV(&out)
			require.NoError(t, err)
			requireSameRows(t, s.Rows, again.Rows)
		}
	})
}
