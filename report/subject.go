package report

import (
	"errors"
	"time"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// Subject is what the documents for other programs are made from, which need more than a Model holds. The result must be
// that of the state against the catalogue.
type Subject struct {
	Catalogue *controls.Catalogue
	State     *assessment.State
	Result    *assessment.Result
	Lang      lang.Tag
	Now       time.Time // when the document is made
	Generator string    // program and version
}

// ErrNoGap says that there is no plan of action to write: no gap, and none that was planned for.
var ErrNoGap = errors.New("no gap to plan for")
