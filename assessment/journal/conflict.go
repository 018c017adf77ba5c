package journal

import (
	"errors"
	"fmt"
	"strings"

	"rung/assessment"
)

// extension is that of assessment files.
const extension = ".rung"

// maxConflicts bounds the search for a free name beside the file.
const maxConflicts = 1000

// resolve keeps what this side has in a file of its own once somebody else has changed the file. Errors that are no
// change come back as they are.
func (j *Journal) resolve(err error, events []assessment.Event) error {
	changed, ok := err.(*ChangedError)
	if !ok {
		return err
	}
	side, err := j.buildSide(events)
	if err != nil {
		changed.Err = err
		return changed
	}
	j.side = side
	j.conflict = &ConflictError{Path: j.path, Kept: side.path, Why: changed.Why, changed: changed}
	return j.conflict
}

// buildSide writes all that this side has saved, and the events, to NAME.conflict-1.rung or the next number that is free.
func (j *Journal) buildSide(events []assessment.Event) (*Journal, error) {
	data, log, err := j.log.copyWith(events)
	if err != nil {
		return nil, err
	}
	for i := 1; i <= maxConflicts; i++ {
		side, err := build(j.disk, fmt.Sprintf("%s.conflict-%d%s", strings.TrimSuffix(j.path, extension), i, extension), data, log)
		var exists *ExistsError
		if !errors.As(err, &exists) {
			return side, err
		}
	}
	return nil, &ExistsError{Path: j.path}
}

// appendAside saves events, but for those that are there already, in the file that keeps this side.
func (j *Journal) appendAside(events []assessment.Event) error {
	kept := map[string]bool{}
	for i := range j.side.log.Events {
		kept[j.side.log.Events[i].ID] = true
	}
	var missing []assessment.Event
	for _, e := range events {
		if !kept[e.ID] {
			missing = append(missing, e)
		}
	}
	if err := j.side.Append(missing...); err != nil {
		return err
	}
	return j.conflict
}

// copyWith is a complete file of all that the log holds, line by line as it stands, and further events.
func (l *Log) copyWith(events []assessment.Event) ([]byte, *Log, error) {
	data, log, err := assemble(l.vault, l.headBody, l.bodies)
	if err != nil || len(events) == 0 {
		return data, log, err
	}
	more, log, err := log.batch(events)
	if err != nil {
		return nil, nil, err
	}
	return append(data, more...), log, nil
}
