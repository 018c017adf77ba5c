package main

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"rung/assessment"
)

// hashedFile is what was found when a file was read to its end.
type hashedFile struct {
	path    string
	sum     string // SHA-256, lower-case hex
	size    int64  // bytes
	changed time.Time
	err     error
}

// errChanging is a file that somebody writes to while it is read.
var errChanging = errors.New("the file changes while it is read")

// errNotRegular is a path at which no ordinary file stands.
var errNotRegular = errors.New("this is no ordinary file")

// hashFiles reads files side by side, as many as there are processors, and shows how far it has come. The results stand
// in the order of the files, each with its own error; the error is that of the context.
func (a *app) hashFiles(ctx context.Context, files []foundFile) ([]hashedFile, error) {
	total := int64(0)
	for _, f := range files {
		total += f.size
	}
	p := a.startProgress(len(files), total)
	defer p.stop()
	return hashAll(ctx, files, runtime.GOMAXPROCS(0), p)
}

func hashAll(ctx context.Context, files []foundFile, workers int, p *progress) ([]hashedFile, error) {
	out := make([]hashedFile, len(files))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(workers, len(files)) {
		wait.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				out[i] = hashFile(ctx, files[i].path, p)
				p.files.Add(1)
			}
		})
	}
	wait.Wait()
	return out, ctx.Err()
}

// hashFile reads one ordinary file to its end. A link is followed here: whether it may be linked is decided before.
func hashFile(ctx context.Context, path string, p *progress) hashedFile {
	h := hashedFile{path: path}
	before, err := os.Stat(path)
	switch {
	case err != nil:
		h.err = err
		return h
	case !before.Mode().IsRegular(): // opening a pipe could wait for ever
		h.err = errNotRegular
		return h
	}
	file, err := os.Open(path)
	if err != nil {
		h.err = err
		return h
	}
	defer file.Close()
	if now, err := file.Stat(); err != nil || !os.SameFile(before, now) {
		h.err = errors.Join(err, errChanging)
		return h
	}
	h.sum, h.size, h.err = assessment.HashFile(&watched{file, ctx, p})
	if h.err != nil {
		return h
	}
	after, err := file.Stat()
	if err != nil || after.Size() != h.size || !after.ModTime().Equal(before.ModTime()) {
		h.err = errors.Join(err, errChanging)
		return h
	}
	h.changed = after.ModTime()
	return h
}

// watched counts what is read of a file, and ends when the context does.
type watched struct {
	io.Reader
	ctx context.Context
	p   *progress
}

func (w *watched) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.Reader.Read(b)
	w.p.bytes.Add(int64(n))
	return n, err
}

// unreadableError are files that could not be read.
type unreadableError struct{ Files []hashedFile }

func (e *unreadableError) Error() string { return e.Files[0].path + ": " + e.Files[0].err.Error() }
func (e *unreadableError) Unwrap() error { return e.Files[0].err }

// unreadable is an *unreadableError of those that could not be read, nil where there is none.
func unreadable(files []hashedFile) error {
	var bad []hashedFile
	for _, f := range files {
		if f.err != nil {
			bad = append(bad, f)
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return &unreadableError{bad}
}
