// Package html renders a report as one self-contained page that loads nothing, asks nothing of a server and is complete
// with scripts off. A strict policy in the page lets only its own style and its own script run, each named by its hash.
package html

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"rung/controls/lang"
	"rung/report"
)

//go:embed parts/*.html
var partFiles embed.FS

//go:embed messages/*.yaml
var messageFiles embed.FS

// Messages are the words of what only this format has: the filter.
var Messages = lang.NewMessages(messageFiles, "messages")

// parts are the parsed templates, made once.
var parts = sync.OnceValues(func() (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{"slug": slug, "web": web}).ParseFS(partFiles, "parts/*.html")
})

// Render writes the model as an HTML file. The same model gives the same bytes. The errors are those of w.
func Render(w io.Writer, m report.Model) error {
	t, err := parts()
	if err != nil {
		return fmt.Errorf("parse templates: %w", err)
	}
	p, err := newPage(report.Shown(m))
	if err != nil {
		return fmt.Errorf("encode score: %w", err)
	}
	if err := t.ExecuteTemplate(w, "page.html", p); err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	return nil
}

// slug makes an id fit for the fragment of an address: letters, digits, dots and dashes stay, all else is written in hex.
func slug(id string) string {
	var b strings.Builder
	for _, c := range []byte(id) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '-':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return b.String()
}

// web reports whether an address is one on the web, which alone is made a link.
func web(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
