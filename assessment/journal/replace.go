package journal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// LockReport says what Lock leaves for the user to look after.
type LockReport struct {
	// Plain are files beside the assessment that this program made from it and that can still be read.
	Plain []string
}

// Lock encrypts an assessment file for keys, in place when out is "" and else into a new file. In place the file is old
// or new at every moment, nothing readable is written on the way, and the readable bytes are gone from the name; the disk
// may still keep them in blocks that are free, and so may a backup, a synchronised copy or a second name (hard link). A
// file that is encrypted already gets a new key for keys alone; u opens it.
//
// Errors are those of OpenWith and Create; ChangedError when somebody else wrote it meanwhile, and NoKeysError.
func Lock(path, out string, keys Keys, u *Unlocker) (*LockReport, error) {
	if keys.none() {
		return nil, &NoKeysError{}
	}
	if err := recode(osDisk{}, path, out, keys, u); err != nil {
		return nil, err
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		real = path
	}
	return &LockReport{Plain: plainBeside(real)}, nil
}

// Unlock decrypts an assessment file, in place when out is "" and else into a new file. Errors are those of Lock.
func Unlock(path, out string, u *Unlocker) error { return recode(osDisk{}, path, out, Keys{}, u) }

// NoKeysError is an encryption for nobody.
type NoKeysError struct{}

func (*NoKeysError) Error() string { return "there is no passphrase and no recipient" }

// recode writes a file anew for other keys, each line's content as it was.
func recode(d disk, path, out string, keys Keys, u *Unlocker) error {
	real, err := d.Real(path)
	if err != nil {
		return err
	}
	j, err := open(d, real, u)
	if err != nil {
		return err
	}
	defer j.Close()
	v, err := keys.vault()
	if err != nil {
		return err
	}
	data, log, err := assemble(v, j.log.headBody, j.log.bodies)
	if err != nil {
		return err
	}
	if out == "" || out == path {
		return j.replace(data, log)
	}
	made, err := build(d, out, data, log)
	if err != nil {
		return err
	}
	return made.Close()
}

// replace puts a new file, complete and on the disk, in the place of the one that is open.
func (j *Journal) replace(data []byte, log *Log) error {
	if log.tooLarge() {
		return &TooLargeError{Path: j.path, Bytes: log.size}
	}
	part, name, _, err := makePart(j.disk, j.path, data)
	if err != nil {
		return err
	}
	if err = j.unchanged(); err == nil {
		if !j.disk.MovesOpen() {
			part.Close()
			j.note.remove(j.disk)
			j.note = nil
			j.file.Close()
		}
		err = j.disk.Replace(name, j.path)
	}
	part.Close()
	if err != nil {
		_ = j.disk.Remove(name)
		return err
	}
	return j.disk.SyncDir(filepath.Dir(j.path))
}

// plainBeside lists the files that this program may have made from a plain file at path.
func plainBeside(path string) []string {
	folder, name := filepath.Split(path)
	entries, err := os.ReadDir(filepath.Clean(folder + "."))
	if err != nil {
		return nil
	}
	var out []string
	for _, entry := range entries {
		beside := folder + entry.Name()
		switch {
		case strings.HasPrefix(entry.Name(), name+".torn-"), strings.HasPrefix(entry.Name(), name+partSuffix):
			if text, err := os.ReadFile(beside); err != nil || !bytes.Contains(text, []byte(`"sealed":"`)) {
				out = append(out, beside)
			}
		case strings.HasPrefix(entry.Name(), strings.TrimSuffix(name, extension)+".conflict-"):
			var sealed *SealedError
			if _, err := Read(beside); !errors.As(err, &sealed) {
				out = append(out, beside)
			}
		}
	}
	slices.Sort(out)
	return out
}
