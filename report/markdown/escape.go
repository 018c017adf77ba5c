package markdown

import "strings"

// opening are characters that begin a block at the start of a line: a heading, a list, a rule.
const opening = "#+-=:"

// escape makes a text stand for itself on one line, anywhere in a document: line breaks become <br>, and every character
// that could begin markup is escaped. A tag <wbr> behind @, #, : and www keeps GitHub and others from making links, calls to
// people and pictures out of plain text; it can be seen nowhere.
func escape(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = escapeLine(strings.Join(strings.Fields(line), " "))
	}
	return strings.Join(lines, "<br>")
}

func escapeLine(line string) string {
	var b strings.Builder
	digits := true // only digits so far
	runes := []rune(line)
	for i, r := range runes {
		next := rune(' ')
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '$': // begins a formula
			b.WriteString("<span>$</span>")
		case strings.ContainsRune("\\`*_[]|~", r), i == 0 && strings.ContainsRune(opening, r), digits && i > 0 && (r == '.' || r == ')') && next == ' ':
			b.WriteRune('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		if next != ' ' && (strings.ContainsRune("@#:", r) || r == '-' && calls(runes[:i])) || next == '.' && strings.HasSuffix(strings.ToLower(string(runes[max(0, i-2):i+1])), "www") {
			b.WriteString("<wbr>")
		}
		digits = digits && r >= '0' && r <= '9'
	}
	return b.String()
}

// calls reports whether a dash behind these characters begins the number of an issue: GH-12.
func calls(before []rune) bool {
	return strings.HasSuffix(strings.ToUpper(string(before[max(0, len(before)-2):])), "GH")
}

// plainAddress are the characters of an address that need no escape within <> in any flavour of Markdown.
const plainAddress = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$&'()*+,;=%"

// link leads to an address on the web; any other address, and one with characters that no address has, is plain text.
func link(title, address string) string {
	web := strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
	if !web || strings.ContainsFunc(address, func(r rune) bool { return !strings.ContainsRune(plainAddress, r) }) {
		return escape(title + " " + address)
	}
	return "[" + escape(title) + "](<" + address + ">)"
}
