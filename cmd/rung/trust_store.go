package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"rung/assessment/journal"
	"rung/controls/trust"
)

// folders say where the program keeps what is not an assessment.
func (a *app) folder(xdg, windows, mac, other string) (string, error) {
	if base := a.Getenv(xdg); filepath.IsAbs(base) { // a relative one is to be ignored, says the XDG specification
		return base, nil
	}
	if runtime.GOOS == "windows" {
		if base := a.Getenv(windows); filepath.IsAbs(base) {
			return base, nil
		}
		return "", errNoHome
	}
	home := a.Getenv("HOME")
	if !filepath.IsAbs(home) {
		return "", errNoHome
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, mac), nil
	}
	return filepath.Join(home, other), nil
}

// errNoHome says that the system names no folder of the person's own.
var errNoHome = errors.New("no home folder")

// trustFile is where the trusted keys are kept.
func (a *app) trustFile() (string, error) {
	base, err := a.folder("XDG_CONFIG_HOME", "AppData", "Library/Application Support", ".config")
	return filepath.Join(base, "rung", "trust", "trust.json"), err
}

// installFolder is where catalogues are installed.
func (a *app) installFolder() (string, error) {
	base, err := a.folder("XDG_DATA_HOME", "LocalAppData", "Library/Application Support", ".local/share")
	return filepath.Join(base, "rung", "catalogues"), err
}

// storeError is a list of trusted keys that cannot be used.
type storeError struct {
	Path string
	Err  error
}

func (e *storeError) Error() string { return e.Path + ": " + e.Err.Error() }
func (e *storeError) Unwrap() error { return e.Err }

// trusted reads the trusted keys, once for the run. Without a file nothing is trusted yet; a file that cannot be read is
// an error, because what it says cannot be left out of account.
func (a *app) trusted() (*trust.Store, error) {
	if a.store != nil {
		return a.store, nil
	}
	path, err := a.trustFile()
	var data []byte
	if err == nil {
		data, err = os.ReadFile(path)
	}
	if err != nil && !errors.Is(err, errNoHome) && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) {
		return nil, err
	}
	store, err := trust.ParseStore(data)
	if err != nil {
		return nil, &storeError{path, err}
	}
	a.store = store
	return store, nil
}

// changeTrusted changes the trusted keys as the disk has them now and writes them for their owner alone. Where two runs
// change them at once, the second waits for the first: nothing of either is lost.
func (a *app) changeTrusted(change func(*trust.Store) error) error {
	path, err := a.trustFile()
	if err != nil {
		return err
	}
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	const patience = 10 * time.Second
	return journal.Alone(path+".lock", patience, func() error {
		a.store = nil
		store, err := a.trusted()
		if err != nil {
			return err
		}
		if err := change(store); err != nil {
			return err
		}
		data, err := store.Bytes()
		if err != nil {
			return err
		}
		return writeOutput(path, true, data)
	})
}
