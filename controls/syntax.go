package controls

import (
	"bytes"
	"errors"
	"io"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"rung/controls/pattern"
)

// yamlErrorLine finds the line in a yaml.v3 message, which has no other way to tell it.
var yamlErrorLine = pattern.Of(`^(?:yaml: )?(?:line (\d+): )?(?s:(.*))$`)

// syntaxWords says in plain words what the parser stumbled over, by a part of the parser's message.
var syntaxWords = []struct {
	part  string
	words Saying
}{
	{"did not find expected key", say("syntax-indent-quotes", "this does not fit what stands before it; check how far the line is indented, and that every quote before it is closed")},
	{"could not find expected ':'", say("syntax-colon-missing", "a key needs a colon and a blank after it")},
	{"mapping values are not allowed", say("syntax-colon", "a colon cannot stand here; put the text in quotes, or check how far the line is indented")},
	{"found character that cannot start any token", say("syntax-start", "a text cannot begin with this character; put the text in quotes")},
	{"found unexpected end of stream", say("syntax-quote", "a quote is opened here and not closed")},
	{"found unexpected document indicator", say("syntax-quote", "a quote is opened here and not closed")},
	{"did not find expected ',' or ']'", say("syntax-list", "a list begins with [ and a comma or the closing ] is missing; a text in it that holds , ? : [ ] { or } must be in quotes")},
	{"did not find expected ',' or '}'", say("syntax-group", "a group of keys begins with { and a comma or the closing } is missing; a text in it that holds , ? : [ ] { or } must be in quotes")},
	{"did not find expected '-' indicator", say("syntax-item", "an item of this list must begin with - and be indented like the others")},
	{"block sequence entries are not allowed", say("syntax-dash", "an item with - cannot stand here; put it on a line of its own, indented like the others")},
	{"found unknown escape character", say("syntax-backslash", "a backslash in double quotes has a meaning of its own; write it twice, or use single quotes")},
	{"did not find expected node content", say("syntax-value", "a value is missing here")},
	{"did not find expected <document start>", say("syntax-indent", "this does not fit what stands before it; check how far the line is indented")},
	{"unknown anchor", say("syntax-star", "a text cannot begin with *; put the text in quotes")},
	{"while scanning an alias", say("syntax-star", "a text cannot begin with *; put the text in quotes")},
	{"while scanning an anchor", say("syntax-and", "a text cannot begin with &; put the text in quotes")},
	{"did not find expected alphabetic or numeric character", say("syntax-star-and", "a text cannot begin with * or &; put the text in quotes")},
}

// addSyntax tells what the parser said about a file after it had read some lines of it.
func (p *problems) addSyntax(file string, data []byte, read int, err error) {
	message := err.Error()
	told := 0
	if m := yamlErrorLine().FindStringSubmatch(message); m != nil {
		told, _ = strconv.Atoi(m[1])
		message = m[2]
	}
	if strings.Contains(message, "exceeded max depth") {
		p.add(place{file, max(1, told), 1}, "limit", tooDeep())
		return
	}
	at := locate(file, data, told, read, message, err)
	if tab := tabbed(data, at.line); tab > 0 {
		p.add(place{file, at.line, tab}, "syntax", say("syntax-tab", "the line is indented with a tab; use blanks"))
		return
	}
	for _, known := range syntaxWords {
		if strings.Contains(message, known.part) {
			p.add(at, "syntax", known.words)
			return
		}
	}
	p.add(at, "syntax", say("syntax", "this is not valid YAML: {{.Message}}", "Message", show(message)))
}

// locate finds the line that the parser stopped at. The parser tells the line where a quote or bracket opened well; for
// anything else it tells where the mapping around it began, or nothing, so the file is cut after each of the last lines
// it read until the error goes away.
func locate(file string, data []byte, told, read int, message string, err error) place {
	const window, most = 32, 256 << 10 // lines, bytes: beyond them the search would cost too much
	ends := lineEnds(data)
	read = min(read, len(ends))
	line := max(1, read)
	scanned := !strings.HasPrefix(message, "did not find expected") // the scanner tells its line, the parser one less
	switch {
	case read == 0:
		return place{file: file}
	case scanned && told > 0:
		line = min(told, len(ends))
	case strings.Contains(message, "',' or"):
		line = min(told+1, len(ends))
	case strings.Contains(message, "end of stream"):
		line = 1
	case len(data) <= most:
		first := max(0, read-window)
		after := sort.Search(read-first, func(i int) bool { return fails(data[:ends[first+i]], err) })
		line = min(first+after+1, read)
	}
	return place{file, line, indent(data, ends, line) + 1}
}

// fails reports whether the beginning of a file fails as the whole file does.
func fails(data []byte, want error) bool {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var n yaml.Node
		if err := decoder.Decode(&n); errors.Is(err, io.EOF) {
			return false
		} else if err != nil {
			return err.Error() == want.Error()
		}
	}
}

// lineEnds lists where each line ends, its line break included.
func lineEnds(data []byte) []int {
	var ends []int
	end := 0
	for line := range bytes.Lines(data) {
		end += len(line)
		ends = append(ends, end)
	}
	return ends
}

// indent counts the blanks at the start of a line.
func indent(data []byte, ends []int, line int) int {
	start := 0
	if line > 1 {
		start = ends[line-2]
	}
	text := data[start:ends[line-1]]
	return len(text) - len(bytes.TrimLeft(text, " "))
}

// tabbed returns the column of a tab among the blanks at the start of a line, or 0.
func tabbed(data []byte, line int) int {
	n := 0
	for text := range bytes.Lines(data) {
		if n++; n == line {
			blanks := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
			return utf8.RuneCount(blanks[:bytes.IndexByte(blanks, '\t')+1])
		}
	}
	return 0
}
