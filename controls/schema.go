package controls

import (
	"encoding/json"
	"strings"
)

// Schema returns a JSON Schema (draft 2020-12) for MainFile and for the files of domains, so that an editor can complete
// keys and mark slips while someone types. It is looser than Load: what depends on several places it cannot say.
func Schema() ([]byte, error) {
	language := `^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$`
	stamp := map[string]any{
		"type": []any{"string", "number"}, "pattern": stampForm().String(), // one of digits alone need not be quoted
		"description": "Which source text the translation was made from; \"rung catalogue stamp\" writes it.",
	}
	perLanguage := func(value map[string]any) map[string]any {
		return map[string]any{
			"type": "object", "minProperties": 1, "additionalProperties": false,
			"patternProperties": map[string]any{language: value, strings.TrimSuffix(language, "$") + `\.of$`: stamp},
		}
	}
	filled := map[string]any{"type": "string", "minLength": 1}
	texts := map[string]any{"type": "array", "minItems": 1, "items": filled}
	schema := map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "Catalogue " + Format,
		"description": MainFile + " or the file of a domain",
		"if":          map[string]any{"type": "array"},
		"then":        requirementsShape.schema(),
		"else":        mainShape.schema(),
		"$defs": map[string]any{
			"text":  map[string]any{"anyOf": []any{filled, perLanguage(filled)}},
			"texts": map[string]any{"anyOf": []any{texts, perLanguage(texts)}},
		},
	}
	return json.MarshalIndent(schema, "", "  ")
}

// schema says a shape as JSON Schema.
func (s *shape) schema() map[string]any {
	out := map[string]any{}
	switch s.kind {
	case lineShape:
		out["type"], out["minLength"] = "string", 1
		if s.form != nil {
			out["pattern"] = s.form().String()
		}
	case textShape, nameShape:
		out["$ref"] = "#/$defs/text"
	case textsShape:
		out["$ref"] = "#/$defs/texts"
	case numberShape:
		out["type"], out["minimum"], out["maximum"] = "integer", s.low, s.high
	case boolShape:
		out["type"] = "boolean"
	case wordShape:
		out["enum"] = s.words
	case listShape:
		out["type"], out["items"], out["minItems"] = "array", s.item.schema(), s.low
	case keyedShape:
		out["type"], out["additionalProperties"] = "object", s.item.schema()
	case eitherShape:
		out["anyOf"] = []any{s.plain.schema(), s.item.schema()}
	case groupShape:
		s.groupSchema(out)
	}
	if s.about != "" {
		out["description"] = s.about
	}
	return out
}

func (s *shape) groupSchema(out map[string]any) {
	properties, required := map[string]any{}, []string{}
	for _, k := range s.keys {
		properties[k.name] = k.shape.schema()
		if k.required {
			required = append(required, k.name)
		}
	}
	out["type"], out["properties"], out["additionalProperties"] = "object", properties, false
	if len(required) > 0 {
		out["required"] = required
	}
}
