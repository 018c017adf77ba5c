package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rung/controls"
)

// maxEvidence is how many files may be linked at once.
const maxEvidence = 20_000

// foundFile is a file that is to be read.
type foundFile struct {
	path string // as the system finds it
	name string // as it is kept
	size int64
}

// gathered are the files that were named, and what lay beside them. All lists hold names as they are kept.
type gathered struct {
	files      []foundFile
	hidden     []string // among the files: hidden ones
	leftHidden []string // left out because the person wants it so
	links      []string // left out: they lead elsewhere
	odd        []string // left out: devices, sockets and the like
	own        []string // left out: the assessment itself, and what is written about the evidence
	outside    []string // among the files: their names lead out of the assessment's folder
}

// evidencePathError is a path that cannot be evidence; the message "evidence-bad-" + What says why.
type evidencePathError struct{ What, Path string }

func (e *evidencePathError) Error() string { return e.Path + ": " + e.What }

// tooManyFilesError is a folder with more files than can be linked at once.
type tooManyFilesError struct{ Limit int }

func (e *tooManyFilesError) Error() string { return fmt.Sprintf("more than %d files", e.Limit) }

// gather finds the files: those named, and all regular ones in folders, in order of their names. Links are not followed.
func (a *app) gather(at *opened, o evidenceAddOptions) (gathered, error) {
	g := &gatherer{o: o, seen: map[string]bool{}, skip: map[string]bool{}}
	if info, err := os.Stat(o.file); err == nil {
		g.self = info
	}
	h := hashingOf(at)
	g.skip[h.List], g.skip[h.Seal] = true, true
	for _, path := range o.paths {
		if err := g.take(path); err != nil {
			return gathered{}, err
		}
	}
	if len(g.files) == 0 {
		return gathered{}, &evidencePathError{"empty", strings.Join(o.paths, ", ")}
	}
	return g.gathered, nil
}

type gatherer struct {
	gathered
	o    evidenceAddOptions
	self fs.FileInfo
	seen map[string]bool
	skip map[string]bool // names that are left out of folders
}

// take takes one path that was named.
func (g *gatherer) take(path string) error {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return &evidencePathError{"link", path}
	case info.IsDir():
		return g.walk(path)
	case !info.Mode().IsRegular():
		return &evidencePathError{"no-file", path}
	case g.self != nil && os.SameFile(info, g.self):
		return &evidencePathError{"itself", path}
	}
	return g.add(path, info)
}

func (g *gatherer) walk(root string) error {
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := evidenceName(g.o.file, path)
		hidden := path != root && strings.HasPrefix(entry.Name(), ".")
		switch {
		case hidden && g.o.skipHidden:
			g.leftHidden = append(g.leftHidden, name)
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		case entry.Type()&fs.ModeSymlink != 0:
			g.links = append(g.links, name)
			return nil
		case !entry.Type().IsRegular():
			g.odd = append(g.odd, name)
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if g.skip[entry.Name()] || g.self != nil && os.SameFile(info, g.self) {
			g.own = append(g.own, name)
			return nil
		}
		return g.add(path, info)
	})
}

func (g *gatherer) add(path string, info fs.FileInfo) error {
	name := evidenceName(g.o.file, path)
	switch {
	case controls.Unfit(name) != "" || strings.ContainsAny(name, "\n\t"):
		return &evidencePathError{"name", path}
	case g.seen[name]:
		return nil
	case len(g.files) == maxEvidence:
		return &tooManyFilesError{maxEvidence}
	}
	g.seen[name] = true
	g.files = append(g.files, foundFile{path, name, info.Size()})
	if hiddenPath(name) {
		g.hidden = append(g.hidden, name)
	}
	if strings.HasPrefix(name, "../") || filepath.IsAbs(name) {
		g.outside = append(g.outside, name)
	}
	return nil
}

// hiddenPath reports whether a part of a path is hidden from the usual lists of files.
func hiddenPath(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != ".." && part != "." {
			return true
		}
	}
	return false
}
