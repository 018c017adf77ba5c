package controls

// Severity says how much a Problem matters.
type Severity int

// The severities. The zero value is Error.
const (
	Error   Severity = iota // the catalogue cannot be used
	Warning                 // it can be used, but something in it is most likely wrong
	Advice                  // nothing is wrong; the people who answer would be served better
)

// String is the severity as a stable word: error, warning or advice.
func (s Severity) String() string { return [...]string{"error", "warning", "advice"}[s] }
