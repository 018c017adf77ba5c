// Package report turns an assessment's result into one neutral model that every format renders: all words chosen, all
// figures computed. A renderer lays out what stands here and decides nothing.
package report

import (
	"io"
	"time"

	"rung/assessment"
	"rung/controls/lang"
)

// Format is one way to write a report.
type Format struct {
	Name   string // as given to --format
	Ext    string // with the dot
	Render func(io.Writer, Model) error
}

// Model is a report in one language. Texts from people and catalogues stand in it as they are: a renderer must clean
// them for its own medium.
type Model struct {
	Kind       Kind // which document; parts that it does not hold are empty
	Lang       lang.Tag
	Also       lang.Tag  // the language of the second titles, "" where there are none
	Created    time.Time // UTC; the only time a renderer may use
	Date       string    // Created as this report writes days
	Generator  string    // program and version
	Title      string    // of the document
	Look       Look
	Labels     Labels
	Cover      Cover
	Summary    Summary
	Since      *Since      // what changed lately; nil while the file tells of one day alone
	Timeline   *Timeline   // nil while the file tells of one day alone
	Domains    []DomainBar // the worst first
	Heat       []HeatGroup // every requirement as a cell, in the catalogue's order
	Ways       []string    // how much work reaches which status
	Stairs     *Staircase  // nil where there is no gap
	Gaps       []Gap       // in the order that pays best
	Dates      []Field     // that follow from the status date; none while there is none
	Todos      []Todo
	Exceptions []Exception
	Findings   []FindingGroup
	Evidence   []EvidenceFile // every file that was linked, once
	History    []HistoryDay   // what was done, day by day, the newest first
	Related    []Annex        // what this means for lists outside that the catalogue refers to
	Annexes    []Annex        // facts that the catalogue hands along
	Method     Method
	SignOff    []Signature
	Score      Score // the result for machines, to be carried along
}

// Labels are the words of headings, columns and page numbers.
type Labels struct {
	Contents, Ladder, Summary, Progress, FirstGaps, Domains, Gaps, Findings, Method, Sources, Notice string

	Firm, Scope, Outcomes string
	Clause, Colon         string // between clauses on one line, and behind a label

	Work, Todos, ReadTodos, Exceptions, ReadExceptions string

	Failing, Note, Reason, DoFirst, Evidence, Why, References string
	Statement, Answer                                         string // column heads of the findings
	ReadDomains, ReadGaps, ReadFindings                       string // how to read what follows, in a sentence

	Plan, ReadPlan                                                                 string
	Place, Requirement, Owner, Due, Effort, Points, OnPlan, After                  string // column heads of the plan
	Milestones, Suggested, Resources, Comments, Closed                             string
	Stairs, ReadStairs, Timeline, ReadTimeline, Heat, ReadHeat, Radar, Target      string
	Ways, Dates, ScoreHead, Lost                                                   string
	Index, ReadIndex, File, Hash, Size, SpeaksFor, Draft                           string // of the evidence
	Exception                                                                      string // one, beside an objective
	Related, ReadRelated                                                           string
	Annexes, ReadAnnexes                                                           string
	History, ReadHistory                                                           string
	SignOff, ReadSignOff, Role, Name, Signature, Day, PreparedFor, Firms, Assessor string

	Page      string // with {page} and {pages} to be replaced
	Continued string // a heading repeated on a further page, with {heading} to be replaced
	NoGaps    string // what stands where gaps would
	Legend    []Mark // the marks a chart uses, in order
}

// Mark is an outcome with the word for it. Colour alone never tells an outcome.
type Mark struct {
	Outcome assessment.Outcome
	Word    string
}

// Field is a labelled value.
type Field struct{ Label, Value string }

// Cover is the first page.
type Cover struct {
	Framework string
	Heading   string // what the document is, and for which level
	Firm      string
	Scope     string
	Fields    []Field // date, assessor, numbers, catalogue version and digest
	Ladder    []Rung  // lowest first
	Status    string  // where the firm stands, in a few words
}

// Rung is one level on the drawn ladder.
type Rung struct {
	ID, Title, About string
	State            RungState
	Word             string // the state in words
	Held, Total      int    // requirements that are met or do not apply, and all of them; 0 and 0 where unstated
	Figures          string // these figures in words, "" where unstated
}

// RungState says how a rung is drawn.
type RungState string

// The states of a rung.
const (
	Reached  RungState = "reached"
	Partway  RungState = "partway"  // a conditional status, or open answers can still decide
	Missed   RungState = "missed"   // assessed and not reached
	Unstated RungState = "unstated" // not part of this assessment
)

// Summary is the page for people who read one page.
type Summary struct {
	Headline   string
	Paragraphs []string
	Answered   int // questions
	Questions  int
	Progress   string
	Counts     []Count // requirements by outcome
	First      []Gap   // up to five, the ones to close first
	// Score is the score or its range in figures with the words beside it, both "" where the rule has no points.
	Score, ScoreWord string
}

// Count is how many requirements have an outcome.
type Count struct {
	Mark
	Number int
}

// DomainBar is one bar of the chart by domain.
type DomainBar struct {
	ID, Title string
	Counts    []Count // in the order of Labels.Legend
	Total     int
	Words     string  // the figures beside the bar
	Lost      int     // points that the domain costs now; without points, requirements that are not met
	Cost      string  // what it costs now in words, "" where the rule has no points
	Rating    *Rating // where its objectives stand on a scale; nil where the rule rates on none
}

// Gap is one entry of the gap register.
type Gap struct {
	Place      int
	ID, Title  string
	Domain     string
	Level      string
	Cost       string // what it costs in the rule's terms, "" where the rule has no points
	Gains      string // what closing it gains
	Effort     string // "" where nobody has estimated it
	Allowed    string // whether it may stand on a plan of action, and the rule; "" where the level knows no such plan
	Then       string // the score once this gap and all before it are closed, "" while there is none
	Unlocks    string // the status that closing it reaches, "" for none
	Also       string // the title in the second language, or ""
	Points     int    // what closing it gains, in the rule's unit
	Days       int    // person-days to set up, 0 where nobody has estimated them
	Barred     bool   // it may not stand on a plan of action
	OnPlan     string // that in a word, "" where the level knows no such plan
	After      string // the score in figures once this gap and all before it are closed, "" while there is none
	Owner      string // who closes it, by when, with what; "" where nobody has said so
	Due        string
	Resources  string
	Comments   string
	Closed     string // the day on which it was closed, though its answers do not say so yet
	Milestones []Milestone
	Ask, Why   string
	Failing    []Objective
	Do         []string
	Evidence   []string
}

// Milestone is a step of the plan for one gap.
type Milestone struct {
	Text, Due string
	Done      bool
	Word      string // whether it is done
}

// FindingGroup is one domain's findings.
type FindingGroup struct {
	ID, Title string
	Findings  []Finding
}

// Finding is one requirement with its answers.
type Finding struct {
	ID, Title  string
	Mark       Mark
	Ask        string
	Off        string // why it does not concern the firm, or ""
	References string
	Objectives []Objective
	Also       string // the title in the second language, or ""
	Short      string // the id without what all ids of its domain begin with
	Level      string
	Weight     int // points that it can cost, 0 where the rule has none
	Points     int // points that it costs now
	Owner, Due string
	Files      []EvidenceFile // that speak for the requirement as a whole
}

// Objective is one statement and what was answered.
type Objective struct {
	ID, Key, Text string
	Mark          Mark
	Answer        string // the answer in words: the mark's, or the step of a scale
	Note          string
	Reason        bool   // the note is a reason that the rule asks for
	Exception     string // why a shortfall counts as met, or ""
	Files         []EvidenceFile
}

// Method is how the report was made and what it is not.
type Method struct {
	Paragraphs []string
	Facts      []Field
	Sources    []Source
	Notice     string
	// Certificate says that the report is none.
	Certificate string
}

// Source is a document behind the figures.
type Source struct{ Title, Date, URL string }
