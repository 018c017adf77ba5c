package controls

import (
	"fmt"
	"strings"

	"rung/controls/lang"
)

// Saying is something that is said of a catalogue: a sentence, or a part of one that another Saying names.
type Saying struct {
	// Key is stable and finer than a rule: by it a translation is found. It is "" where there is nothing to say.
	Key string
	// Data is what the Saying names: an int, a string that is the same in every language, Names, Choices or a Saying.
	Data lang.Data
	// English is the Saying in words, as the library says it by itself.
	English string
}

// Names are listed with commas between them.
type Names []string

// Choices are listed with an "or" before the last.
type Choices []string

// nothing is what a check says of a thing that is right.
var nothing Saying

// say fills the English words of a Saying with what it names: name and value in turn, each {{.Name}} once in the words.
func say(key, english string, pairs ...any) Saying {
	s := Saying{Key: key, English: english}
	if len(pairs) == 0 {
		return s
	}
	s.Data = lang.Data{}
	var fill []string
	for i := 0; i+1 < len(pairs); i += 2 {
		name := pairs[i].(string)
		s.Data[name] = pairs[i+1]
		fill = append(fill, "{{."+name+"}}", inEnglish(pairs[i+1]))
	}
	s.English = strings.NewReplacer(fill...).Replace(english)
	return s
}

func inEnglish(value any) string {
	switch v := value.(type) {
	case Saying:
		return v.English
	case Names:
		return strings.Join(v, ", ")
	case Choices:
		return strings.Join(v, " or ")
	}
	return fmt.Sprint(value)
}
