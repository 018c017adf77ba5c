package journal

import (
	"bytes"
	"encoding/json"
	"time"

	"rung/assessment"
)

// entry is what one line adds to the log: an event, or a batch of events that were saved together and are so read
// together or not at all.
type entry struct {
	body   []byte // as it stands in the file, or stood before it was sealed
	events []assessment.Event
	raw    [][]byte // of each event: the JSON inside its braces
}

// entryLine is the JSON of a line, plain.
type entryLine struct {
	assessment.Event
	Batch []json.RawMessage `json:"batch"`
	Sum   json.RawMessage   `json:"sum"`
}

// bodyFor is the body of the line for events. Times are written in UTC.
func bodyFor(events ...json.RawMessage) ([]byte, error) {
	if len(events) == 1 {
		return events[0][1 : len(events[0])-1], nil
	}
	batch, err := marshal(struct {
		Batch []json.RawMessage `json:"batch"`
	}{events})
	if err != nil {
		return nil, err
	}
	return batch[1 : len(batch)-1], nil
}

func marshalEvent(e assessment.Event) (json.RawMessage, error) {
	e.Time = e.Time.UTC()
	return marshal(e)
}

// parsePlain reads the plain line of one entry that follows the line with the hash prev.
func parsePlain(line []byte, prev string) (entry, *fault) {
	var read entryLine
	if wrong := unmarshal(line, &read, &read.Sum); wrong != nil {
		return entry{}, wrong
	}
	if wrong := follows(line, prev); wrong != nil {
		return entry{}, wrong
	}
	return read.entry(bodyOf(line))
}

// entry makes the entry of a line that was read.
func (l *entryLine) entry(body []byte) (entry, *fault) {
	out := entry{body: body}
	if len(l.Batch) == 0 {
		out.events, out.raw = []assessment.Event{l.Event}, [][]byte{body}
	}
	for _, raw := range l.Batch {
		var e assessment.Event
		if json.Unmarshal(raw, &e) != nil || !bytes.HasPrefix(raw, []byte("{")) {
			return entry{}, altered("the line holds a batch with what is no event")
		}
		out.events = append(out.events, e)
		out.raw = append(out.raw, raw[1:len(raw)-1])
	}
	for i := range out.events {
		if !inUTC(&out.events[i].Time) {
			return entry{}, altered("the line's time is out of range")
		}
	}
	return out, nil
}

// inUTC brings a time into UTC; false when it leaves the years that JSON can hold.
func inUTC(t *time.Time) bool {
	*t = t.UTC()
	return t.Year() >= 0 && t.Year() <= 9999
}
