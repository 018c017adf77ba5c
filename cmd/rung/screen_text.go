package main

import (
	"fmt"
	"strings"

	"rung/controls"
)

// visible makes a text that came from a file safe to print: characters that could drive the terminal are written out.
func visible(s string) string {
	if !strings.ContainsFunc(s, controls.Hidden) {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		if controls.Hidden(r) {
			fmt.Fprintf(&out, "<U+%04X>", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}
