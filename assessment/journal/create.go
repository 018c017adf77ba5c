package journal

import (
	"encoding/json"
	"reflect"

	"rung/assessment"
)

// CreateOptions say how a new file is made. The zero value makes a plain one.
type CreateOptions struct {
	// Keys are who may open the file; it is encrypted from its first byte on.
	Keys Keys
	// Like is a log whose keys open the new file, too, when there are no Keys: a plain one makes a plain file.
	Like *Log
	// From are logs that the events come from: one that stands in them is written as it stands there, with all that this
	// program does not know of.
	From []*Log
}

// Create makes a plain assessment file, readable by its owner alone, that holds the header and the first events, and
// opens it for writing. The header's version is set to assessment.Version. A process that is killed leaves no file or a
// complete one; when Create fails no file is left.
//
// Errors: ExistsError when there is something at path, be it a link to nowhere; TooLargeError; else what the file system
// says or an event that cannot be written as JSON.
func Create(path string, h assessment.Header, first ...assessment.Event) (*Journal, error) {
	return CreateWith(path, CreateOptions{}, h, first...)
}

// CreateWith makes an assessment file as Create does. Further errors: TooManyKeysError.
func CreateWith(path string, o CreateOptions, h assessment.Header, first ...assessment.Event) (*Journal, error) {
	return create(osDisk{}, path, o, h, first...)
}

func create(d disk, path string, o CreateOptions, h assessment.Header, first ...assessment.Event) (*Journal, error) {
	raw, err := marshalAll(first, o.From)
	if err != nil {
		return nil, err
	}
	v, err := o.Keys.vault()
	if err != nil {
		return nil, err
	}
	if v == nil && o.Like != nil {
		v = o.Like.vault
	}
	data, log, err := encode(v, h, raw)
	if err != nil {
		return nil, err
	}
	return build(d, path, data, log)
}

// marshalAll is the JSON of each event, as it stands in one of the logs where it does.
func marshalAll(events []assessment.Event, from []*Log) ([]json.RawMessage, error) {
	type place struct {
		log *Log
		at  int
	}
	places := map[string]place{}
	for _, log := range from {
		for i := range log.Events {
			places[log.Events[i].ID] = place{log, i}
		}
	}
	out := make([]json.RawMessage, len(events))
	for i, e := range events {
		e.Time = e.Time.UTC()
		if p, ok := places[e.ID]; ok && reflect.DeepEqual(p.log.Events[p.at], e) {
			out[i] = p.log.Raw(p.at)
			continue
		}
		var err error
		if out[i], err = marshalEvent(e); err != nil {
			return nil, err
		}
	}
	return out, nil
}
