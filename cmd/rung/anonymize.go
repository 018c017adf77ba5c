package main

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls/lang"
	"rung/controls/sheet"
)

type anonymizeOptions struct {
	file, keyFile, industry, out string
	force                        bool
}

func newAnonymize(a *app) *cobra.Command {
	c := a.command("anonymize FILE --key-file KEY [-o OUT.json|OUT.csv]", "anonymize")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o anonymizeOptions
	c.Flags().StringVar(&o.keyFile, "key-file", "", a.say("flag-key-file"))
	c.Flags().StringVar(&o.industry, "industry", "", a.say("flag-industry"))
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-anonymize-output"))
	c.Flags().BoolVar(&o.force, "force", false, a.say("flag-force"))
	c.MarkFlagRequired("key-file")
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.file = args[0]
		return a.runAnonymize(o)
	}
	return c
}

// keyFileError is a file that holds no key for pseudonyms.
type keyFileError struct{ Path string }

func (e *keyFileError) Error() string { return e.Path + " holds no key" }

func (a *app) runAnonymize(o anonymizeOptions) error {
	ext := strings.ToLower(filepath.Ext(o.out))
	switch {
	case o.out != "" && ext != ".json" && ext != ".csv":
		return &badValueError{"anonymize-output", o.out}
	case o.industry != "" && !assessment.ValidIndustry(o.industry):
		return &badValueError{"industry", o.industry}
	}
	if o.out != "" {
		if err := outputFree(o.out, o.force); err != nil {
			return err
		}
	}
	at, err := a.read(o.file)
	if err != nil {
		return err
	}
	key, err := a.pseudonymKey(o.keyFile)
	if err != nil {
		return err
	}
	anonymous := assessment.Anonymize(at.catalogue, at.state, at.result, key, o.industry)
	data, err := encodeAnonymous(anonymous, ext == ".csv")
	if err != nil {
		return err
	}
	if o.out == "" {
		_, err = a.Out.Write(data)
		return err
	}
	if err := writeOutput(o.out, o.force, data); err != nil {
		return err
	}
	a.tell("anonymize-done", lang.Data{"Path": o.out, "Pseudonym": anonymous.Pseudonym, "Number": len(anonymous.Answers)})
	return nil
}

// pseudonymKey reads the key, or makes one where there is no file yet. It is 32 random bytes in hex, which only its owner
// may read.
func (a *app) pseudonymKey(path string) ([]byte, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return a.newPseudonymKey(path)
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	const most = 1 << 10
	text, err := io.ReadAll(io.LimitReader(file, most+1))
	if err != nil {
		return nil, err
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) < assessment.MinKeyBytes || len(text) > most {
		return nil, &keyFileError{path}
	}
	return key, nil
}

func (a *app) newPseudonymKey(path string) ([]byte, error) {
	key := make([]byte, assessment.MinKeyBytes)
	rand.Read(key) // never fails
	if err := writeOutput(path, false, []byte(hex.EncodeToString(key)+"\n")); err != nil {
		return nil, err
	}
	a.tell("anonymize-key", lang.Data{"Path": path})
	return key, nil
}

func encodeAnonymous(x assessment.Anonymous, asRow bool) ([]byte, error) {
	var out bytes.Buffer
	if asRow {
		err := sheet.WriteCSV(&out, sheet.Sheet{Rows: anonymousRows(x), Head: 1}, false)
		return out.Bytes(), err
	}
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(x)
	return out.Bytes(), err
}

// anonymousRows are a head and one row, so that the rows of many firms make a table.
func anonymousRows(x assessment.Anonymous) [][]sheet.Cell {
	low, high := "", ""
	if x.Score != nil {
		low, high = strconv.Itoa(x.Score.Low), strconv.Itoa(x.Score.High)
	}
	var head, row []sheet.Cell
	put := func(name, value string) {
		head, row = append(head, sheet.Cell{Text: name}), append(row, sheet.Cell{Text: value})
	}
	for _, cell := range [][2]string{
		{"schema", x.Schema}, {"framework", x.Framework.ID}, {"version", x.Framework.Version}, {"digest", x.Framework.Digest},
		{"target", x.Target}, {"pseudonym", x.Pseudonym}, {"month", x.Month}, {"industry", x.Industry}, {"size", x.Size},
		{"status", string(x.Status)}, {"score_low", low}, {"score_high", high}, {"maximum", strconv.Itoa(x.Maximum)},
		{"partial", strings.Join(x.Partial, " ")},
	} {
		put(cell[0], cell[1])
	}
	for _, answer := range x.Answers {
		value := string(answer.Outcome)
		if answer.Step != "" {
			value = answer.Step
		}
		put(answer.ID, value)
	}
	return [][]sheet.Cell{head, row}
}
