//go:build e2e && unix

package journal

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// childVariable makes the test binary do one of these things to the file that the next argument names.
const childVariable = "RUNG_TEST_CHILD"

var children = map[string]func(path string) error{
	"session": childSession,
	"fill":    childFill,
	"contend": childContend,
	"lock":    childLock,
}

// child runs what the environment asks for; false when it asks for nothing.
func child() bool {
	what, path, ok := strings.Cut(os.Getenv(childVariable), ":")
	if !ok {
		return false
	}
	runtime.LockOSThread() // strace counts the calls of each thread by itself
	if err := children[what](path); err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	os.Exit(0)
	return true
}

// childKeys reads the identity that an encrypted session uses; there is none in a plain one.
func childKeys() (Keys, *Unlocker, error) {
	name := os.Getenv("RUNG_TEST_IDENTITY")
	if name == "" {
		return Keys{}, nil, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return Keys{}, nil, err
	}
	identities, err := ParseIdentities(string(text))
	if err != nil {
		return Keys{}, nil, err
	}
	recipients, err := ParseRecipients(os.Getenv("RUNG_TEST_RECIPIENT"))
	return Keys{Recipients: recipients}, &Unlocker{Identities: identities}, err
}

// childSession makes the file or goes on with it, saves answers up to the number it is given, and says what it saved.
func childSession(path string) error {
	keys, u, err := childKeys()
	if err != nil {
		return err
	}
	upTo, _ := strconv.Atoi(os.Getenv("RUNG_TEST_COUNT"))
	j, err := OpenWith(path, u)
	if errors.Is(err, os.ErrNotExist) {
		j, err = CreateWith(path, CreateOptions{Keys: keys}, header(), answer(1))
	}
	if err != nil {
		return err
	}
	n := len(j.Events())
	fmt.Println("saved", n)
	for n < upTo {
		batch := nextBatch(n)
		if err := j.Append(answers(n+1, n+batch)...); err != nil {
			return err
		}
		n += batch
		fmt.Println("saved", n)
	}
	return j.Close()
}

// nextBatch is how many answers a session saves at once when it has saved n: one, then two, and so on.
func nextBatch(n int) int { return 1 + n%3%2 }

// childLock encrypts the file, decrypts it and encrypts it again.
func childLock(path string) error {
	keys, u, err := childKeys()
	if err != nil {
		return err
	}
	if _, err := Lock(path, "", keys, nil); err != nil {
		return err
	}
	if err := Unlock(path, "", u); err != nil {
		return err
	}
	_, err = Lock(path, "", keys, nil)
	return err
}

// childFill saves answers until the disk is full, or the limit of a file's size is reached.
func childFill(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	if limit, err := strconv.ParseUint(os.Getenv("RUNG_TEST_LIMIT"), 10, 64); err == nil {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			return err
		}
	}
	j, err := Open(path)
	if err != nil {
		return err
	}
	for n := len(j.Events()); ; n++ {
		err := j.Append(answer(n + 1))
		var unsaved *UnsavedError
		if errors.As(err, &unsaved) {
			fmt.Println("saved", n)
			return err
		} else if err != nil {
			return err
		}
	}
}

// childContend opens the file for each number on its input, saves one answer and closes it; it says how often it was
// refused.
func childContend(path string) error {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		j, err := Open(path)
		var locked *LockedError
		switch {
		case errors.As(err, &locked):
			fmt.Println("refused", locked.PID)
			continue
		case err != nil:
			return err
		}
		if err := j.Append(answer(len(j.Events()) + 1)); err != nil {
			return err
		}
		if err := j.Close(); err != nil {
			return err
		}
		fmt.Println("saved", lines.Text())
	}
	return lines.Err()
}
