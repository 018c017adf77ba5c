package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rung/assessment/interview"
)

// evidenceFiles reaches the files that are linked to an assessment. A path is kept as it leads from the assessment's own
// folder, with slashes, so that the folder can be moved or handed on as a whole and names nobody's home.
func evidenceFiles(assessment string) *interview.Files {
	home, _ := os.UserHomeDir() // "" where there is none: then ~ is a name like any other
	return &interview.Files{
		Stat:    os.Stat,
		Open:    func(path string) (io.ReadCloser, error) { return os.Open(path) },
		ReadDir: func(path string) ([]fs.DirEntry, error) { return os.ReadDir(path) },
		Home:    home,
		Name:    func(path string) string { return evidenceName(assessment, path) },
	}
}

// evidenceName is the path from the assessment's folder to a file, or the whole path where there is no way between them.
func evidenceName(assessment, path string) string {
	from, err := filepath.Abs(filepath.Dir(assessment))
	if err != nil {
		return path
	}
	to, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	name, err := filepath.Rel(from, to)
	if err != nil { // another drive
		name = to
	}
	return filepath.ToSlash(name)
}
