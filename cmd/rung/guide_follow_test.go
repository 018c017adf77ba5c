package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

// follower does what a guide says, in a folder of its own.
type follower struct {
	t      *testing.T
	dir    string
	locale string
}

// followGuide does all that the guide at path says. Blocks that need more than rung are done where tools is set.
func followGuide(t *testing.T, path, locale string, tools bool) {
	blocks, _ := guideBlocks(t, path)
	f := follower{t, filepath.Join(t.TempDir(), "work"), locale}
	require.NoError(t, os.Mkdir(f.dir, 0o700))
	f.lay("NIST_SP800-171_rev3_catalog.json", "../../controls/oscal/testdata/NIST_SP800-171_rev3_catalog.converted.json.gz")
	f.lay("sp-800-171-r3.json", "../../controls/cprt/testdata/sp-800-171-r3.json.gz")
	f.lay("library.yaml", "../../controls/ciso/testdata/nested.yaml")
	for _, b := range blocks {
		if b.options["needs"] == "" || tools {
			f.do(b)
		}
		require.False(t, t.Failed(), "%s:%d", path, b.line)
	}
}

func (f follower) do(b guideBlock) {
	name := b.options["file"] + b.options["shows"] + b.options["fill"]
	if name != "" {
		require.Contains(f.t, b.before, "`"+name+"`", "line %d: the paragraph before must name the file", b.line)
	}
	switch {
	case b.kind == "console":
		f.run(b)
	case b.kind == "diff" && b.options["file"] != "":
		f.write(name, []byte(b.changed(f.t, string(f.read(name)))))
	case b.options["file"] != "":
		f.write(name, []byte(b.text))
	case b.options["shows"] != "":
		shown := append([]string{"…"}, strings.Split(strings.TrimRight(b.text, "\n"), "\n")...)
		require.True(f.t, fits(append(shown, "…"), string(f.read(name))), "line %d: %s reads otherwise:\n%s", b.line, name, f.read(name))
	case b.options["fill"] != "":
		f.fill(name, b.text)
	default:
		require.Equal(f.t, "text", b.kind, "line %d: nothing is done with this block", b.line)
	}
}

// run runs the commands of a block. What a person would type on being asked, a password or a yes, is given by flag.
func (f follower) run(b guideBlock) {
	commands := b.commands(f.t)
	for i, c := range commands {
		line := c.line
		switch {
		case strings.HasPrefix(line, "rung catalogue key new "):
			line += " --no-password" // unlocking takes a second each time, on purpose
		case strings.HasPrefix(line, "rung trust add "), strings.HasPrefix(line, "rung catalogue install "):
			line += " --yes"
		}
		command := exec.Command("sh", "-ec", line)
		command.Dir = f.dir
		home := filepath.Dir(f.dir)
		command.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home+"/config", "XDG_DATA_HOME="+home+"/data", "LC_ALL="+f.locale,
			"RUNG_LANG=", "RUNG_CATALOGUES=", "TZ=UTC", "SOURCE_DATE_EPOCH=1795305600") // 2026-11-22
		out, err := command.CombinedOutput()
		want := "0"
		if exit := b.options["exit"]; exit != "" && i == len(commands)-1 {
			want = exit
		}
		code := command.ProcessState.ExitCode()
		if want != fmt.Sprint(code) || (err != nil && code < 0) || !fits(c.said, string(out)) {
			f.t.Errorf("line %d: %s\nshown:\n%s\n\nsaid, with exit code %d:\n%s", b.line, c.line, strings.Join(c.said, "\n"), code, out)
		}
	}
}

// fill writes translations into a translators' sheet, beside the ids they are of.
func (f follower) fill(name, text string) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(f.t, err)
	data := f.read(name)
	book, err := sheet.Read(bytes.NewReader(data), int64(len(data)))
	require.NoError(f.t, err)
	for _, row := range rows {
		found := false
		for _, cells := range book.Sheets[0].Rows {
			if len(cells) > 4 && cells[0].Text == row[0] {
				cells[4].Text, found = row[1], true
			}
		}
		require.True(f.t, found, "%s is not in the sheet", row[0])
	}
	var out bytes.Buffer
	require.NoError(f.t, sheet.Write(&out, book))
	f.write(name, out.Bytes())
}

func (f follower) read(name string) []byte {
	data, err := os.ReadFile(filepath.Join(f.dir, name))
	require.NoError(f.t, err)
	return data
}

func (f follower) write(name string, data []byte) {
	require.NoError(f.t, os.WriteFile(filepath.Join(f.dir, name), data, 0o600))
}

// lay puts a file of the tests where the guide's reader has one.
func (f follower) lay(name, from string) {
	file, err := os.Open(from)
	require.NoError(f.t, err)
	defer file.Close()
	var in io.Reader = file
	if filepath.Ext(from) == ".gz" {
		in, err = gzip.NewReader(file)
		require.NoError(f.t, err)
	}
	data, err := io.ReadAll(in)
	require.NoError(f.t, err)
	f.write(name, data)
}
