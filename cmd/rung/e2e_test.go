//go:build e2e

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/report"
)

// terminal is the real program in a real terminal, 80 columns by 24 rows unless said otherwise.
type terminal struct {
	t            *testing.T
	dir, session string
	binary       string
}

func newTerminal(t *testing.T) *terminal {
	t.Helper()
	dir := t.TempDir()
	x := &terminal{t: t, dir: dir, session: fmt.Sprintf("rung-%d", time.Now().UnixNano()), binary: filepath.Join(dir, "rung")}
	x.command("go", "build", "-o", x.binary, ".")
	t.Cleanup(func() { _ = exec.Command("tmux", "kill-session", "-t", x.session).Run() })
	return x
}

func (x *terminal) command(name string, args ...string) string {
	x.t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	require.NoError(x.t, err, "%s %v: %s", name, args, out)
	return string(out)
}

// start runs the program in a new terminal window.
func (x *terminal) start(columns, rows int, command string) {
	x.t.Helper()
	_ = exec.Command("tmux", "kill-session", "-t", x.session).Run()
	x.command("tmux", "new-session", "-d", "-s", x.session, "-x", fmt.Sprint(columns), "-y", fmt.Sprint(rows), "-c", x.dir,
		"env", "LANG=C.UTF-8", "TERM=screen-256color", "sh", "-c", "exec "+x.binary+" "+command)
}

func (x *terminal) screen() string {
	out, _ := exec.Command("tmux", "capture-pane", "-p", "-t", x.session).CombinedOutput()
	return string(out)
}

// counts waits until the screen says that so many questions are answered, in full or, where room is short, as 150/320.
func (x *terminal) counts(n int) {
	x.t.Helper()
	for until := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		screen := x.screen()
		if strings.Contains(screen, fmt.Sprintf("已答%d題", n)) || strings.Contains(screen, fmt.Sprintf(" %d/", n)) {
			return
		}
		require.True(x.t, time.Now().Before(until), "waiting for %d answers on:\n%s", n, screen)
	}
}

func (x *terminal) keys(keys ...string) {
	x.t.Helper()
	x.command("tmux", append([]string{"send-keys", "-t", x.session}, keys...)...)
}

func (x *terminal) pid() int {
	var pid int
	_, err := fmt.Sscan(x.command("tmux", "list-panes", "-t", x.session, "-F", "#{pane_pid}"), &pid)
	require.NoError(x.t, err)
	return pid
}

func (x *terminal) gone() {
	x.t.Helper()
	require.Eventually(x.t, func() bool {
		return exec.Command("tmux", "has-session", "-t", x.session).Run() != nil
	}, 20*time.Second, 20*time.Millisecond)
}

// rung runs the program apart from the terminal.
func (x *terminal) rung(args ...string) string {
	x.t.Helper()
	c := exec.Command(x.binary, args...)
	c.Dir = x.dir
	out, err := c.Output()
	require.NoError(x.t, err, "%v", args)
	return string(out)
}

func (x *terminal) score(file string) report.Score {
	x.t.Helper()
	var s report.Score
	require.NoError(x.t, json.Unmarshal([]byte(x.rung("score", file, "--json")), &s))
	return s
}

// answered waits until the file, read by another process, holds so many answers.
func (x *terminal) answered(file string, n int) {
	x.t.Helper()
	require.Eventually(x.t, func() bool { return x.score(file).Answered == n }, 30*time.Second, 50*time.Millisecond, "%d answers in the file", n)
}

func TestE2ELevel1InATerminal(t *testing.T) {
	x := newTerminal(t)
	const open = "assess plant.rung --lang zh-TW"
	x.rung("new", "plant.rung", "--firm", "永豐金屬", "--level", "L1", "--assessor", "廠長", "--lang", "zh-TW")

	// Left with q, with Ctrl-C, killed, and with the terminal closed: each time it goes on where it was.
	x.start(80, 24, open)
	x.counts(0)
	x.keys(strings.Repeat("m", 10))
	x.counts(10)
	x.keys("q")
	x.gone()
	x.answered("plant.rung", 10)

	x.start(80, 24, open)
	x.counts(10)
	x.keys("11111")
	x.counts(15)
	x.keys("C-c")
	x.gone()
	x.answered("plant.rung", 15)

	x.start(44, 24, open)
	x.counts(15)
	x.keys("mmmmm")
	x.answered("plant.rung", 20)
	require.NoError(t, syscall.Kill(x.pid(), syscall.SIGKILL))
	x.gone()
	x.answered("plant.rung", 20)

	x.start(200, 50, open)
	x.counts(20)
	x.keys("m")
	x.counts(21)
	x.command("tmux", "kill-session", "-t", x.session)
	x.gone()
	x.answered("plant.rung", 21)

	// The other 38 keys, in one burst.
	x.start(80, 24, open)
	x.counts(21)
	x.keys(strings.Repeat("m", 38))
	x.answered("plant.rung", 59)
	x.keys("q")
	score := x.score("plant.rung")
	require.True(t, score.Complete)
	require.Equal(t, assessment.Final, score.Levels[0].Status)

	// The same answers through a CSV give the same report.
	x.rung("new", "csv.rung", "--firm", "永豐金屬", "--level", "L1", "--assessor", "廠長", "--lang", "zh-TW")
	rows := "id,status\n"
	for _, r := range score.Requirements {
		rows += r.ID + ",met\n"
	}
	require.NoError(t, os.WriteFile(filepath.Join(x.dir, "all.csv"), []byte(rows), 0o600))
	x.rung("answer", "csv.rung", "--from", "all.csv")
	require.Equal(t, score.Levels, x.score("csv.rung").Levels)

	x.rung("report", "plant.rung", "--lang", "zh-TW")
	x.command("qpdf", "--check", filepath.Join(x.dir, "plant.pdf"))
	text := x.command("pdftotext", filepath.Join(x.dir, "plant.pdf"), "-")
	require.Contains(t, text, "永豐金屬")
	require.Contains(t, text, "第1級已達成")
}

func TestE2ELevel2InATerminal(t *testing.T) {
	x := newTerminal(t)
	x.rung("new", "plant.rung", "--firm", "永豐金屬", "--level", "L2", "--assessor", "廠長", "--lang", "zh-TW")
	const open = "assess plant.rung --lang zh-TW"
	x.start(80, 24, open)
	x.counts(0)
	x.keys(strings.Repeat("m", 150))
	x.counts(150)
	require.NoError(t, syscall.Kill(x.pid(), syscall.SIGKILL))
	x.gone()
	x.answered("plant.rung", 150)
	x.start(80, 24, open)
	x.counts(150)
	x.keys(strings.Repeat("m", 170))
	x.answered("plant.rung", 320)
	require.Equal(t, assessment.Final, x.score("plant.rung").Levels[0].Status)
}

// TestE2EInterrupted proves the exit code of a program that was told to stop, and that nothing answered is lost.
func TestE2EInterrupted(t *testing.T) {
	x := newTerminal(t)
	x.rung("new", "plant.rung", "--firm", "X", "--level", "L1", "--lang", "en")
	for _, how := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		before := x.score("plant.rung").Answered
		c := exec.Command(x.binary, "assess", "plant.rung", "--plain", "--lang", "en")
		c.Dir = x.dir
		in, err := c.StdinPipe()
		require.NoError(t, err)
		require.NoError(t, c.Start())
		_, err = fmt.Fprintln(in, "m")
		require.NoError(t, err)
		x.answered("plant.rung", before+1)
		require.NoError(t, c.Process.Signal(how))
		var left *exec.ExitError
		require.ErrorAs(t, c.Wait(), &left, how)
		require.Equal(t, exitInterrupted, left.ExitCode(), how)
		require.Equal(t, before+1, x.score("plant.rung").Answered)
	}
}

// TestE2ENothingCallsOut watches every system call of a session for a network connection.
func TestE2ENothingCallsOut(t *testing.T) {
	x := newTerminal(t)
	for _, args := range [][]string{{"demo", "demo"}, {"score", "demo/demo.rung"}, {"check", "demo/demo.rung"}, {"report", "demo/demo.rung", "-o", "again.pdf"}} {
		trace := filepath.Join(x.dir, "trace")
		c := exec.Command("strace", append([]string{"-f", "-e", "trace=socket,connect,sendto", "-o", trace, x.binary}, args...)...)
		c.Dir = x.dir
		out, err := c.CombinedOutput()
		require.NoError(t, err, "%s", out)
		calls, err := os.ReadFile(trace)
		require.NoError(t, err)
		require.Contains(t, string(calls), "exited with 0")
		require.NotContains(t, string(calls), "AF_INET")
	}
}
