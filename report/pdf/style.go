package pdf

// The page, in points: A4 with margins of 2.2 cm at the sides.
const (
	pageWidth, pageHeight = 595.28, 841.89

	left   = 62.0
	right  = pageWidth - left
	column = right - left // the width of the text
	top    = 76.0         // where the text of a page begins
	bottom = 774.0        // and where it ends

	headerLine, footerLine = 46.0, 807.0 // baselines

	// side is where the text stands that has a label at its left.
	side = left + 104
)

// color is red, green and blue from 0 to 255.
type color struct{ r, g, b int }

// The palette: ink and greys, one accent, one warm colour for what is not met. The fills of bars differ in lightness by
// a fifth and more, so that they stay apart in grey print and for readers who do not tell the hues.
var (
	ink    = color{27, 38, 49}
	grey   = color{88, 101, 112}
	faint  = color{140, 150, 158}
	rule   = color{212, 219, 223}
	tint   = color{240, 244, 245}
	accent = color{15, 76, 92}
	warm   = color{165, 62, 15} // letters
	white  = color{255, 255, 255}

	metFill    = color{21, 84, 99}
	notMetFill = color{219, 116, 52}
	offFill    = color{176, 204, 210}

	// Behind letters.
	softFill   = color{226, 236, 239}
	notMetSoft = color{240, 178, 130}
)

// style is how a text is set.
type style struct {
	font    font
	leading float64 // from baseline to baseline
	color   color
}

func (s style) in(c color) style {
	s.color = c
	return s
}

// styles are the type scale. Leadings are multiples of half a line, so that columns side by side keep one rhythm.
type styles struct {
	firm, h1, h2, h3, figure, body, strong, small, smallStrong, tiny, tinyStrong, micro, microStrong style
}

func newStyles(f faces, wide bool) styles {
	line := 14.0
	if wide {
		line = 15
	}
	set := func(w *face, size, leading float64, c color) style { return style{font{w, size}, leading, c} }
	return styles{
		firm:        set(f.bold, 27, 35, ink),
		h1:          set(f.bold, 20, 2*line, ink),
		h2:          set(f.bold, 12.5, 1.5*line, ink),
		h3:          set(f.bold, 10.5, line+1, ink),
		figure:      set(f.bold, 22, 2*line, ink),
		body:        set(f.regular, 9.5, line, ink),
		strong:      set(f.bold, 9.5, line, ink),
		small:       set(f.regular, 8.2, line-2, grey),
		smallStrong: set(f.bold, 8.2, line-2, grey),
		tiny:        set(f.regular, 7.2, line-3, grey),
		tinyStrong:  set(f.bold, 7.2, line-3, grey),
		micro:       set(f.regular, 6, 8, ink),
		microStrong: set(f.bold, 6, 8, ink),
	}
}
