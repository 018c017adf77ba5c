package journal

// DamageKind says what happened to a line, as far as it can be told.
type DamageKind string

// The kinds of damage.
const (
	Altered DamageKind = "altered" // its bytes are not those that were written
	Cut     DamageKind = "cut"     // the file ends too early
	Moved   DamageKind = "moved"   // it is whole, but the line before it is another: one was changed, dropped, repeated or moved
	Foreign DamageKind = "foreign" // it was not sealed with this file's key after the line before it: it comes from elsewhere
)

// fault is what is wrong with a line. A whole line is sound in itself, which no cut write explains.
type fault struct {
	kind  DamageKind
	why   string
	whole bool
	large bool // the line holds more values than are read
}

func altered(why string) *fault { return &fault{kind: Altered, why: why} }
