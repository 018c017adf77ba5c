package main

import (
	"bytes"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/journal"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
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

// sample is one of the sample firm's assessments.
type sample struct {
	name  string // of its files
	level string
	story bool // told over months; else answered in one sitting
	kinds []report.Kind
}

// samples are a first assessment of the lowest level and, where there is a story of the next one, one that grew.
func samples(c *controls.Catalogue) []sample {
	levels := askable(c)
	out := []sample{{name: "demo", level: levels[0], kinds: []report.Kind{report.KindFull}}}
	if len(levels) > 1 {
		if _, err := storyRows(levels[1]); err == nil {
			out = append(out, sample{"demo-" + strings.ToLower(levels[1]), levels[1], true, report.Kinds})
		}
	}
	return out
}

// runDemo writes the sample firm's assessments and every format of their reports.
func (a *app) runDemo(dir string) error {
	if err := makeFolder(dir); err != nil {
		return err
	}
	c, err := a.loadCatalogue(shipped()[0])
	if err != nil {
		return err
	}
	for _, s := range samples(c) {
		if err := a.writeSample(dir, c, s); err != nil {
			return err
		}
	}
	a.tell("demo-done", lang.Data{"Dir": dir})
	return nil
}

// writeSample writes one assessment and its reports.
func (a *app) writeSample(dir string, c *controls.Catalogue, s sample) error {
	path := filepath.Join(dir, s.name+".rung")
	outputs := map[report.Kind][]string{}
	for _, kind := range s.kinds {
		o := reportOptions{path: path, look: lookFlags{kind: string(kind)}}
		var err error
		if outputs[kind], err = o.outputs(formats); err != nil {
			return err
		}
	}
	if err := a.demoAssessment(path, c, s); err != nil {
		return err
	}
	at, err := a.read(path)
	if err != nil {
		return err
	}
	for _, kind := range s.kinds {
		options, err := a.reportOptions(&lookFlags{kind: string(kind), dates: string(report.DatesAD)})
		if err != nil {
			return err
		}
		options.Signature = a.signature(at.catalogue)
		m := report.Build(at.catalogue, at.state, at.result, options)
		for i, f := range formats {
			if err := a.writeReport(m, f, outputs[kind][i], false); err != nil {
				return err
			}
		}
	}
	return nil
}

// demoAssessment makes a sample assessment. Its ids are counted, so that the same clock gives the same bytes.
func (a *app) demoAssessment(path string, c *controls.Catalogue, s sample) error {
	maker := *a
	maker.NewID = counted()
	if s.story {
		maker.Now = func() time.Time { return storyBegin(s.level, a.Now()) }
	}
	j, err := maker.create(path, c, s.level, a.demoProfile(), journal.Keys{})
	if err != nil {
		return err
	}
	defer j.Close()
	maker.Now = a.Now
	state := assessment.Replay(j.Header(), j.Events())
	var events []assessment.Event
	if s.story {
		events, err = maker.tellStory(c, state, s.level)
	} else {
		events, err = maker.demoAnswers(c, state, s.level)
	}
	if err != nil {
		return err
	}
	if err := j.Append(events...); err != nil {
		return err
	}
	return j.Close()
}

// demoAnswers answers a level in one sitting.
func (a *app) demoAnswers(c *controls.Catalogue, s *assessment.State, level string) ([]assessment.Event, error) {
	answers, err := demoFiles.ReadFile("demo/" + strings.ToLower(level) + "." + string(a.lang) + ".csv")
	if err != nil {
		return nil, err
	}
	settings, err := assessment.ReadCSV(bytes.NewReader(answers), c, s)
	if err != nil {
		return nil, err
	}
	return []assessment.Event{a.recorder("", s).Record(assessment.AnswerEvent(settings...))}, nil
}

func (a *app) demoProfile() assessment.Profile {
	return assessment.Profile{
		Firm: a.say("demo-firm"), Scope: a.say("demo-scope"), Sector: a.say("demo-sector"), Size: 62,
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
