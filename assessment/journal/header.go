package journal

import (
	"bytes"
	"encoding/json"
	"regexp"

	"rung/assessment"
)

// opening is what a first line says.
type opening struct {
	header    assessment.Header
	body      []byte // the JSON inside the header's braces, without the sum
	version   int
	encrypted *clearHeader // nil when the file is plain
}

// begun finds the beginning that all first lines have.
var begun = regexp.MustCompile(`^\{"rung":[1-9]`)

// parseHeader reads the first line. The version is looked at before all else: a newer one may mean anything by the rest,
// so that whatever cannot be read of it is a NewerError and no damage.
func parseHeader(path string, line, rest []byte, ended bool) (opening, error) {
	var version struct {
		Rung int `json:"rung"`
	}
	cut := &DamageError{Path: path, Line: 1, Kind: Cut, Why: "the file ends within its first line"}
	err := json.Unmarshal(line, &version)
	switch {
	case !ended && bytes.HasPrefix(line, []byte(`{"rung":`)):
		return opening{}, cut
	case err != nil || version.Rung < 1:
		if bytes.HasPrefix(rest, []byte(prevKey)) {
			return opening{}, damaged(path, 1, altered("this is not the first line of an assessment, though an event follows it"))
		}
		if begun.Match(line) {
			return opening{}, damaged(path, 1, altered("the line begins as that of an assessment, but goes on in another way"))
		}
		return opening{}, &NotRungError{Path: path}
	case !ended && version.Rung <= assessment.Version:
		return opening{}, cut
	}
	out := opening{version: version.Rung}
	var wrong *fault
	if isClear(line) {
		out.encrypted, wrong = parseClear(line)
	} else {
		out.header, out.body, wrong = parseHead(line)
	}
	switch {
	case wrong != nil && version.Rung > assessment.Version:
		return opening{}, &NewerError{Path: path, Version: version.Rung}
	case wrong != nil:
		return opening{}, damaged(path, 1, wrong)
	}
	return out, nil
}

// parseHead reads a header, which is the first line of a plain file and sealed in the second of an encrypted one.
func parseHead(line []byte) (assessment.Header, []byte, *fault) {
	var read struct {
		assessment.Header
		Sum json.RawMessage `json:"sum"`
	}
	if wrong := unmarshal(line, &read, &read.Sum); wrong != nil {
		return read.Header, nil, wrong
	}
	if !inUTC(&read.Created) {
		return read.Header, nil, altered("the line's time is out of range")
	}
	return read.Header, bytes.TrimLeft(inside(line), " \t")[1:], nil
}

// headBody is the JSON inside the braces of a header that this program writes.
func headBody(h assessment.Header) ([]byte, error) {
	h.Rung, h.Created = assessment.Version, h.Created.UTC()
	written, err := marshal(h)
	if err != nil {
		return nil, err
	}
	body := written[1 : len(written)-1]
	if _, _, wrong := parseHead(written); wrong != nil {
		return nil, &UnwritableError{ID: h.ID, Why: wrong.why}
	}
	return body, nil
}

func damaged(path string, line int, wrong *fault) error {
	return &DamageError{Path: path, Line: line, Kind: wrong.kind, Why: wrong.why}
}
