package exchange

import "fmt"

// The most that is read of a document: bytes, values within values, objects and lists in all, and values in all.
const (
	MaxResults = 64 << 20
	MaxDepth   = 64
	MaxParts   = 200_000
	MaxValues  = 10 * MaxParts
)

// ResultsError is a document that cannot be read as assessment results. What is a short stable name: json, kind (a value
// of the wrong kind), other (another document), version, large, deep, many.
type ResultsError struct {
	What   string
	Detail string
	Offset int64 // of the byte, 0 where that is not known
}

func (e *ResultsError) Error() string {
	return fmt.Sprintf("assessment results: %s %s at byte %d", e.What, quote(e.Detail), e.Offset)
}

func quote(s string) string {
	if s == "" {
		return ""
	}
	return fmt.Sprintf("%.60q", s)
}

// withinLimits walks over JSON once, so that nothing is decoded that would take too much time or memory.
func withinLimits(data []byte) error {
	if len(data) > MaxResults {
		return &ResultsError{What: "large"}
	}
	depth, parts, values := 0, 0, 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			for i++; i < len(data) && data[i] != '"'; i++ {
				if data[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			parts++
			if depth++; depth > MaxDepth {
				return &ResultsError{What: "deep", Offset: int64(i)}
			}
			if parts > MaxParts {
				return &ResultsError{What: "many", Offset: int64(i)}
			}
		case ',':
			if values++; values > MaxValues {
				return &ResultsError{What: "many", Offset: int64(i)}
			}
		case '}', ']':
			depth--
		}
	}
	return nil
}
