//go:build e2e

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// bench is a folder in which the real program and the system's own tools work on the same files.
type bench struct {
	t   *testing.T
	dir string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	for _, tool := range []string{"minisign", "sha256sum", "sh"} {
		_, err := exec.LookPath(tool)
		require.NoError(t, err, "%s is needed", tool)
	}
	b := &bench{t, t.TempDir()}
	out, err := exec.Command("go", "build", "-o", filepath.Join(b.dir, "rung"), ".").CombinedOutput()
	require.NoError(t, err, string(out))
	return b
}

// sh runs a line of shell in the folder.
func (b *bench) sh(line, input string) (string, error) {
	c := exec.Command("sh", "-ec", line)
	c.Dir = b.dir
	c.Env = append(os.Environ(), "HOME="+b.dir, "XDG_CONFIG_HOME=", "XDG_DATA_HOME=", "LC_ALL=C.UTF-8", "PATH="+b.dir+":"+os.Getenv("PATH"))
	c.Stdin = strings.NewReader(input)
	out, err := c.CombinedOutput()
	return string(out), err
}

func (b *bench) good(line, input string) string {
	b.t.Helper()
	out, err := b.sh(line, input)
	require.NoError(b.t, err, "%s: %s", line, out)
	return out
}

func (b *bench) bad(line string) string {
	b.t.Helper()
	out, err := b.sh(line, "")
	require.Error(b.t, err, "%s: %s", line, out)
	return out
}

func TestE2EMinisignVerifiesWhatRungSigns(t *testing.T) {
	b := newBench(t)
	b.good("rung catalogue new plants; echo secret > password; rung catalogue key new -o ours --password-file password", "")
	b.good("rung catalogue sign plants --key ours.key --password-file password", "")
	said := b.good("cd plants; minisign -Vm SHA256SUMS -p ../ours.pub; sha256sum -c SHA256SUMS", "")
	require.Contains(t, said, "Signature and comment signature verified")
	require.Contains(t, said, "Trusted comment: rung catalogue id=plants version=1 sequence=1 issued=")
	require.Contains(t, said, "access.yaml: OK")

	b.good("echo hello > any; minisign -Sm any -s ours.key; minisign -Vm any -p ours.pub", "secret\n") // the locked key is minisign's own
	require.Contains(t, b.bad("echo wrong > other; rung catalogue sign plants --key ours.key --password-file other"), "does not open ours.key")

	shown := b.good("rung trust add ours.pub --yes", "")
	sum := strings.Fields(b.good("tail -n 1 ours.pub | base64 -d | sha256sum", ""))[0]
	require.Contains(t, strings.ReplaceAll(strings.ReplaceAll(shown, " ", ""), "\n", ""), sum)
	b.good("rung trust add ours.pub --fingerprint "+sum, "")

	b.good("echo '# more' >> plants/access.yaml", "")
	b.bad("cd plants; sha256sum -c SHA256SUMS")
	require.Contains(t, b.bad("rung catalogue verify plants"), "access.yaml was changed")
}

func TestE2ERungVerifiesWhatMinisignSigns(t *testing.T) {
	b := newBench(t)
	b.good("rung catalogue new plants; minisign -G -p theirs.pub -s theirs.key", "secret\nsecret\n")
	b.good("rung trust add theirs.pub --name Ministry --yes", "")

	b.good("cd plants; sha256sum *.yaml > SHA256SUMS; minisign -Sm SHA256SUMS -s ../theirs.key -t 'rung catalogue id=plants version=1 sequence=4 issued=2026-11-21'", "secret\n")
	require.Contains(t, b.good("rung catalogue verify plants", ""), "plants 1: signed by Ministry")
	require.Contains(t, b.good("rung catalogue verify plants --json", ""), `"sequence": 4`)

	b.good("echo secret > password; rung catalogue sign plants --key theirs.key --password-file password", "")
	require.Contains(t, b.good("cd plants; minisign -Vm SHA256SUMS -p ../theirs.pub; sha256sum -c SHA256SUMS", ""), "sequence=5")
	require.Contains(t, b.good("rung catalogue verify plants --json", ""), `"sequence": 5`)

	b.good("minisign -R -p again.pub -s theirs.key; cmp theirs.pub again.pub", "secret\n") // the secret key was only read
	b.good("cd plants; minisign -Sm SHA256SUMS -s ../theirs.key -t 'rung catalogue id=offices version=1 sequence=6 issued=2026-11-21'", "secret\n")
	require.Contains(t, b.bad("rung catalogue verify plants"), "the signature is of offices 1")

	b.good("cd plants; minisign -Sm SHA256SUMS -s ../theirs.key", "secret\n") // with the trusted comment that minisign makes
	require.Contains(t, b.bad("rung catalogue verify plants"), "does not say which catalogue")
}
