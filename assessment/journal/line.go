package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

var newline = []byte("\n")

const (
	prevKey   = `{"prev":"`
	hashChars = 2 * sha256.Size
	sumKey    = `,"sum":"`
	sumChars  = 16
	sumEnd    = `"}`
	tailChars = len(sumKey) + sumChars + len(sumEnd)
)

// hash is the lower-case hex SHA-256 of a line without its newline.
func hash(line []byte) string {
	sum := sha256.Sum256(line)
	return hex.EncodeToString(sum[:])
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

// stamp makes a line of what stands in an object before its closing brace: it adds the sum.
func stamp(inside []byte) []byte {
	sum := hash(inside)[:sumChars]
	return append(inside, sumKey+sum+sumEnd...)
}

// stamped reports whether a line ends with a sum, and whether it is the right one.
func stamped(line []byte) (is, right bool) {
	at := len(line) - tailChars
	if at < 0 || !bytes.HasPrefix(line[at:], []byte(sumKey)) || !bytes.HasSuffix(line, []byte(sumEnd)) {
		return false, false
	}
	sum := line[at+len(sumKey) : len(line)-len(sumEnd)]
	return true, hash(line[:at])[:sumChars] == string(sum)
}

// chain makes the line that follows the one with the hash prev. Its body is what stands between the two hashes.
func chain(prev string, body []byte) []byte {
	line := make([]byte, 0, len(prevKey)+hashChars+2+len(body)+tailChars)
	line = append(append(append(line, prevKey...), prev...), '"')
	if len(body) > 0 {
		line = append(append(line, ','), body...)
	}
	return stamp(line)
}

// bodyOf is the body of a line whose JSON was checked and that begins with a hash.
func bodyOf(line []byte) []byte {
	return bytes.TrimPrefix(bytes.TrimLeft(inside(line)[len(prevKey)+hashChars+1:], " \t\r"), []byte(","))
}

// inside is a line without its sum and closing brace.
func inside(line []byte) []byte {
	if is, _ := stamped(line); is {
		return line[:len(line)-tailChars]
	}
	return bytes.TrimRight(bytes.TrimSuffix(bytes.TrimRight(line, " \t\r"), []byte("}")), " \t\r")
}

// object is the JSON object with a body inside.
func object(body []byte) []byte {
	return append(append(append(make([]byte, 0, len(body)+2), '{'), body...), '}')
}

// prevOf is the hash that a line names, "" when it begins in another way.
func prevOf(line []byte) string {
	named, found := bytes.CutPrefix(line, []byte(prevKey))
	if !found || len(named) <= hashChars || named[hashChars] != '"' {
		return ""
	}
	return string(named[:hashChars])
}

// follows checks that a line names prev as the hash of the line before it.
func follows(line []byte, prev string) *fault {
	switch prevOf(line) {
	case "":
		return altered("the line does not begin with the hash of the line before it")
	case prev:
		return nil
	}
	return &fault{kind: Moved, whole: true, why: "the line does not follow the one before it: a line was changed, removed, repeated or moved"}
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
func unmarshal(line []byte, v any, sum *json.RawMessage) *fault {
	is, right := stamped(line)
	switch {
	case is && !right:
		return altered("the line does not match its own sum: it was changed or is incomplete")
	case bytes.HasSuffix(line, []byte("\r")):
		return altered("the line ends in CR LF: another program has written the file anew")
	case len(line) == 0:
		return altered("the line is empty")
	case !utf8.Valid(line):
		return altered("the line is not UTF-8")
	}
	err := json.Unmarshal(line, v)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return altered(fmt.Sprintf("the line is not valid JSON at byte %d", syntax.Offset))
	case errors.As(err, &kind):
		return altered(fmt.Sprintf("the line holds a value of the wrong kind at byte %d", kind.Offset))
	case err != nil:
		return altered("the line holds a time that is none")
	case !is && len(*sum) > 0:
		return altered("the line's sum does not stand at its end")
	}
	return nil
}
