package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"rung/controls/lang"
	"rung/report"
	"rung/report/packet"
	"rung/report/pdf"
)

// packetPart is one document of a packet and how it is made. An optional one is left out where there is nothing to say.
type packetPart struct {
	name  string
	holds packet.Content
	write func(a *app, w io.Writer, at *opened, look report.Options) error
}

// packetParts are the documents that follow from the answers, in the order in which a packet lists them.
var packetParts = []packetPart{
	{"summary.pdf", packet.SummaryReport, packedReport(report.KindSummary)},
	{"report.pdf", packet.FullReport, packedReport(report.KindFull)},
	{"poam.xlsx", packet.PlanWorkbook, packedExport("xlsx-poam")},
	{"oscal-poam.json", packet.PlanOSCAL, packedExport("oscal-poam")},
	{"oscal-assessment-results.json", packet.ResultsOSCAL, packedExport("oscal-ar")},
	{"oscal-ssp.json", packet.SecurityPlanOSCAL, packedExport("oscal-ssp")},
	{"score.json", packet.ScoreJSON, func(a *app, w io.Writer, at *opened, _ report.Options) error {
		return writeIndented(w, report.NewScore(at.catalogue, at.state, at.result).SignedBy(a.signature(at.catalogue)))
	}},
	{"plan.json", packet.PlanJSON, func(a *app, w io.Writer, at *opened, _ report.Options) error {
		return writeIndented(w, report.NewPlan(at.catalogue, at.state, at.result, a.Now()))
	}},
}

func packedReport(kind report.Kind) func(*app, io.Writer, *opened, report.Options) error {
	return func(_ *app, w io.Writer, at *opened, look report.Options) error {
		look.Kind = kind
		return pdf.Render(w, report.Build(at.catalogue, at.state, at.result, look))
	}
}

// packedExport is what "rung export" writes in this format, counted as it is there.
func packedExport(name string) func(*app, io.Writer, *opened, report.Options) error {
	return func(a *app, w io.Writer, at *opened, _ report.Options) error {
		for i := range exports {
			f := &exports[i]
			if f.name != name {
				continue
			}
			var made bytes.Buffer
			entries, err := f.write(a, &made, at, exportOptions{to: name})
			if err == nil {
				err = sameCount(f, made.Bytes(), entries)
			}
			if err == nil {
				_, err = w.Write(made.Bytes())
			}
			return err
		}
		return fmt.Errorf("no export %s", name)
	}
}

func writeIndented(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// pack makes all documents of a packet. Where there is no gap, there is no plan of action.
func (a *app) pack(ctx context.Context, o packetOptions, at *opened, parts []packetPart) (packet.Packet, error) {
	o.look.kind = string(report.KindSummary)
	look, err := a.reportOptions(&o.look)
	if err != nil {
		return packet.Packet{}, err
	}
	look.Signature = a.signature(at.catalogue)
	made := packet.Packet{Report: report.Build(at.catalogue, at.state, at.result, look)}
	for _, part := range parts {
		var data bytes.Buffer
		err := part.write(a, &data, at, look)
		switch {
		case errors.Is(err, report.ErrNoGap):
			continue
		case err != nil:
			return made, &packetError{part.name, err}
		}
		made.Files = append(made.Files, packet.File{Name: part.name, Holds: part.holds, Data: data.Bytes()})
	}
	return made, a.packEvidence(ctx, o, at, &made)
}

// packEvidence adds the list of evidence. Where there is none, or files are not as they were linked, the packet says so in
// its place, unless the person wants it whole or not at all.
func (a *app) packEvidence(ctx context.Context, o packetOptions, at *opened, made *packet.Packet) error {
	m, err := a.makeManifest(ctx, o.path, at)
	var none *noEvidenceError
	var failed *evidenceFailedError
	switch {
	case err == nil:
		made.Evidence = packet.Evidence{State: packet.EvidenceListed, Files: m.files, Drafts: m.drafts}
		made.Files = append(made.Files,
			packet.File{Name: "evidence/" + m.list.name, Holds: packet.EvidenceList, Data: m.list.data},
			packet.File{Name: "evidence/" + m.seal.name, Holds: packet.EvidenceSeal, Data: m.seal.data})
	case o.strict:
		return err
	case errors.As(err, &none):
		made.Evidence = packet.Evidence{State: packet.NoEvidence, Drafts: none.Drafts}
		a.tell("packet-no-evidence")
	case errors.As(err, &failed):
		made.Evidence = packet.Evidence{State: packet.EvidenceFailed, Changed: failed.Changed, Missing: failed.Missing, Unread: failed.Unread}
		a.tell("packet-evidence-failed", lang.Data{"Changed": failed.Changed, "Missing": failed.Missing, "Unread": failed.Unread})
	default:
		return err
	}
	return nil
}
