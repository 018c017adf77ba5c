package controls

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// MainFile is the file of a catalogue's folder that names all the others.
const MainFile = "catalogue.yaml"

// Load reads the catalogue in the root of files: MainFile and one file for each domain. A catalogue with anything
// wrong is not returned; the error is then an *InvalidError that lists all that was found.
func Load(files fs.FS) (*Catalogue, error) {
	c, _, err := load(files)
	return c, err
}

// load is Load and returns the parsed files too, for those who ask where something stands.
func load(files fs.FS) (*Catalogue, map[string]*parsed, error) {
	contents, err := readAll(files)
	if err != nil {
		return nil, nil, err
	}
	return loadContents(contents)
}

// loadContents is load for files that have been read.
func loadContents(contents map[string][]byte) (*Catalogue, map[string]*parsed, error) {
	found := &problems{}
	src := &source{found: found, hidden: map[string]bool{}}
	parsed := src.parseAll(contents)
	main := src.root(MainFile, contents[MainFile], parsed[MainFile])
	if main == nil {
		for _, name := range sortedNames(contents) { // so that all files are told about at once
			if name != MainFile {
				src.root(name, contents[name], parsed[name])
			}
		}
		return nil, nil, found.err()
	}
	c := &Catalogue{Digest: digest(contents), byID: map[string]*Requirement{}}
	d := &decoder{file: MainFile, source: src, found: found, ids: map[string]place{}}
	d.domains(d.catalogue(main, c), contents, parsed, c)
	c.arrange()
	for _, check := range d.later {
		check(c)
		if found.count() > MaxProblems {
			break
		}
	}
	if err := found.err(); err != nil {
		return nil, nil, err
	}
	return c, parsed, nil
}

// domains reads the files that hold the requirements. Without any, the main file is so wrong that there is no telling
// which files belong to it.
func (d *decoder) domains(named []domainFile, contents map[string][]byte, parsed map[string]*parsed, c *Catalogue) {
	read := map[string]bool{MainFile: true}
	for _, of := range named {
		data, there := contents[of.file]
		switch {
		case of.file == "" || read[of.file]: // told where the domain was read
		case !there:
			d.incomplete = true
			d.found.add(of.at, "missing-file", say("missing-file", "the file {{.File}} is not in the catalogue's folder", "File", show(of.file)))
		default:
			root := d.source.root(of.file, data, parsed[of.file])
			if root == nil {
				d.incomplete = true
				break
			}
			d.file = of.file
			d.requirements(root, of.domain, c)
		}
		read[of.file] = true
	}
	for _, name := range sortedNames(contents) {
		if !read[name] && len(named) > 0 {
			d.found.add(place{file: name}, "unused-file", say("unused-file", "no domain in {{.Main}} names this file; name it there or remove it", "Main", MainFile))
		}
	}
}

// Identity is what a list of catalogues shows without reading whole ones.
type Identity struct {
	ID, Version, Short string
}

// Identify reads only the identity from a catalogue's main file. A file that is no catalogue gives the zero Identity,
// one that cannot be read at all an error, as Load does. What may not be shown is left out.
func Identify(files fs.FS) (Identity, error) {
	data, err := readFile(files, MainFile, MaxBytes)
	if err != nil {
		return Identity{}, err
	}
	found := &problems{}
	src := &source{found: found, hidden: map[string]bool{}}
	main := src.root(MainFile, data, src.parseAll(map[string][]byte{MainFile: data})[MainFile])
	if main == nil {
		return Identity{}, found.err()
	}
	d := &decoder{file: MainFile, source: src, found: found}
	show := func(name string) (s string) {
		before := found.count()
		if n := find(main, name); n != nil {
			d.str(&s)(n)
		}
		if found.count() > before || Unfit(s) != "" {
			return ""
		}
		return s
	}
	return Identity{show("id"), show("version"), show("short")}, nil
}

// arrange puts the requirements into the order in which they are asked and indexes them.
func (c *Catalogue) arrange() {
	domain, level := map[string]int{}, map[string]int{}
	for i, d := range c.Domains {
		domain[d.ID] = i
	}
	for i, l := range c.Levels {
		level[l.ID] = i
	}
	slices.SortStableFunc(c.Requirements, func(a, b Requirement) int {
		if by := domain[a.Domain] - domain[b.Domain]; by != 0 {
			return by
		}
		return level[a.Level] - level[b.Level]
	})
	for i := range c.Requirements {
		c.byID[c.Requirements[i].ID] = &c.Requirements[i]
	}
}

// readAll reads the catalogue's YAML files within the size limit.
func readAll(files fs.FS) (map[string][]byte, error) {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		return nil, err
	}
	if !slices.Contains(names, MainFile) {
		return nil, &fs.PathError{Op: "open", Path: MainFile, Err: fs.ErrNotExist}
	}
	contents := map[string][]byte{}
	left := MaxBytes
	for _, name := range names {
		data, err := readFile(files, name, left)
		if err != nil {
			return nil, err
		}
		left -= len(data)
		contents[name] = data
	}
	return contents, nil
}

func readFile(files fs.FS, name string, limit int) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err != nil {
		return nil, err
	}
	if len(data) > limit {
		s := say("limit-bytes", "the catalogue is larger than {{.Limit}} MiB", "Limit", MaxBytes>>20)
		return nil, &InvalidError{[]Problem{problem(place{file: name}, "limit", s)}}
	}
	return data, nil
}

// digest hashes the names and bytes of all files, in order of name.
func digest(contents map[string][]byte) string {
	sum := sha256.New()
	for _, name := range sortedNames(contents) {
		fmt.Fprintf(sum, "%s\x00%d\x00", name, len(contents[name]))
		sum.Write(contents[name])
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}

func sortedNames(contents map[string][]byte) []string {
	names := make([]string, 0, len(contents))
	for name := range contents {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// plainFileName reports whether a name stays inside the catalogue's folder, on every system.
func plainFileName(name string) bool {
	return fs.ValidPath(name) && !strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".yaml") &&
		!strings.ContainsAny(name, `/\:*?"<>|`) && !strings.ContainsFunc(name, Hidden)
}
