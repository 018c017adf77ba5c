package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"io"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/term"
)

// environment is everything the program takes from outside, so that a test can give it.
type environment struct {
	In       io.Reader
	Out, Err io.Writer
	// Terminal reports whether both In and Out are terminals that can be drawn on.
	Terminal bool
	Getenv   func(string) string
	Now      func() time.Time
	NewID    func() string
	// Secret asks for a text that is not shown while it is typed; nil where nobody can be asked.
	Secret func(prompt string) (string, error)
	// Open shows a file with the program that the system has for it.
	Open func(path string) error
}

func osEnvironment() environment {
	return environment{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Terminal: term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("TERM") != "dumb",
		Getenv:   os.Getenv,
		Now:      clock(os.Getenv("SOURCE_DATE_EPOCH")),
		NewID:    newID,
		Secret:   terminalSecret(),
		Open:     openFile,
	}
}

// clock is the system's, or stands still at SOURCE_DATE_EPOCH where that is set, so that outputs can be reproduced.
func clock(epoch string) func() time.Time {
	if seconds, err := strconv.ParseInt(epoch, 10, 64); err == nil {
		return func() time.Time { return time.Unix(seconds, 0).UTC() }
	}
	return time.Now
}

// newID makes an event's id: 96 random bits.
func newID() string {
	var b [12]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// interruptible ends the context when the person or the system asks the program to stop.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	return signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
}
