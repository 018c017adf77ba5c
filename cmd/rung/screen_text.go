package main

import "rung/report"

// visible makes a text that came from a file safe to print: characters that could drive the terminal are written out.
func visible(s string) string { return report.ShownText(s) }
