package exchange

import "strings"

// PlainText takes the backslashes of Markdown away, so that a text says what its author wrote. Other marks stay as they
// are.
func PlainText(markdown string) string {
	if !strings.Contains(markdown, `\`) {
		return markdown
	}
	var b strings.Builder
	for i := 0; i < len(markdown); i++ {
		if markdown[i] == '\\' && i+1 < len(markdown) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", markdown[i+1]) >= 0 {
			i++
		}
		b.WriteByte(markdown[i])
	}
	return b.String()
}
