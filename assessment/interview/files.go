package interview

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"rung/controls"
	"rung/controls/lang"
)

// Files is how the interview reaches the files that people link as evidence. Paths are written as the person's system
// writes them.
type Files struct {
	Stat    func(path string) (fs.FileInfo, error)
	Open    func(path string) (io.ReadCloser, error)
	ReadDir func(path string) ([]fs.DirEntry, error)
	Home    string // what ~ stands for; "" for nothing
	// Name is how a path is written into the assessment, where that is not as it was typed. It may be nil.
	Name func(path string) string
}

// fileProblem is why a file cannot be linked: a message, and its data.
type fileProblem struct {
	id, path, why string
}

func (w words) problem(p *fileProblem) string {
	return w.Say(p.id, lang.Data{"Path": shownLine(p.path), "Why": shownLine(p.why)})
}

// problemOf puts an error of the file system into words.
func problemOf(path string, err error) *fileProblem {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &fileProblem{id: "evidence-missing", path: path}
	case errors.Is(err, fs.ErrPermission):
		return &fileProblem{id: "evidence-denied", path: path}
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return &fileProblem{"evidence-unreadable", path, err.Error()}
}

// expand writes a leading ~ out.
func (f *Files) expand(path string) string {
	if f.Home != "" && (path == "~" || strings.HasPrefix(path, "~/") || strings.HasPrefix(path, "~"+string(filepath.Separator))) {
		return f.Home + path[1:]
	}
	return path
}

// look finds the file that was typed. A path that was dragged into the window may stand in quotes, or have its spaces
// escaped.
func (f *Files) look(text string) (path string, info fs.FileInfo, wrong *fileProblem) {
	text = strings.TrimSpace(text)
	tries := []string{text, strings.Trim(text, `"`), strings.Trim(text, "'"), strings.ReplaceAll(text, `\ `, " ")}
	var first error
	for _, try := range tries {
		path = f.expand(try)
		found, err := f.Stat(path)
		if err == nil {
			info = found
			break
		}
		if first == nil {
			first = err
		}
	}
	switch {
	case info == nil:
		return "", nil, problemOf(text, first)
	case info.IsDir():
		return "", nil, &fileProblem{id: "evidence-folder", path: text}
	case !info.Mode().IsRegular(): // a device may have no end
		return "", nil, &fileProblem{id: "evidence-no-file", path: text}
	case controls.Unfit(f.name(path)) != "":
		return "", nil, &fileProblem{id: "evidence-bad-name", path: text}
	}
	return path, info, nil
}

// name is how a path is kept.
func (f *Files) name(path string) string {
	if f.Name != nil {
		return f.Name(path)
	}
	return path
}

// most candidates that a completion shows; a folder of more is better narrowed down by typing.
const maxCandidates = 200

// complete extends a path that is being typed as far as what is there allows, in whatever case it was typed, and lists
// what it may still become: names, those of folders with a separator behind.
func (f *Files) complete(text string) (extended string, candidates []string) {
	dir, base := filepath.Split(text)
	if text == "~" && f.Home != "" {
		return text + string(filepath.Separator), nil
	}
	where := f.expand(dir)
	if where == "" {
		where = "."
	}
	entries, err := f.ReadDir(where)
	if err != nil {
		return text, nil
	}
	for _, e := range entries {
		name := e.Name()
		if !startsAs(name, base) || controls.Unfit(name) != "" || name[0] == '.' && !strings.HasPrefix(base, ".") {
			continue
		}
		if f.isFolder(where, e) {
			name += string(filepath.Separator)
		}
		if candidates = append(candidates, name); len(candidates) == maxCandidates {
			break
		}
	}
	switch len(candidates) {
	case 0:
		return text, nil
	case 1:
		return dir + candidates[0], nil
	}
	return dir + common(candidates, base), candidates
}

func (f *Files) isFolder(where string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := f.Stat(filepath.Join(where, e.Name()))
	return err == nil && info.IsDir()
}

// startsAs reports whether a name begins with a text, in whatever case.
func startsAs(name, text string) bool {
	have, want := []rune(name), []rune(text)
	return len(have) >= len(want) && strings.EqualFold(string(have[:len(want)]), text)
}

// common is what all names begin with, in the first one's case; at least what was typed.
func common(names []string, typed string) string {
	first := []rune(names[0])
	n := len(first)
	for _, name := range names[1:] {
		for n > 0 && !startsAs(name, string(first[:n])) {
			n--
		}
	}
	if n <= len([]rune(typed)) {
		return typed
	}
	return string(first[:n])
}
