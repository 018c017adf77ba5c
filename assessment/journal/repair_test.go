package journal

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// repaired repairs data in a folder of its own and reads the new file.
func repaired(t *testing.T, data []byte, o RepairOptions) (*RepairReport, *Log, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "firm.rung")
	put(t, path, data)
	r, err := Repair(path, path+".new", o)
	require.Equal(t, data, content(t, path), "the old file is not touched")
	if err != nil {
		require.NoFileExists(t, path+".new")
		return nil, nil, err
	}
	require.Len(t, beside(t, path), 2)
	info, err := os.Stat(path + ".new")
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())
	log, err := ReadWith(path+".new", o.Unlock)
	require.NoError(t, err)
	require.Zero(t, log.Torn)
	require.Equal(t, r.Kept, len(log.Events))
	return r, log, nil
}

func TestRepairKeepsWhatCanBeReadAndNamesWhatIsLost(t *testing.T) {
	_, good := sample(t, 6)
	split := bytes.SplitAfter(good, newline)
	lines := func(order ...int) []byte {
		var out []byte
		for _, n := range order {
			out = append(out, split[n-1]...)
		}
		return out
	}
	all := answers(1, 6)
	but := func(n int) []assessment.Event { return append(answers(1, n-1), answers(n+1, 6)...) }
	sum := "the line does not match its own sum: it was changed or is incomplete"
	rows := []struct {
		name   string
		data   []byte
		events []assessment.Event
		want   RepairReport
	}{
		{"nothing is wrong", good, all, RepairReport{}},
		{"one byte of a note is wrong", bytes.Replace(good, []byte("note 2"), []byte("nXte 2"), 1), all, RepairReport{Mended: 1}},
		{"one byte of a hash is wrong", bytes.Replace(good, []byte(`{"prev":"`), []byte(`{"prev";"`), 1), all, RepairReport{Mended: 1}},
		{"one byte of a sum is wrong", bytes.Replace(good, []byte(`,"sum":"fb0`), []byte(`,"sum":"f00`), 1), all, RepairReport{Mended: 1}},
		{"two bytes of a note are wrong", bytes.Replace(good, []byte("note 2"), []byte("nXXe 2"), 1), but(2), RepairReport{Lost: []Problem{{3, Altered, sum, "e-2"}}}},
		{"two lines are wrong", bytes.Replace(bytes.Replace(good, []byte("note 2"), []byte("nXXe 2"), 1), []byte("note 5"), []byte("5 eton"), 1),
			append(append(answers(1, 1), answers(3, 4)...), answer(6)), RepairReport{Lost: []Problem{{3, Altered, sum, "e-2"}, {6, Altered, sum, "e-5"}}}},
		{"two lines are swapped", lines(1, 3, 2, 4, 5, 6, 7), all, RepairReport{Reordered: true}},
		{"all lines are mixed", lines(1, 7, 2, 6, 3, 5, 4), all, RepairReport{Reordered: true}},
		{"a line is repeated", lines(1, 2, 2, 3, 4, 5, 5, 6, 7), all, RepairReport{Repeated: 2}},
		{"a line is gone", lines(1, 2, 4, 5, 6, 7), but(2), RepairReport{}},
		{"half of the last line is gone", good[:len(good)-60], answers(1, 5), RepairReport{Lost: []Problem{{7, Altered, "the line is not valid JSON at byte 184", "e-6"}}}},
		{"the last newline is gone", good[:len(good)-1], all, RepairReport{}},
		{"a newline became another byte", bytes.Replace(good, []byte("\"}\n{\"prev"), []byte("\"}J{\"prev"), 2), all, RepairReport{Mended: 2}},
		{"a byte became a newline", bytes.Replace(good, []byte("note 2"), []byte("not\n 2"), 1), all, RepairReport{Mended: 1}},
		{"another program has written CR LF", bytes.ReplaceAll(good, newline, []byte("\r\n")), all, RepairReport{Mended: 6}},
		{"one byte of the header is wrong", bytes.Replace(good, []byte("ladder"), []byte("lXdder"), 1), all, RepairReport{HeaderMended: true}},
		{"a page of nothing is in the middle", bytes.Replace(good, []byte("note 3"), make([]byte, 4096), 1), but(3), RepairReport{Lost: []Problem{{4, Altered, sum, "e-3"}}}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			r, log, err := repaired(t, row.data, RepairOptions{})
			require.NoError(t, err)
			require.Equal(t, row.events, log.Events)
			require.Equal(t, header(), log.Header)
			row.want.Kept, row.want.Header = len(row.events), header()
			row.want.Path, row.want.NewPath = r.Path, r.NewPath
			require.Equal(t, row.want, *r)
		})
	}
}

func TestAHeaderThatIsLostIsFilledIn(t *testing.T) {
	_, good := sample(t, 2)
	bad := bytes.Replace(good, []byte(`"id":"ladder","version":"2"`), []byte(`"id":"lad\x01er","ver??on":"2"`), 1)
	_, _, err := repaired(t, bad, RepairOptions{})
	var lost *HeaderLostError
	require.ErrorAs(t, err, &lost)
	require.Equal(t, []string{"framework.id", "framework.version"}, lost.Missing)

	other := assessment.Header{ID: "not taken", Framework: assessment.FrameworkRef{ID: "ladder", Version: "2"}}
	r, log, err := repaired(t, bad, RepairOptions{Header: other})
	require.NoError(t, err)
	require.True(t, r.HeaderMended)
	require.Equal(t, header(), log.Header)
	require.Equal(t, answers(1, 2), log.Events)

	_, log, err = repaired(t, good[bytes.IndexByte(good, '\n')+1:], RepairOptions{Header: header()})
	require.NoError(t, err, "without any header, the first line is lost")
	require.Equal(t, answers(2, 2), log.Events)
}

func TestRepairTakesOnlyAFreeName(t *testing.T) {
	path, _ := sample(t, 1)
	other, old := sample(t, 2)
	for _, taken := range []string{other, path} {
		var exists *ExistsError
		_, err := Repair(path, taken, RepairOptions{})
		require.ErrorAs(t, err, &exists)
		require.Equal(t, taken, exists.Path)
	}
	require.Equal(t, old, content(t, other))
}

func TestRepairKeepsWhatThisProgramDoesNotKnow(t *testing.T) {
	first := stamp([]byte(`{"rung":1,"id":"a-1","created":"2026-03-01T08:30:00Z","framework":{"id":"l","version":"2","digest":"d","new":[1]},"target":"L1","more":{}`))
	second := chain(hash(first), []byte(`"id":"x","time":"2026-03-01T08:30:00Z","do":"seal","box":"AAAA"`))
	data := fmt.Appendf(nil, "%s\n%s\nrubbish\n", first, second)
	path := filepath.Join(t.TempDir(), "firm.rung")
	put(t, path, data)
	r, err := Repair(path, path+".new", RepairOptions{})
	require.NoError(t, err)
	require.Len(t, r.Lost, 1)
	require.Equal(t, string(data[:len(data)-len("rubbish\n")]), string(content(t, path+".new")))
}

// TestRepairLosesAtMostTheDamagedLine damages a file in every way at many places, plain and encrypted.
func TestRepairLosesAtMostTheDamagedLine(t *testing.T) {
	_, plain := sample(t, 3)
	_, sealed, u := sealedSample(t, 3)
	for kind, good := range map[string][]byte{"plain": plain, "encrypted": sealed} {
		step, count, whole := 0, 0, 0
		for _, what := range sortedKeys(unfit(good)) {
			if step++; strings.HasPrefix(what, "byte") && step%23 != 0 || strings.HasPrefix(what, "cut") && step%11 != 0 {
				continue
			}
			count++
			r := &RepairReport{Path: "P"}
			data, err := r.rebuild(unfitOne(good, what), RepairOptions{Unlock: u, Header: header()})
			if err != nil {
				requireHopeless(t, err, what)
				continue
			}
			log, err := decode("P", data, u)
			require.NoError(t, err, what)
			require.Subset(t, answers(1, 3), log.Events, what)
			if !strings.HasPrefix(what, "cut") {
				require.GreaterOrEqual(t, len(log.Events), 2, what)
			}
			if strings.HasPrefix(what, "byte") {
				whole++
				require.Equal(t, answers(1, 3), log.Events, "%s: one wrong byte is put right", what)
			}
		}
		t.Logf("%s: %d damages, %d of them a single byte, all of which were put right", kind, count, whole)
	}
}

// requireHopeless checks that a file that was not repaired is none: no first line, or an encrypted one without its keys.
func requireHopeless(t *testing.T, err error, what string) {
	t.Helper()
	var (
		empty  *EmptyError
		none   *NotRungError
		keys   *KeysLostError
		header *HeaderLostError
		wrong  *WrongKeyError
	)
	hopeless := errors.As(err, &empty) || errors.As(err, &none) || errors.As(err, &keys) || errors.As(err, &header) || errors.As(err, &wrong)
	require.True(t, hopeless, "%s: %v", what, err)
	require.False(t, strings.HasPrefix(what, "byte") && !errors.As(err, &wrong), "%s: %v", what, err)
}

// FuzzRepair holds that whatever is damaged in whatever way can be checked, and that what a repair writes reads back whole.
func FuzzRepair(f *testing.F) {
	_, good := sample(f, 3)
	keys, err := ParseIdentities(string(content(f, "testdata/compat/1/identity.txt"))) // the same in each worker
	require.NoError(f, err)
	sealed, u := content(f, "testdata/compat/1/encrypted.rung"), &Unlocker{Identities: keys}
	f.Add(good)
	f.Add(sealed)
	f.Add(good[:len(good)-9])
	f.Add(bytes.Replace(good, []byte("note 2"), []byte("n\n\n\x002"), 1))
	f.Add(bytes.ReplaceAll(sealed, newline, []byte("\r\n")))
	f.Fuzz(func(t *testing.T, data []byte) {
		log, refused := decode("P", data, u)
		r, err := check("P", data, u)
		if err == nil && r.OK() && !r.Newer() {
			require.NoError(t, refused)
			require.Len(t, log.Events, r.Events)
		}
		whole, err := (&RepairReport{Path: "P"}).rebuild(data, RepairOptions{Unlock: u, Header: header(), budget: 100_000})
		if err != nil {
			return
		}
		repaired, err := decode("P", whole, u)
		if repaired == nil || !repaired.Newer() {
			require.NoError(t, err)
		}
		require.Zero(t, repaired.Torn)
		if refused == nil {
			require.GreaterOrEqual(t, len(repaired.Events), len(log.Events))
		}
	})
}
