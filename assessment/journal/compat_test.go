package journal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

const compatPassphrase = "compat passphrase 密碼"

// compat copies one of the files that open for ever, so that no test can change it.
func compat(t *testing.T, name string) (string, []byte) {
	t.Helper()
	data := content(t, filepath.Join("testdata", "compat", "1", name))
	path := filepath.Join(t.TempDir(), name)
	put(t, path, data)
	return path, data
}

func compatEvents() []assessment.Event {
	profile := &assessment.Profile{Firm: "範例精密工業", Size: 42, CAGE: []string{"1ABC2"}}
	events := []assessment.Event{{ID: "e-0", Time: start, Author: "廠長", Do: assessment.DoProfile, Profile: profile}}
	events = append(events, answers(1, 4)...)
	return append(events, assessment.Event{ID: "e-5", Time: start, Author: "顧問", Do: assessment.DoUndo, Undo: "e-4"})
}

func TestFilesOnceWrittenOpenForEver(t *testing.T) {
	keys, err := ParseIdentities(string(content(t, "testdata/compat/1/identity.txt")))
	require.NoError(t, err)
	all := compatEvents()
	note := assessment.Event{ID: "e-1", Time: answer(1).Time, Author: "廠長", Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "AC.L1-1[a]", To: "met"}}}
	rows := []struct {
		what, file string
		u          *Unlocker
		events     []assessment.Event
		torn       bool
	}{
		{"a plain file", "plain.rung", nil, all, false},
		{"a plain file whose lines have no sums", "without-sums.rung", nil, []assessment.Event{note}, false},
		{"a file with a torn last line", "torn.rung", nil, all[:5], true},
		{"an encrypted file, with its passphrase", "encrypted.rung", &Unlocker{Passphrase: asked(compatPassphrase, new(int))}, all, false},
		{"an encrypted file, with an identity", "encrypted.rung", &Unlocker{Identities: keys}, all, false},
	}
	for _, row := range rows {
		t.Run(row.what, func(t *testing.T) {
			path, _ := compat(t, row.file)
			log, err := ReadWith(path, row.u)
			require.NoError(t, err)
			require.Equal(t, header(), log.Header)
			require.Equal(t, row.events, log.Events)
			require.Equal(t, row.torn, log.Torn.Bytes > 0)
			r, err := Check(path, row.u)
			require.NoError(t, err)
			require.Equal(t, !row.torn, r.OK(), "%+v", r.Problems)

			j, err := OpenWith(path, row.u)
			require.NoError(t, err)
			require.NoError(t, j.Append(answer(9)))
			require.NoError(t, j.Close())
			log, err = ReadWith(path, row.u)
			require.NoError(t, err)
			require.Equal(t, append(row.events[:len(row.events):len(row.events)], answer(9)), log.Events)
		})
	}
}

func TestTheDamagedFileIsRepairedForEver(t *testing.T) {
	path, _ := compat(t, "damaged.rung")
	_, err := Open(path)
	var damage *DamageError
	require.ErrorAs(t, err, &damage)
	require.Equal(t, 3, damage.Line)
	r, err := Repair(path, path+".new", RepairOptions{})
	require.NoError(t, err)
	require.Len(t, r.Lost, 1)
	require.Equal(t, "e-1", r.Lost[0].ID)
	log, err := Read(path + ".new")
	require.NoError(t, err)
	require.Equal(t, append(compatEvents()[:1], compatEvents()[2:]...), log.Events)
}

func TestANewerFileIsReadButNeverWritten(t *testing.T) {
	path, data := compat(t, "newer.rung")
	_, err := Open(path)
	var newer *NewerError
	require.ErrorAs(t, err, &newer)
	require.Equal(t, 2, newer.Version)
	require.Equal(t, []string{"newer.rung"}, beside(t, path))

	log, err := Read(path)
	require.ErrorAs(t, err, &newer, "the error comes with the log")
	require.True(t, log.Newer())
	require.Equal(t, 2, log.Header.Rung)
	require.Len(t, log.Events, 2)
	require.Equal(t, assessment.Kind("inspect"), log.Events[1].Do)
	require.Contains(t, string(log.Raw(0)), `"confidence":0.5`)

	r, err := Check(path, nil)
	require.NoError(t, err)
	require.True(t, r.OK())
	require.True(t, r.Newer())

	t.Run("a repaired one keeps every byte it had", func(t *testing.T) {
		_, err := Repair(path, path+".new", RepairOptions{})
		require.NoError(t, err)
		require.Equal(t, string(data), string(content(t, path+".new")))
	})
	t.Run("a file made of its events keeps what is not known", func(t *testing.T) {
		j, err := CreateWith(path+".merged", CreateOptions{From: []*Log{log}}, header(), append(log.Events, answer(3))...)
		require.NoError(t, err)
		require.NoError(t, j.Close())
		merged := content(t, path+".merged")
		for _, word := range []string{`"confidence":0.5`, `"place":"Taichung"`, `"inspected":{"by":"drone"}`} {
			require.Contains(t, string(merged), word)
		}
	})
	t.Run("what cannot be read of one is no damage", func(t *testing.T) {
		for at := range data {
			bad := bytes.Clone(data)
			bad[at] ^= 1
			log, err := decode("P", bad, nil)
			require.Error(t, err)
			var newer *NewerError
			var damage *DamageError
			if !errors.As(err, &newer) {
				require.ErrorAs(t, err, &damage)
				require.Equal(t, 1, damage.Line, "only where the version itself can no longer be read")
			}
			if log != nil {
				require.Len(t, log.Events, 2)
			}
		}
	})
	require.Equal(t, data, content(t, path))
}

func TestTheFilesOfEverAreAsTheyWere(t *testing.T) {
	entries, err := os.ReadDir("testdata/compat/1")
	require.NoError(t, err)
	sums := map[string]string{}
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) == ".rung" {
			sums[entry.Name()] = hash(content(t, "testdata/compat/1/"+entry.Name()))[:16]
		}
	}
	require.Equal(t, compatSums, sums)
}

// compatSums are the beginnings of the files' SHA-256.
var compatSums = map[string]string{
	"damaged.rung":      "199add64c7614f50",
	"encrypted.rung":    "b13e54142eec804f",
	"kinds.rung":        "5effc06937f20bd7",
	"newer.rung":        "a0ad2fb566b74408",
	"plain.rung":        "da26a5cc14912a6a",
	"torn.rung":         "d5fe6eed7ef53a48",
	"without-sums.rung": "f3955938ef9da575",
}
