package html

import (
	"crypto/sha256"
	_ "embed" // the style and the script
	"encoding/base64"
	"strings"
)

var (
	//go:embed style/base.css
	baseStyle string
	//go:embed style/parts.css
	partsStyle string
	//go:embed style/work.css
	workStyle string
	//go:embed style/print.css
	printStyle string
	//go:embed script.js
	scriptFile string
)

// style and script stand in the page byte for byte. Lines end in \n alone, because that is how a browser reads them
// before it takes their hash.
var (
	style  = oneLineEnd(baseStyle + partsStyle + workStyle + printStyle)
	script = oneLineEnd(scriptFile)
)

func oneLineEnd(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// policy is the Content-Security-Policy of a page: nothing is loaded, nothing is sent, and no style or script runs but
// the page's own. A logo is a picture within the page.
func policy(withLogo bool) string {
	rules := []string{
		"default-src 'none'", "style-src '" + hash(style) + "'", "script-src '" + hash(script) + "'",
		"base-uri 'none'", "form-action 'none'",
	}
	if withLogo {
		rules = append(rules, "img-src data:")
	}
	return strings.Join(rules, "; ")
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
