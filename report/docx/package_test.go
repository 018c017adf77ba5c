package docx

import (
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/report"
	"rung/report/sample"
)

// walk reads a part as XML and calls f at each element with its ancestors, outermost first, itself last.
func walk(t *testing.T, text string, f func(path []xml.StartElement), words *strings.Builder) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	var path []xml.StartElement
	for {
		token, err := d.Token()
		if err == io.EOF {
			require.Empty(t, path)
			return
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Copy())
			if f != nil {
				f(path)
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if words != nil {
				words.Write(token)
			}
		}
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestEveryPartIsWellFormedAndSaysWhatItIs(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		files := unpacked(t, render(t, m))
		types := files["[Content_Types].xml"]
		for name, text := range files {
			walk(t, text, nil, nil)
			require.Equal(t, -1, strings.IndexFunc(text, controls.Hidden), name)
			if strings.HasSuffix(name, ".xml") && !strings.HasPrefix(name, "[") {
				require.Contains(t, types, `PartName="/`+name+`"`)
			}
		}
	})
}

func TestEveryRelationLeadsToAPart(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		files := unpacked(t, render(t, m))
		for _, name := range []string{"_rels/.rels", "word/_rels/document.xml.rels"} {
			ids := map[string]bool{}
			walk(t, files[name], func(p []xml.StartElement) {
				if p[len(p)-1].Name.Local != "Relationship" {
					return
				}
				at := map[string]string{}
				for _, a := range p[len(p)-1].Attr {
					at[a.Name.Local] = a.Value
				}
				require.False(t, ids[at["Id"]])
				ids[at["Id"]] = true
				if at["TargetMode"] == "External" {
					require.Regexp(t, `^https?://[^\s<>"]+$`, at["Target"])
					return
				}
				require.Contains(t, files, path.Join(path.Dir(path.Dir(name)), at["Target"]))
			}, nil)
			for _, used := range regexp.MustCompile(`r:(?:id|embed)="([^"]+)"`).FindAllStringSubmatch(files["word/document.xml"], -1) {
				require.True(t, name == "_rels/.rels" || ids[used[1]], used[1])
			}
		}
	})
}

func TestEveryStyleListAndBookmarkThatIsUsedIsThere(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		files := unpacked(t, render(t, m))
		body := files["word/document.xml"] + files["word/header1.xml"] + files["word/footer1.xml"]
		for _, x := range []struct{ used, in, there string }{
			{`<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"`, files["word/styles.xml"], `w:styleId="%s"`},
			{`<w:numId w:val="([^"]+)"`, files["word/numbering.xml"], `w:numId="%s"`},
			{`w:anchor="([^"]+)"`, body, `w:name="%s"`},
		} {
			for _, found := range regexp.MustCompile(x.used).FindAllStringSubmatch(body, -1) {
				require.Contains(t, x.in, strings.Replace(x.there, "%s", found[1], 1))
			}
		}
	})
}

// orders are the orders of children that the schema wants. Source: ECMA-376, Part 1, annex A.1.
var orders = map[string][]string{
	"pPr":   {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl"},
	"rPr":   {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "lang"},
	"tblPr": {"tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"},
	"trPr":  {"cantSplit", "trHeight", "tblHeader"},
	"tcPr":  {"tcW", "gridSpan", "tcBorders", "shd"},
	"style": {"name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr", "tblPr", "tblStylePr"},
	"lvl":   {"start", "numFmt", "pStyle", "lvlText", "lvlJc", "pPr", "rPr"},
}

func TestChildrenComeInTheOrderOfTheSchema(t *testing.T) {
	files := unpacked(t, render(t, usual(t, "L2", lang.TraditionalChinese, report.Options{})))
	for name, text := range files {
		last := map[int]int{} // by depth, the place of the child before
		walk(t, text, func(p []xml.StartElement) {
			depth := len(p)
			delete(last, depth+1)
			if depth < 2 {
				return
			}
			parent := p[depth-2].Name.Local
			order, ok := orders[parent]
			if !ok || strings.HasPrefix(name, "docProps") {
				return
			}
			at := slices.Index(order, p[depth-1].Name.Local)
			require.GreaterOrEqual(t, at, last[depth], "%s: %s in %s", name, p[depth-1].Name.Local, parent)
			last[depth] = at
		}, nil)
	}
}

func TestEveryCellEndsInAParagraphAndFillsItsGrid(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		body := unpacked(t, render(t, m))["word/document.xml"]
		require.NotRegexp(t, `</w:tcPr></w:tc>|</w:tbl><w:tbl>`, body)
		for _, tbl := range strings.Split(body, "<w:tbl>")[1:] {
			columns := strings.Count(tbl, "<w:gridCol")
			for _, row := range strings.Split(strings.Split(tbl, "</w:tbl>")[0], "<w:tr>")[1:] {
				n := strings.Count(row, "<w:tc>")
				for _, span := range regexp.MustCompile(`<w:gridSpan w:val="(\d)"`).FindAllStringSubmatch(row, -1) {
					n += int(span[1][0]-'0') - 1
				}
				require.Equal(t, columns, n)
			}
		}
	})
}

func TestEverySentenceIsThere(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		files := unpacked(t, render(t, m))
		var words strings.Builder
		for _, name := range []string{"docProps/core.xml", "word/header1.xml", "word/document.xml", "word/footer1.xml"} {
			walk(t, files[name], nil, &words)
		}
		text := squeezed(words.String())
		for _, s := range sample.Sentences(m) {
			if s != m.Labels.Heat && s != m.Labels.ReadHeat && !strings.Contains(text, squeezed(s)) {
				t.Errorf("not in the report: %.200q", s)
			}
		}
	})
}

func TestWhatAWordUserFinds(t *testing.T) {
	m := usual(t, "L1", lang.TraditionalChinese, report.Options{})
	files := unpacked(t, render(t, m))
	body := files["word/document.xml"]
	for _, want := range []string{
		`<w:pStyle w:val="Heading1"/>`, `<w:pStyle w:val="Heading2"/>`, `<w:pStyle w:val="Heading3"/>`, `<w:tblHeader/>`,
		`<w:pgSz w:w="11906" w:h="16838"/>`, `TOC \o &#34;1-1&#34;`, `<w:pStyle w:val="ListNumber"/>`,
	} {
		require.Contains(t, strings.ReplaceAll(body, `"1-1"`, "&#34;1-1&#34;"), want)
	}
	require.Contains(t, files["word/footer1.xml"], ` NUMPAGES `)
	require.Contains(t, files["word/footer1.xml"], ` PAGE `)
	require.Contains(t, files["word/styles.xml"], `w:eastAsia="Microsoft JhengHei"`)
	require.Contains(t, files["word/styles.xml"], `w:eastAsia="zh-TW"`)
	require.Contains(t, files["docProps/core.xml"], "<dc:title>"+m.Title+"</dc:title>")
	require.Contains(t, files["docProps/core.xml"], "2026-03-09T08:30:00Z")
}

func TestALogoIsAPart(t *testing.T) {
	m := usual(t, "L1", lang.English, report.Options{})
	m.Look.Logo = &report.Logo{PNG: []byte("\x89PNG"), Width: 720, Height: 300}
	data := render(t, m)
	files := unpacked(t, data)
	require.Equal(t, "\x89PNG", files["word/media/logo.png"])
	require.Contains(t, files["word/document.xml"], `<wp:extent cx="2160000" cy="900000"/>`)
	require.Contains(t, files["[Content_Types].xml"], `Extension="png"`)
}
