package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// inWords turns a value that has parts into what a person calls them: the words of a list, the ids of its parts, the keys of
// a group with what they say. All else stays as it is.
func inWords(value string) string {
	if !strings.HasPrefix(value, "[") && !strings.HasPrefix(value, "{") {
		return value
	}
	var parts any
	if json.Unmarshal([]byte(value), &parts) != nil {
		return value
	}
	return strings.Join(partWords(parts), ", ")
}

func partWords(value any) (out []string) {
	switch value := value.(type) {
	case []any:
		for _, part := range value {
			out = append(out, nameOf(part))
		}
	case map[string]any:
		for key, part := range value {
			out = append(out, key+": "+nameOf(part))
		}
		slices.Sort(out)
	}
	return out
}

// nameOf names a part by its id, where it has one.
func nameOf(part any) string {
	switch part := part.(type) {
	case map[string]any:
		if id, ok := part["ID"].(string); ok {
			return id
		}
		return "…"
	case []any:
		return strings.Join(partWords(part), " ")
	}
	return fmt.Sprint(part)
}
