package report

// Look is what the person who hands the report over asked for.
type Look struct {
	Logo         *Logo  // nil for none
	Confidential string // a mark for every page, "" for none
	PreparedFor  string // whom the report is for, "" where that was not said
	NoCover      bool
	Radar        bool // a radar chart besides the bars by domain
}
