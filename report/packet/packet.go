// Package packet puts all that is handed over of an assessment into one ZIP file: the documents, a README that says what
// each is, and their hashes. The same packet always gives the same bytes.
package packet

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"rung/controls/lang"
	"rung/report"
)

//go:embed messages/*.yaml
var messageFiles embed.FS

// Messages are the words of the README.
var Messages = lang.NewMessages(messageFiles, "messages")

// Packet is what is handed over.
type Packet struct {
	Report   report.Model // of the assessment; the README takes its language, time and figures from it
	Files    []File       // in the order in which the README lists them
	Evidence Evidence
}

// File is one document. Its name is a path within the packet, with slashes.
type File struct {
	Name  string
	Holds Content
	Data  []byte
}

// Content says what a document is, in the README.
type Content string

// What a packet may hold.
const (
	SummaryReport     Content = "summary"
	FullReport        Content = "report"
	PlanWorkbook      Content = "poam"
	PlanOSCAL         Content = "oscal-poam"
	ResultsOSCAL      Content = "oscal-results"
	SecurityPlanOSCAL Content = "oscal-ssp"
	ScoreJSON         Content = "score"
	PlanJSON          Content = "plan"
	EvidenceList      Content = "evidence-list"
	EvidenceSeal      Content = "evidence-seal"
)

// Contents lists what a packet may hold.
var Contents = []Content{
	SummaryReport, FullReport, PlanWorkbook, PlanOSCAL, ResultsOSCAL, SecurityPlanOSCAL, ScoreJSON, PlanJSON, EvidenceList, EvidenceSeal,
}

// The names that every packet has besides those of its documents.
const (
	ReadmeName = "README.md"
	SumsName   = "SHA256SUMS"
)

// Sum is one entry of a packet as it was written.
type Sum struct {
	Name   string
	Size   int64  // bytes
	SHA256 string // lower-case hex
}

// Write writes the packet and returns what is in it, in order. The error names a file whose name is no path within a
// packet or stands twice, or is the writer's.
func Write(w io.Writer, p Packet) ([]Sum, error) {
	files := []File{{Name: ReadmeName}}
	taken := []string{ReadmeName, SumsName, "."}
	for _, f := range p.Files {
		if !fs.ValidPath(f.Name) || slices.ContainsFunc(taken, func(name string) bool { return strings.EqualFold(name, f.Name) }) {
			return nil, fmt.Errorf("%q cannot be the name of a file in a packet", f.Name)
		}
		files, taken = append(files, f), append(taken, f.Name)
	}
	files[0].Data = []byte(readme(p))
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	var sums []Sum
	var list strings.Builder
	for _, f := range files {
		sums = append(sums, sumOf(f))
		fmt.Fprintf(&list, "%s  %s\n", sums[len(sums)-1].SHA256, f.Name)
	}
	last := File{Name: SumsName, Data: []byte(list.String())}
	files, sums = append(files, last), append(sums, sumOf(last))
	archive := zip.NewWriter(w)
	for _, f := range files {
		if err := add(archive, f, p.Report.Created); err != nil {
			return nil, err
		}
	}
	return sums, archive.Close()
}

func sumOf(f File) Sum {
	sum := sha256.Sum256(f.Data)
	return Sum{f.Name, int64(len(f.Data)), hex.EncodeToString(sum[:])}
}

// A ZIP file can tell times of these years.
var (
	firstTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	lastTime  = time.Date(2037, 12, 31, 0, 0, 0, 0, time.UTC)
)

// add adds one file. Its time is that of the packet, and only its owner may read it once it is unpacked.
func add(archive *zip.Writer, f File, made time.Time) error {
	made = made.UTC().Truncate(time.Second)
	if made.Before(firstTime) {
		made = firstTime
	} else if made.After(lastTime) {
		made = lastTime
	}
	header := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: made}
	header.SetMode(0o600)
	entry, err := archive.CreateHeader(header)
	if err == nil {
		_, err = entry.Write(f.Data)
	}
	return err
}

// Check reads a packet that was written to its end and compares every byte with what was put in. The error names the
// first difference.
func Check(written []byte, want []Sum) error {
	archive, err := zip.NewReader(bytes.NewReader(written), int64(len(written)))
	if err != nil {
		return err
	}
	if len(archive.File) != len(want) {
		return fmt.Errorf("%d of %d files", len(archive.File), len(want))
	}
	for i, f := range archive.File {
		if f.Name != want[i].Name {
			return fmt.Errorf("%s in place of %s", f.Name, want[i].Name)
		}
		if err := checkEntry(f, want[i]); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}

func checkEntry(f *zip.File, want Sum) error {
	entry, err := f.Open()
	if err != nil {
		return err
	}
	defer entry.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, io.LimitReader(entry, want.Size+1))
	switch {
	case err != nil:
		return err
	case size != want.Size || hex.EncodeToString(hash.Sum(nil)) != want.SHA256:
		return fmt.Errorf("is not what was packed")
	}
	return nil
}
