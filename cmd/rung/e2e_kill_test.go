//go:build e2e

package main

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment/journal"
)

var kills = flag.Int("kills", 300, "random kills of an interview")

// TestE2EInterviewKilledAtRandom kills interviews at random moments, over and over on the same file. What was called saved
// is found again, and at most one answer more.
func TestE2EInterviewKilledAtRandom(t *testing.T) {
	x := newTerminal(t)
	file := filepath.Join(x.dir, "plant.rung")
	r := rand.New(rand.NewPCG(1, 8))
	found, again, all := 320, 0, 0
	for range *kills {
		if found > 300 { // begin anew before the questions run out
			again++
			file = filepath.Join(x.dir, "plant"+strings.Repeat("x", again)+".rung")
			x.rung("new", file, "--firm", "X", "--level", "L2", "--lang", "en")
			found = 0
		}
		c := exec.Command(x.binary, "assess", file, "--plain", "--lang", "en")
		var out bytes.Buffer
		c.Stdin, c.Stdout = strings.NewReader(strings.Repeat("m\n", 320-found)), &out
		require.NoError(t, c.Start())
		time.Sleep(time.Duration(20_000+r.IntN(80_000)) * time.Microsecond)
		require.NoError(t, c.Process.Kill())
		_ = c.Wait() // it was killed, or had ended by itself
		shown := found + strings.Count(out.String(), "\nSaved. ")
		log, err := journal.Read(file)
		require.NoError(t, err)
		answers := 0
		for _, e := range log.Events {
			answers += len(e.Set)
		}
		require.GreaterOrEqual(t, answers, shown, "an answer that was called saved is gone")
		require.LessOrEqual(t, answers, shown+1)
		all += answers - found
		found = answers
	}
	require.Greater(t, all, *kills, "the kills came before much was answered")
}
