package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"rung/assessment"
)

var newline = []byte("\n")

const (
	prevKey   = `{"prev":"`
	hashChars = 2 * sha256.Size
	sumKey    = `,"sum":"`
	sumChars  = 16
	sumEnd    = `"}`
)

// fault is what is wrong with a line. A whole line is sound in itself and only does not follow the one before it, which
// no cut write explains.
type fault struct {
	why   string
	whole bool
}

// hash is the lower-case hex SHA-256 of a line without its newline.
func hash(line []byte) string {
	sum := sha256.Sum256(line)
	return hex.EncodeToString(sum[:])
}

func headerLine(h assessment.Header) ([]byte, error) {
	object, err := marshal(h)
	if err != nil {
		return nil, err
	}
	return seal(object), nil
}

func eventLine(prev string, e assessment.Event) ([]byte, error) {
	e.Time = e.Time.UTC()
	object, err := marshal(e)
	if err != nil {
		return nil, err
	}
	return seal(append([]byte(prevKey+prev+`",`), object[1:]...)), nil
}

// marshal writes JSON as people read it: < > & stay what they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), newline), nil
}

// seal ends an object with the sum of what stands before.
func seal(object []byte) []byte {
	body := object[:len(object)-1]
	sum := hash(body)[:sumChars]
	return append(body, sumKey+sum+sumEnd...)
}

// sealed reports whether a line ends with a sum, and whether it is the right one.
func sealed(line []byte) (is, right bool) {
	at := len(line) - len(sumKey) - sumChars - len(sumEnd)
	if at < 0 || !bytes.HasPrefix(line[at:], []byte(sumKey)) || !bytes.HasSuffix(line, []byte(sumEnd)) {
		return false, false
	}
	sum := line[at+len(sumKey) : len(line)-len(sumEnd)]
	return true, hash(line[:at])[:sumChars] == string(sum)
}

// values counts the commas between a line's JSON values, those in texts not included: a list of a million empty settings
// is short to write and long to hold.
func values(line []byte) int {
	count, text := 0, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			text = !text
		case c == '\\' && text:
			i++
		case c == ',' && !text:
			count++
		}
	}
	return count
}

// unmarshal reads one line strictly: one JSON object in UTF-8 with the right sum, if it has one.
func unmarshal(line []byte, v any, sum *json.RawMessage) string {
	is, right := sealed(line)
	switch {
	case is && !right:
		return "the line does not match its own sum: it was changed or is incomplete"
	case bytes.HasSuffix(line, []byte("\r")):
		return "the line ends in CR LF: another program has written the file anew"
	case len(line) == 0:
		return "the line is empty"
	case !utf8.Valid(line):
		return "the line is not UTF-8"
	}
	err := json.Unmarshal(line, v)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("the line is not valid JSON at byte %d", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("the line holds a value of the wrong kind at byte %d", kind.Offset)
	case err != nil:
		return "the line holds a time that is none"
	case !is && len(*sum) > 0:
		return "the line's sum does not stand at its end"
	}
	return ""
}

// parseEvent reads the line of one event that follows the line with the hash prev.
func parseEvent(line []byte, prev string) (assessment.Event, *fault) {
	var read struct {
		assessment.Event
		Sum json.RawMessage `json:"sum"`
	}
	if why := unmarshal(line, &read, &read.Sum); why != "" {
		return read.Event, &fault{why: why}
	}
	named, found := bytes.CutPrefix(line, []byte(prevKey))
	if !found || len(named) <= hashChars || named[hashChars] != '"' {
		return read.Event, &fault{why: "the line does not begin with the hash of the line before it"}
	}
	if string(named[:hashChars]) != prev {
		return read.Event, &fault{why: "the line does not follow the one before it: a line was changed, removed, repeated or moved", whole: true}
	}
	if !inUTC(&read.Event.Time) {
		return read.Event, &fault{why: "the line's time is out of range"}
	}
	return read.Event, nil
}

// inUTC brings a time into UTC; false when it leaves the years that JSON can hold.
func inUTC(t *time.Time) bool {
	*t = t.UTC()
	return t.Year() >= 0 && t.Year() <= 9999
}
