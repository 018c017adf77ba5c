package controls

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// Encode writes a catalogue as its files, by name: MainFile and one for each domain, named after it. They are in the form
// that Tidy makes, and Load gives an equal catalogue back, but for its Digest. What Load would refuse is written as it is.
// Comments, and the stamps beside translations, are not the catalogue's and so not there.
func Encode(c *Catalogue) (map[string][]byte, error) {
	e := newEncoder(c)
	of := map[string]*yaml.Node{}
	for _, d := range c.Domains {
		of[d.ID] = sequence()
	}
	for i := range c.Requirements {
		r := &c.Requirements[i]
		list := of[r.Domain]
		if list == nil {
			return nil, fmt.Errorf("the requirement %s belongs to no domain of the catalogue", bare(r.ID))
		}
		list.Content = append(list.Content, e.requirement(r))
	}
	names := domainFiles(c.Domains)
	out := map[string][]byte{}
	var err error
	if out[MainFile], err = e.file(e.main(names), mainShape); err != nil {
		return nil, err
	}
	for i, d := range c.Domains {
		if out[names[i]], err = e.file(of[d.ID], requirementsShape); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// domainFiles names a file for each domain, in order. The names differ in more than case and are legal on every system.
func domainFiles(domains []Domain) []string {
	taken := map[string]bool{strings.TrimSuffix(MainFile, ".yaml"): true}
	out := make([]string, len(domains))
	for i, d := range domains {
		base := strings.Trim(strings.Map(fileLetter, d.ID), ".-")
		if base == "" || deviceName(base) {
			base = "domain-" + base
		}
		name := base
		for n := 2; taken[name]; n++ {
			name = base + "-" + strconv.Itoa(n)
		}
		taken[name] = true
		out[i] = name + ".yaml"
	}
	return out
}

// fileLetter is what stands in a file's name for a letter of an id.
func fileLetter(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '.', r == '_', r == '-':
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	}
	return '-'
}

// deviceName reports whether a name means a device to Windows, whatever follows its first dot.
func deviceName(name string) bool {
	name, _, _ = strings.Cut(name, ".")
	port := len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '0' && name[3] <= '9'
	return port || slices.Contains([]string{"con", "prn", "aux", "nul"}, name)
}
