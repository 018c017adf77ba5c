package controls

import (
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
	"rung/controls/pattern"
)

// Keeping is how a level wants its evidence kept.
type Keeping struct {
	// Retention is how long, from the status date on. Zero years: the framework sets none.
	Retention Interval
	// Hashing is how the files are listed with their hashes, nil where the framework says nothing of it.
	Hashing *Hashing
}

// Hashing is how evidence is listed so that nobody can change it unseen: a file with the hash of each piece, and a file
// with the hash of that list.
type Hashing struct {
	Algorithm HashAlgorithm
	List      string    // the name of the list
	Seal      string    // the name of the file with the list's own hash
	About     lang.Text // when it is a duty
	Cite      string
}

// HashAlgorithm names how a file is hashed.
type HashAlgorithm string

// SHA256 is FIPS 180-4's SHA-256, the one algorithm by which evidence is kept.
const SHA256 HashAlgorithm = "sha-256"

// logName is a file name that every system takes: no path, no spaces.
var logName = pattern.Of(`^[A-Za-z0-9][A-Za-z0-9_-]{0,79}\.(log|txt)$`)

// device is a name that Windows keeps for itself, whatever stands behind its dot.
var device = pattern.Of(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])\.`)

func (d *decoder) keeping(to *Keeping) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.mapping(n, may("retention", d.interval(&to.Retention)), may("hashing", func(n *yaml.Node) {
			to.Hashing = &Hashing{}
			d.hashing(n, to.Hashing)
		}))
	}
}

func (d *decoder) hashing(n *yaml.Node, h *Hashing) {
	d.mapping(n,
		must("algorithm", choice(d, &h.Algorithm, "form", SHA256)),
		must("list", d.logFile(&h.List)),
		must("seal", func(n *yaml.Node) {
			d.logFile(&h.Seal)(n)
			d.check(n, "form", func(*Catalogue) Saying {
				if h.Seal != "" && strings.EqualFold(h.Seal, h.List) {
					return say("keeping-names", "the list and its seal are two files; give them two names")
				}
				return nothing
			})
		}),
		may("about", d.text(&h.About)),
		must("cite", d.str(&h.Cite)),
	)
}

// logFile reads the name of a file that is written into a folder of the person's choice.
func (d *decoder) logFile(to *string) func(*yaml.Node) {
	form := say("form-log", "a name of letters, digits, _ and - that ends in .log or .txt")
	return func(n *yaml.Node) {
		d.matching(to, logName, form)(n)
		if device().MatchString(*to) {
			d.found.add(d.at(n), "form", say("form-device", "{{.Text}} does not fit; Windows keeps that name for itself", "Text", show(*to)))
		}
	}
}
