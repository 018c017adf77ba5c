package packet

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"rung/controls/lang"
	"rung/report"
)

// Evidence is what became of the list of evidence.
type Evidence struct {
	State                    EvidenceState
	Files                    int // on the list
	Drafts                   int // links to drafts, which are no evidence yet
	Changed, Missing, Unread int // links whose files are not as they were linked
}

// EvidenceState says whether the packet holds a list of the evidence.
type EvidenceState string

// The list is in the packet, or there is none because nothing is linked, or because files are not as they were linked.
const (
	EvidenceListed EvidenceState = "listed"
	NoEvidence     EvidenceState = "none"
	EvidenceFailed EvidenceState = "failed"
)

// page writes one README.
type page struct {
	strings.Builder
	voice lang.Voice
	m     report.Model
}

func (p *page) say(id string, data ...lang.Data) string { return p.voice.Say(id, data...) }

func (p *page) line(text string) { p.WriteString(text + "\n") }

// readme says whose packet it is, what the report says, what each file is and how to check it. It is Markdown that also
// reads well as plain text.
func readme(of Packet) string {
	p := &page{voice: Messages.In(of.Report.Lang), m: of.Report}
	p.head()
	p.files(of.Files)
	p.evidence(of)
	p.checking()
	return p.String()
}

func (p *page) head() {
	s := &p.m.Summary
	score := ""
	if s.Score != "" && len(s.Paragraphs) > 0 {
		score = s.Paragraphs[0]
	}
	if s.Answered < s.Questions {
		unfinished := p.say("unfinished", lang.Data{"Open": s.Questions - s.Answered, "Questions": s.Questions})
		p.line("**" + p.sentences(unfinished, escape(score)) + "**\n")
		score = ""
	}
	p.line("# " + p.say("title", lang.Data{"Firm": escape(cmp.Or(p.m.Cover.Firm, p.m.Cover.Framework))}) + "\n")
	p.line("**" + escape(p.m.Cover.Framework) + "**\n")
	p.line(p.sentences(escape(s.Headline), escape(score)) + "\n")
	for _, f := range append([]report.Field{{Label: p.m.Labels.Firm, Value: p.m.Cover.Firm}, {Label: p.m.Labels.Scope, Value: p.m.Cover.Scope}}, p.m.Cover.Fields...) {
		if f.Value != "" {
			p.line("- " + escape(f.Label+p.m.Labels.Colon+f.Value))
		}
	}
	p.line("- " + escape(p.say("made-with", lang.Data{"Program": p.m.Generator})))
	p.line("\n" + p.say("confidential"))
}

func (p *page) files(files []File) {
	p.line("\n## " + p.say("files") + "\n")
	for _, f := range files {
		sum := sumOf(f)
		p.line("- " + p.say("file", lang.Data{"Name": "`" + f.Name + "`", "About": p.say("holds-" + string(f.Holds)), "Size": grouped(sum.Size)}))
		p.line("  SHA-256: `" + sum.SHA256 + "`")
	}
	p.line("- " + p.say("file-sums", lang.Data{"Name": "`" + SumsName + "`"}))
	if !holds(files, PlanWorkbook) {
		p.line("\n" + p.say("no-plan"))
	}
}

func (p *page) evidence(of Packet) {
	p.line("\n## " + p.say("evidence") + "\n")
	e := of.Evidence
	text := p.say("evidence-"+string(e.State), lang.Data{"Count": e.Files, "Changed": e.Changed, "Missing": e.Missing, "Unread": e.Unread})
	if e.Drafts > 0 {
		text = p.sentences(text, p.say("evidence-drafts", lang.Data{"Count": e.Drafts}))
	}
	p.line(text)
}

func (p *page) checking() {
	p.line("\n## " + p.say("check") + "\n")
	p.line(p.say("check-how") + "\n")
	for _, way := range []string{"linux", "mac", "windows"} {
		p.line(p.say("check-"+way) + "\n")
		p.line("    " + commands[way] + "\n")
	}
	p.line(p.say("check-limits"))
}

// commands compare all files with the list, on each system by means of its own.
var commands = map[string]string{
	"linux": "sha256sum -c " + SumsName,
	"mac":   "shasum -a 256 -c " + SumsName,
	"windows": "Get-Content " + SumsName + " | ForEach-Object { $sum, $name = $_ -split '  ', 2; " +
		"if ((Get-FileHash $name).Hash -eq $sum) { \"${name}: OK\" } else { \"${name}: FAILED\" } }",
}

// sentences puts sentences behind each other as the language does.
func (p *page) sentences(texts ...string) string {
	out := ""
	for _, text := range texts {
		if out != "" && text != "" {
			text = p.say("and-then", lang.Data{"First": out, "Second": text})
		}
		out = cmp.Or(text, out)
	}
	return out
}

func holds(files []File, content Content) bool {
	for _, f := range files {
		if f.Holds == content {
			return true
		}
	}
	return false
}

// escape makes a text of others stand for itself on one line of Markdown, with as little about it as can be, because a
// README is often read as it is.
func escape(text string) string {
	var out strings.Builder
	for _, r := range strings.Join(strings.Fields(report.ShownText(text)), " ") {
		if strings.ContainsRune("\\`*_[]<>&|#~$", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// grouped writes a number with a comma before each three digits.
func grouped(n int64) string {
	if n < 1000 {
		return strconv.FormatInt(n, 10)
	}
	return grouped(n/1000) + fmt.Sprintf(",%03d", n%1000)
}
