package main

import (
	"bytes"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/journal"
	"rung/controls"
	"rung/controls/lang"
)

// demoFiles hold the sample firm: its profile and its answers, in each language.
//
//go:embed demo/*.csv
var demoFiles embed.FS

func newDemo(a *app) *cobra.Command {
	c := a.command("demo [DIR]", "demo")
	c.Args = cobra.MaximumNArgs(1)
	c.RunE = func(_ *cobra.Command, args []string) error {
		dir := "rung-demo"
		if len(args) == 1 {
			dir = args[0]
		}
		return a.runDemo(dir)
	}
	return c
}

// runDemo writes the sample firm's assessment and every format of its report.
func (a *app) runDemo(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(dir, "demo.rung")
	var outputs []string
	for _, f := range formats {
		outputs = append(outputs, filepath.Join(dir, "demo"+f.Ext))
		if err := outputFree(outputs[len(outputs)-1], false); err != nil {
			return err
		}
	}
	if err := a.demoAssessment(path); err != nil {
		return err
	}
	at, err := a.read(path)
	if err != nil {
		return err
	}
	for i, f := range formats {
		if err := a.writeReport(at, f, outputs[i], false); err != nil {
			return err
		}
	}
	a.tell("demo-done", lang.Data{"Dir": dir})
	return nil
}

// demoAssessment makes the sample assessment. Its ids are counted, so that the same clock gives the same bytes.
func (a *app) demoAssessment(path string) error {
	c, err := loadCatalogue(shipped()[0])
	if err != nil {
		return err
	}
	sample := *a
	sample.NewID = counted()
	level := askable(c)[0]
	j, err := sample.create(path, c, level, a.demoProfile())
	if err != nil {
		return err
	}
	defer j.Close()
	if err := sample.demoAnswers(j, c, level); err != nil {
		return err
	}
	return j.Close()
}

func (a *app) demoAnswers(j *journal.Journal, c *controls.Catalogue, level string) error {
	state := assessment.Replay(j.Header(), j.Events())
	answers, err := demoFiles.ReadFile("demo/" + strings.ToLower(level) + "." + string(a.lang) + ".csv")
	if err != nil {
		return err
	}
	settings, err := assessment.ReadCSV(bytes.NewReader(answers), c, state)
	if err != nil {
		return err
	}
	return j.Append(a.recorder("", state).Record(assessment.AnswerEvent(settings...)))
}

func (a *app) demoProfile() assessment.Profile {
	return assessment.Profile{
		Firm: a.say("demo-firm"), Scope: a.say("demo-scope"), Sector: a.say("demo-sector"), Size: 40,
		UBN: "12345675", Assessor: a.say("demo-assessor"),
	}
}

// counted makes ids that count up.
func counted() func() string {
	var n uint64
	return func() string {
		n++
		var b [12]byte
		binary.BigEndian.PutUint64(b[4:], n)
		return hex.EncodeToString(b[:])
	}
}
