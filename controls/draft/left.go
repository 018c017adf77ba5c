package draft

import "strings"

// mostPlaces is how many places a Left names; a thousand would help nobody.
const mostPlaces = 4

// Tally sums up what is left, by kind and name, in the order in which the kinds appear. The zero Tally is ready.
type Tally struct {
	list   []Left
	places []int
	at     map[[2]string]int
}

// Leave notes one more thing that had no place; name and where may be "".
func (t *Tally) Leave(what, name, where string) {
	key := [2]string{what, name}
	at, ok := t.at[key]
	if !ok {
		if t.at == nil {
			t.at = map[[2]string]int{}
		}
		at = len(t.list)
		t.at[key] = at
		t.list, t.places = append(t.list, Left{What: what, Name: name}), append(t.places, 0)
	}
	l := &t.list[at]
	l.Count++
	if where == "" {
		return
	}
	switch t.places[at]++; {
	case t.places[at] == 1:
		l.Where = where
	case t.places[at] <= mostPlaces:
		if !strings.HasSuffix(l.Where, where) {
			l.Where += ", " + where
		}
	case t.places[at] == mostPlaces+1:
		l.Where += ", …"
	}
}

// List returns what was left.
func (t *Tally) List() []Left { return t.list }
