package sheet

import (
	"bufio"
	"fmt"
	"strings"
	"time"
)

const (
	nsMain     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsDocRels  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage  = "http://schemas.openxmlformats.org/package/2006"
	typePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// maxTitleProperty is how much of a workbook's title programs keep, in UTF-16 units.
const maxTitleProperty = 255

// count is the number of sheets, the one of the choices included.
func (w *writer) count() int {
	if w.lists.needed() {
		return len(w.book.Sheets) + 1
	}
	return len(w.book.Sheets)
}

func (w *writer) contentTypes(out *bufio.Writer) {
	fmt.Fprintf(out, `<Types xmlns="%s/content-types">`, nsPackage)
	fmt.Fprintf(out, `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`)
	fmt.Fprintf(out, `<Default Extension="xml" ContentType="application/xml"/>`)
	part := func(name, kind string) {
		fmt.Fprintf(out, `<Override PartName="/%s" ContentType="%s"/>`, name, kind)
	}
	part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	part("xl/workbook.xml", typePrefix+"sheet.main+xml")
	for i := range w.count() {
		part(sheetPart(i), typePrefix+"worksheet+xml")
	}
	part("xl/styles.xml", typePrefix+"styles+xml")
	part("xl/sharedStrings.xml", typePrefix+"sharedStrings+xml")
	out.WriteString(`</Types>`)
}

func (w *writer) rootRels(out *bufio.Writer) {
	fmt.Fprintf(out, `<Relationships xmlns="%s/relationships">`, nsPackage)
	fmt.Fprintf(out, `<Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/>`, nsDocRels)
	fmt.Fprintf(out, `<Relationship Id="rId2" Type="%s/relationships/metadata/core-properties" Target="docProps/core.xml"/>`, nsPackage)
	fmt.Fprintf(out, `<Relationship Id="rId3" Type="%s/extended-properties" Target="docProps/app.xml"/></Relationships>`, nsDocRels)
}

func (w *writer) app(out *bufio.Writer) {
	out.WriteString(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>rung</Application></Properties>`)
}

func (w *writer) core(out *bufio.Writer) {
	fmt.Fprintf(out, `<cp:coreProperties xmlns:cp="%s/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`, nsPackage)
	out.WriteString(` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	if w.book.Title != "" {
		fmt.Fprintf(out, `<dc:title>%s</dc:title>`, escape(cut(w.book.Title, maxTitleProperty)))
	}
	if created := w.book.Created.UTC(); !created.IsZero() && created.Year() >= 0 && created.Year() <= 9999 {
		fmt.Fprintf(out, `<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`, created.Format(time.RFC3339))
	}
	out.WriteString(`</cp:coreProperties>`)
}

func (w *writer) workbookRels(out *bufio.Writer) {
	fmt.Fprintf(out, `<Relationships xmlns="%s/relationships">`, nsPackage)
	n := w.count()
	for i := range n {
		fmt.Fprintf(out, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, nsDocRels, i+1)
	}
	fmt.Fprintf(out, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, n+1, nsDocRels)
	fmt.Fprintf(out, `<Relationship Id="rId%d" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>`, n+2, nsDocRels)
}

func (w *writer) workbook(out *bufio.Writer) {
	fmt.Fprintf(out, `<workbook xmlns="%s" xmlns:r="%s"><workbookPr/>`, nsMain, nsDocRels)
	fmt.Fprintf(out, `<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="800" firstSheet="%d" activeTab="%d"/></bookViews><sheets>`, w.first(), w.first())
	for i, name := range w.names {
		state := ""
		if w.book.Sheets[i].Hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(out, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, attr(name), i+1, state, i+1)
	}
	if n := w.count(); w.lists.needed() {
		fmt.Fprintf(out, `<sheet name="%s" sheetId="%d" state="veryHidden" r:id="rId%d"/>`, listsName, n, n)
	}
	out.WriteString(`</sheets>`)
	w.definedNames(out)
	out.WriteString(`</workbook>`)
}

// first is the sheet that is shown when the workbook is opened.
func (w *writer) first() int {
	for i, s := range w.book.Sheets {
		if !s.Hidden {
			return i
		}
	}
	return 0
}

// definedNames says what is filtered and what stands on every printed page: names that the programs themselves look for.
func (w *writer) definedNames(out *bufio.Writer) {
	var all strings.Builder
	for i, s := range w.book.Sheets {
		if area, ok := filterArea(s, absolute); ok {
			fmt.Fprintf(&all, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!%s</definedName>`, i, escape(quoteName(w.names[i])), area)
		}
	}
	for i, s := range w.book.Sheets {
		if head(s) > 0 {
			fmt.Fprintf(&all, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$%d</definedName>`, i, escape(quoteName(w.names[i])), head(s))
		}
	}
	if all.Len() > 0 {
		fmt.Fprintf(out, `<definedNames>%s</definedNames>`, all.String())
	}
}

// quoteName writes the name of a sheet as a reference does.
func quoteName(name string) string {
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}
