// Package docx renders a report as an Office Open XML document that people edit and sign in a word processor: with its
// styles, lists, repeated table heads, fields and properties, and nothing that is fetched from elsewhere.
// Source: ECMA-376, Part 1 (WordprocessingML) and Part 2 (packages).
package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"slices"

	"rung/report"
)

// part is one file within the document's package.
type part struct {
	name string
	data []byte
}

// Render writes the model as a DOCX file. The same model gives the same bytes. The only errors are those of w.
func Render(w io.Writer, m report.Model) error {
	all, err := parts(report.Shown(m))
	if err != nil {
		return fmt.Errorf("fill DOCX: %w", err)
	}
	slices.SortFunc(all, func(a, b part) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	z := zip.NewWriter(w)
	for _, p := range all {
		header := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if year := m.Created.Year(); year >= 1980 && year <= 2107 { // what a zip file can say
			header.Modified = m.Created.UTC()
		}
		f, err := z.CreateHeader(header)
		if err == nil {
			_, err = f.Write(p.data)
		}
		if err != nil {
			return fmt.Errorf("write DOCX: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write DOCX: %w", err)
	}
	return nil
}

// parts are all files of the package.
func parts(m report.Model) ([]part, error) {
	d := &document{Model: m}
	d.body()
	out := []part{{"word/document.xml", d.file()}, {"word/footer1.xml", d.footer()}, {"word/header1.xml", d.header()}}
	if m.Look.Logo != nil {
		out = append(out, part{"word/media/logo.png", m.Look.Logo.PNG})
	}
	for _, x := range []struct {
		name string
		data any
	}{
		{"[Content_Types].xml", m}, {"_rels/.rels", m}, {"docProps/app.xml", m}, {"docProps/core.xml", m},
		{"word/_rels/document.xml.rels", relations{m, d.links}}, {"word/numbering.xml", d.lists},
		{"word/settings.xml", m}, {"word/styles.xml", m},
	} {
		p, err := fill(x.name, x.data)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// relations are what the document leads to.
type relations struct {
	report.Model
	Links []string // addresses on the web, the first as rIdLink1
}
