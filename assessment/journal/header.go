package journal

import (
	"bytes"
	"encoding/json"

	"rung/assessment"
)

// parseHeader reads the first line. The version is looked at before all else: a newer one may mean anything by the rest.
func parseHeader(path string, line, rest []byte, ended bool) (assessment.Header, error) {
	var read struct {
		assessment.Header
		Sum json.RawMessage `json:"sum"`
	}
	var version struct {
		Rung int `json:"rung"`
	}
	damaged := func(why string) (assessment.Header, error) {
		return assessment.Header{}, &DamageError{Path: path, Line: 1, Why: why}
	}
	err := json.Unmarshal(line, &version)
	switch {
	case !ended && bytes.HasPrefix(line, []byte(`{"rung":`)):
		return damaged("the file ends within its first line")
	case err != nil || version.Rung < 1:
		if bytes.HasPrefix(rest, []byte(prevKey)) {
			return damaged("this is not the first line of an assessment, though an event follows it")
		}
		return assessment.Header{}, &NotRungError{Path: path}
	case version.Rung > assessment.Version:
		return assessment.Header{}, &NewerError{Path: path, Version: version.Rung}
	case !ended:
		return damaged("the file ends within its first line")
	}
	if why := unmarshal(line, &read, &read.Sum); why != "" {
		return damaged(why)
	}
	if !inUTC(&read.Created) {
		return damaged("the line's time is out of range")
	}
	return read.Header, nil
}
