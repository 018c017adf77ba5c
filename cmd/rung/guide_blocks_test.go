package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// guideBlock is a fenced block of the author's guide. Its first line says what it is and what is done with it:
//
//	console                  commands behind "$ ", each with what it says; exit=1 where the last one fails, needs=TOOL
//	                         where it takes more than rung
//	yaml, csv  file=NAME     a file to make
//	diff       file=NAME     a change to a file: lines behind "-" go, those behind "+" come, the others stand around them
//	yaml       shows=NAME    a piece of a file as it stands by then
//	csv        fill=NAME     what a translator writes into a sheet: id,translation
//	text                     a picture, to look at
type guideBlock struct {
	line    int
	kind    string
	options map[string]string
	text    string
	before  string // the paragraph before it, and before the blocks that it follows at once
}

var fence = regexp.MustCompile("(?ms)^```(\\S*)([^\n]*)\n(.*?)^```$")

// guideBlocks reads the blocks of a guide, and what is left of it without them.
func guideBlocks(t *testing.T, path string) (blocks []guideBlock, prose string) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	text, last := string(data), 0
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		b := guideBlock{line: strings.Count(text[:m[0]], "\n") + 1, kind: text[m[2]:m[3]], options: map[string]string{}, text: text[m[6]:m[7]]}
		for _, word := range strings.Fields(text[m[4]:m[5]]) {
			name, value, ok := strings.Cut(word, "=")
			require.True(t, ok, "%s:%d: %s", path, b.line, word)
			b.options[name] = value
		}
		paragraphs := strings.Split(strings.TrimSpace(text[last:m[0]]), "\n\n")
		if b.before = paragraphs[len(paragraphs)-1]; b.before == "" && len(blocks) > 0 {
			b.before = blocks[len(blocks)-1].before
		}
		prose += text[last:m[0]]
		last = m[1]
		blocks = append(blocks, b)
	}
	require.NotEmpty(t, blocks)
	return blocks, prose + text[last:]
}

// guideCommand is a command of a console block and what it says.
type guideCommand struct {
	line string
	said []string
}

func (b guideBlock) commands(t *testing.T) (out []guideCommand) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimRight(b.text, "\n"), "\n") {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			out = append(out, guideCommand{line: command})
			continue
		}
		require.NotEmpty(t, out, "line %d: a block begins with a command", b.line)
		out[len(out)-1].said = append(out[len(out)-1].said, line)
	}
	return out
}

// fits reports whether a text reads as the lines show it: "…" stands for anything in a line, and alone for any lines.
func fits(lines []string, text string) bool {
	pattern := "^"
	for _, line := range lines {
		if strings.TrimSpace(line) == "…" {
			pattern += `(?:.*\n)*?`
			continue
		}
		pattern += strings.ReplaceAll(regexp.QuoteMeta(strings.TrimRight(line, " ")), "…", ".*") + ` *\n`
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return regexp.MustCompile(pattern + "$").MatchString(text)
}

// changed makes the change of a diff block. What goes, with what stands around it, must stand in the file just once.
func (b guideBlock) changed(t *testing.T, text string) string {
	t.Helper()
	var old, with strings.Builder
	for _, line := range strings.SplitAfter(strings.TrimRight(b.text, "\n")+"\n", "\n") {
		if line == "" {
			continue
		}
		if line[0] != '+' {
			old.WriteString(line[1:])
		}
		if line[0] != '-' {
			with.WriteString(line[1:])
		}
	}
	require.Equal(t, 1, strings.Count("\n"+text, "\n"+old.String()), "line %d: this must stand once in %s:\n%s", b.line, b.options["file"], old.String())
	return strings.TrimPrefix(strings.Replace("\n"+text, "\n"+old.String(), "\n"+with.String(), 1), "\n")
}
