package interview

import (
	"context"
	"io"
	"strconv"
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// What one may do with a linked file, in both languages.
var evidenceActs = map[string][]string{
	"remove": {"remove", "移除"},
	"draft":  {"draft", "草稿"},
	"final":  {"final", "定稿"},
}

// evidenceCommand lists the linked files of the current question, does something with one of them, or links one more.
func (p *prompter) evidenceCommand(rest string) {
	switch {
	case p.files == nil:
		p.say("evidence-off")
	case p.over:
		p.say("line-no-question")
	case rest == "":
		p.listEvidence()
	case !p.evidenceAct(rest):
		p.linkFile(rest)
	}
}

func (p *prompter) listEvidence() {
	files := p.linked(p.at)
	if len(files) == 0 {
		p.say("line-evidence-none", lang.Data{"ID": shown(p.objective(p.at).Objective.ID)})
		return
	}
	for i, e := range files {
		p.say("line-evidence-item", lang.Data{"Number": i + 1, "File": p.evidenceLine(e)})
	}
	p.say("line-evidence-how")
}

// evidenceAct does what "remove 2" and the like say; false when it is no such thing, but a path.
func (p *prompter) evidenceAct(rest string) bool {
	for act, names := range evidenceActs {
		for _, name := range names {
			tail, ok := strings.CutPrefix(strings.ToLower(rest), name)
			n, err := strconv.Atoi(plainKeys(textAfter(tail, 0)))
			if !ok || err != nil || n < 1 || n > len(p.linked(p.at)) {
				continue
			}
			id := shown(p.objective(p.at).Objective.ID)
			if act == "remove" {
				gone := p.unlink(p.at, n-1)
				p.settle("line-evidence-gone", lang.Data{"ID": id, "Path": shownLine(gone.Path)})
				return true
			}
			p.settle("line-evidence-marked", lang.Data{"File": p.evidenceLine(p.setDraft(p.at, n-1, act == "draft"))})
			return true
		}
	}
	return false
}

// linkFile reads a file and links it. Its size is said first, because a big one takes its time.
func (p *prompter) linkFile(text string) {
	path, info, wrong := p.files.look(text)
	if wrong != nil {
		p.line(p.problem(wrong))
		return
	}
	if info.Size() >= hashStep {
		p.say("line-evidence-reading", lang.Data{"Path": shownLine(path), "Size": SizeWord(info.Size())})
	}
	file, err := p.files.Open(path)
	if err != nil {
		p.line(p.problem(problemOf(text, err)))
		return
	}
	defer file.Close()
	sum, size, err := assessment.HashFile(&endable{file, p.ctx})
	if err != nil {
		p.line(p.problem(problemOf(text, err)))
		return
	}
	id := p.objective(p.at).Objective.ID
	e := p.evidenceOf(id, path, info.ModTime(), sum, size)
	p.link(e)
	p.settle("line-evidence-linked", lang.Data{"ID": shown(id), "Path": shownLine(e.Path), "Size": SizeWord(size)})
}

// endable is a reader that ends with a context.
type endable struct {
	io.Reader
	ctx context.Context
}

func (e *endable) Read(p []byte) (int, error) {
	if err := e.ctx.Err(); err != nil {
		return 0, err
	}
	return e.Reader.Read(p)
}

// rescueCommand writes all answers to another place.
func (p *prompter) rescueCommand(path string) {
	switch {
	case p.rescue == nil:
		p.say("rescue-off")
	case len(p.waiting) == 0:
		p.say("rescue-nothing")
	case path == "":
		p.tellUnsaved()
	default:
		if err := p.rescueTo(path); err != nil {
			p.say("rescue-failed", lang.Data{"Path": shownLine(path), "Why": shownLine(err.Error())})
			return
		}
		p.say("rescue-done", lang.Data{"Path": shownLine(p.rescued), "Count": p.kept})
	}
}

// tellUnsaved says what is not saved, and what can be done about it.
func (p *prompter) tellUnsaved() {
	p.say("line-not-saved", lang.Data{"Count": len(p.waiting), "Why": shownLine(p.failure.Error())})
	switch {
	case p.rescued != "":
		p.line(p.rescuedWords(p.session))
	case p.rescue != nil:
		p.say("line-rescue-how")
	}
}
