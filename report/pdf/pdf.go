// Package pdf renders a report as an A4 document. It works in two steps: layOut puts every line, bar and symbol in its
// place, in a document of its own that knows nothing of the file format, and paint writes that document as PDF. The
// library behind paint breaks Chinese lines wrongly, so it is never asked to.
package pdf

import (
	"fmt"
	"io"

	"rung/report"
)

// Render writes the model as a PDF. The same model gives the same bytes. The only errors are those of w and of a font
// that cannot be read.
func Render(w io.Writer, m report.Model) error {
	faces, err := loadFaces()
	if err != nil {
		return fmt.Errorf("read fonts: %w", err)
	}
	if err := paint(w, m, layOut(m, faces)); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}
