package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/rivo/uniseg"
	"golang.org/x/term"

	"rung/assessment/interview"
	"rung/controls/lang"
)

// progress counts what has been read and, on a terminal, shows it.
type progress struct {
	bytes, files atomic.Int64

	done chan struct{}
	wait sync.WaitGroup
}

// progressTick is how often the line is drawn anew.
const progressTick = 100 * time.Millisecond

// startProgress begins to show how far a reading has come, on a line of its own that is wiped at the end. It shows nothing
// where errors go to a file, and nothing of a reading that is over at once.
func (a *app) startProgress(files int, bytes int64) *progress {
	p := &progress{done: make(chan struct{})}
	width, ok := terminalWidth(a.Err)
	if !ok || a.Getenv("TERM") == "dumb" {
		return p
	}
	p.wait.Go(func() {
		tick := time.NewTicker(progressTick)
		defer tick.Stop()
		drawn := false
		for {
			select {
			case <-p.done:
				if drawn {
					fmt.Fprint(a.Err, "\r\x1b[K")
				}
				return
			case <-tick.C:
				drawn = true
				fmt.Fprint(a.Err, "\r\x1b[K"+a.progressLine(p.bytes.Load(), bytes, int(p.files.Load()), files, width-1))
			}
		}
	})
	return p
}

// stop wipes the line.
func (p *progress) stop() {
	close(p.done)
	p.wait.Wait()
}

// progressLine is the line, at most so many columns wide.
func (a *app) progressLine(read, all int64, done, files, width int) string {
	percent := 100
	if all > 0 {
		percent = int(min(100, 100*float64(read)/float64(all)))
	}
	const cells = 20
	full := percent * cells / 100
	words := a.say("evidence-progress", lang.Data{
		"Percent": percent, "Read": interview.SizeWord(read), "Size": interview.SizeWord(all), "Done": done, "Files": files,
	})
	for _, line := range []string{strings.Repeat("█", full) + strings.Repeat("░", cells-full) + "  " + words, words, fmt.Sprintf("%d %%", percent)} {
		if uniseg.StringWidth(line) <= width {
			return line
		}
	}
	return ""
}

// terminalWidth is how many columns a terminal has; ok is false where w is none.
func terminalWidth(w io.Writer) (columns int, ok bool) {
	file, is := w.(*os.File)
	if !is || !term.IsTerminal(int(file.Fd())) {
		return 0, false
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	return columns, err == nil && columns > 0
}
