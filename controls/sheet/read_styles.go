package sheet

import "strconv"

// maxFormats is how many patterns are kept; no program has as many.
const maxFormats = 1 << 16

// readStyles learns which formats show a number as a date.
func (r *reader) readStyles(x *xmlText) error {
	custom := map[string]dateFormat{}
	return x.each(func() error {
		switch string(x.name) {
		case "numFmt":
			if len(custom) < maxFormats {
				custom[string(x.attr("numFmtId"))] = formatOf(string(x.attr("formatCode")))
			}
		case "xf":
			if x.parent() != "cellXfs" {
				return nil
			}
			id := string(x.attr("numFmtId"))
			format, ok := custom[id]
			if n, err := strconv.Atoi(id); !ok && err == nil {
				format = builtIn(n)
			}
			r.formats = append(r.formats, format)
		}
		return nil
	})
}
