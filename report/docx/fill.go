package docx

import (
	"bytes"
	"embed"
	"encoding/xml"
	"path"
	"strings"
	"sync"
	"text/template"
	"time"

	"rung/controls/lang"
)

//go:embed parts/*.xml
var partFiles embed.FS

// templates are the parsed parts, made once. Every text passes through x.
var templates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"x": escape, "next": func(i int) int { return i + 1 }, "time": w3cTime, "latin": latinFont, "wide": lang.Tag.Wide, "tag": wordTag,
	}).ParseFS(partFiles, "parts/*.xml")
})

// fill writes a part from its template.
func fill(name string, data any) (part, error) {
	t, err := templates()
	if err != nil {
		return part{}, err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, templateOf(name), data); err != nil {
		return part{}, err
	}
	return part{name, bytes.ReplaceAll(b.Bytes(), []byte("\r\n"), []byte("\n"))}, nil
}

// templateOf is the template of a part. Those whose names do not fit for a folder of the program have other ones.
func templateOf(name string) string {
	switch name {
	case "[Content_Types].xml":
		return "content-types.xml"
	case "_rels/.rels":
		return "package-rels.xml"
	case "word/_rels/document.xml.rels":
		return "document-rels.xml"
	}
	return path.Base(name)
}

// escape makes a text fit for XML, in an element or an attribute.
func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

func w3cTime(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// farEast is the typeface for Chinese. It is named and not embedded: where it is missing, the reader's program has its own.
const farEast = "Microsoft JhengHei"

// latinFont is the typeface for Latin letters: beside Chinese, that of the Chinese.
func latinFont(t lang.Tag) string {
	if t.Wide() {
		return farEast
	}
	return "Calibri"
}

// wordTag is a language as a word processor knows it, with its region.
func wordTag(t lang.Tag) string {
	if t == lang.English || t == "" {
		return "en-US"
	}
	return string(t)
}
