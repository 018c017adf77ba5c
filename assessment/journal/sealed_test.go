package journal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"filippo.io/age"
	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// testIdentity and testRecipient are one key pair; nothing real is encrypted for it.
const testIdentity = "AGE-SECRET-KEY-1PZ5GWUAQXVWU9R8TL9VXGHR6S4UX2DAG79SL5HYMHX8XR3GQZZPQ2KTKLQ"

const testPassphrase = "caf\u00e9 一 horse"

// pair is a fresh key pair.
func pair(t testing.TB) (Identity, Recipient) {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	require.NoError(t, err)
	recipients, err := ParseRecipients("# a comment\n\n" + identity.Recipient().String() + "\n")
	require.NoError(t, err)
	identities, err := ParseIdentities("# created\n" + identity.String() + "\n")
	require.NoError(t, err)
	return identities[0], recipients[0]
}

// oneKey is a recipient's key, which costs no time, and what opens it: the same for all tests.
var oneKey = sync.OnceValues(func() (Keys, *Unlocker) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		panic(err)
	}
	return Keys{Recipients: []Recipient{{identity.Recipient()}}}, &Unlocker{Identities: []Identity{{identity}}}
})

// sealedSample makes a closed encrypted file and returns its name and bytes.
func sealedSample(t testing.TB, count int) (string, []byte, *Unlocker) {
	t.Helper()
	keys, u := oneKey()
	path := filepath.Join(t.TempDir(), "firm.rung")
	j, err := CreateWith(path, CreateOptions{Keys: keys}, header(), answers(1, count)...)
	require.NoError(t, err)
	require.NoError(t, j.Close())
	return path, content(t, path), u
}

func asked(passphrase string, times *int) func(string) (string, error) {
	return func(string) (string, error) {
		*times++
		return passphrase, nil
	}
}

func TestAnEncryptedFileOpensForEachOfItsKeysAndNoOther(t *testing.T) {
	anna, toAnna := pair(t)
	ben, toBen := pair(t)
	eve, _ := pair(t)
	times := 0
	path := filepath.Join(t.TempDir(), "firm.rung")
	j, err := CreateWith(path, CreateOptions{Keys: Keys{Passphrase: testPassphrase, Recipients: []Recipient{toAnna, toBen}, work: 4}}, header(), answers(1, 2)...)
	require.NoError(t, err)
	require.True(t, j.Encrypted())
	require.NoError(t, j.Append(answers(3, 4)...))
	require.NoError(t, j.Close())

	rows := []struct {
		name string
		u    *Unlocker
		want error
	}{
		{"the passphrase", &Unlocker{Passphrase: asked(testPassphrase, &times)}, nil},
		{"the passphrase, its characters composed in another way", &Unlocker{Passphrase: asked("cafe\u0301 一 horse", &times)}, nil},
		{"the first recipient", &Unlocker{Identities: []Identity{anna}}, nil},
		{"the second recipient, with another identity before it", &Unlocker{Identities: []Identity{eve, ben}}, nil},
		{"a stranger with the passphrase", &Unlocker{Identities: []Identity{eve}, Passphrase: asked(testPassphrase, &times)}, nil},
		{"nothing", nil, &SealedError{Path: path, Passphrase: true, Recipients: 2}},
		{"an unlocker that has nothing", &Unlocker{}, &SealedError{Path: path, Passphrase: true, Recipients: 2}},
		{"a stranger", &Unlocker{Identities: []Identity{eve}}, &WrongKeyError{Path: path}},
		{"a wrong passphrase", &Unlocker{Passphrase: asked("correct horse", &times)}, &WrongKeyError{Path: path, Passphrase: true}},
		{"an empty passphrase", &Unlocker{Passphrase: asked("", &times)}, &WrongKeyError{Path: path, Passphrase: true}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			log, err := ReadWith(path, row.u)
			if row.want != nil {
				require.Equal(t, row.want, err)
				_, opened := OpenWith(path, row.u)
				require.Equal(t, err, opened)
				return
			}
			require.NoError(t, err)
			require.Equal(t, header(), log.Header)
			require.Equal(t, answers(1, 4), log.Events)
			require.True(t, log.Encrypted())
		})
	}
	t.Run("the passphrase is asked for once in a session", func(t *testing.T) {
		times = 0
		u := &Unlocker{Passphrase: asked(testPassphrase, &times)}
		for n := range 3 {
			j, err := OpenWith(path, u)
			require.NoError(t, err)
			require.NoError(t, j.Append(answer(5+n)))
			require.NoError(t, j.Close())
			_, err = ReadWith(path, u)
			require.NoError(t, err)
		}
		require.Equal(t, 1, times)
	})
	t.Run("who gives up is told so", func(t *testing.T) {
		gone := errors.New("no terminal")
		_, err := ReadWith(path, &Unlocker{Passphrase: func(string) (string, error) { return "", gone }})
		require.ErrorIs(t, err, gone)
	})
}

func TestNothingOfAnEncryptedFileCanBeRead(t *testing.T) {
	firm := "精密工業"
	keys, u := oneKey()
	path := filepath.Join(t.TempDir(), "firm.rung")
	j, err := CreateWith(path, CreateOptions{Keys: keys}, header(), assessment.Event{ID: "p", Time: start, Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: firm}})
	require.NoError(t, err)
	require.NoError(t, j.Append(answer(1)))
	require.NoError(t, j.Append(answers(2, 5)...))
	require.NoError(t, os.WriteFile(path, append(content(t, path), `{"half`...), 0o600))
	require.Error(t, j.Append(answer(6)), "a conflict, which is written to a file of its own")
	require.NoError(t, j.Rescue(path+".rescued.rung", answer(7)))
	require.NoError(t, j.Close())
	_, err = Repair(path, path+".repaired.rung", RepairOptions{Unlock: u})
	require.NoError(t, err)
	j, err = OpenWith(path, u)
	require.NoError(t, err)
	require.NoError(t, j.Close())

	require.Len(t, beside(t, path), 5, "the file, its torn end, the conflict, the rescue and the repair")
	for _, name := range beside(t, path) {
		data := content(t, filepath.Join(filepath.Dir(path), name))
		for _, word := range []string{firm, `"answer`, "ladder", `"L1`, `"note`, "廠長", `"2026`, "AC.", "e-1"} {
			require.NotContains(t, string(data), word, name)
		}
	}
}

func TestTheLengthOfALineDoesNotTellTheAnswer(t *testing.T) {
	keys, u := oneKey()
	lengths := map[int]bool{}
	for _, to := range []assessment.Value{"met", "not-met", "not-applicable", "unanswered"} {
		path := filepath.Join(t.TempDir(), "firm.rung")
		e := assessment.Event{ID: "e", Time: start, Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "a", To: to}}}
		j, err := CreateWith(path, CreateOptions{Keys: keys}, header(), e)
		require.NoError(t, err)
		require.NoError(t, j.Close())
		log, err := ReadWith(path, u)
		require.NoError(t, err)
		lengths[int(log.last)] = true
	}
	require.Len(t, lengths, 1)
}

func TestTheSameAnswerNeverLooksTheSame(t *testing.T) {
	_, one, _ := sealedSample(t, 1)
	_, two, _ := sealedSample(t, 1)
	require.NotEqual(t, one, two)
	lines := bytes.Split(one, newline)
	require.NotEqual(t, lines[1][80:200], lines[2][80:200])
}

func TestKeysThatAreNoneAreNamedByTheirLineAndNotQuoted(t *testing.T) {
	_, err := ParseRecipients("# fine\n\nage1nonsense")
	require.Equal(t, &RecipientError{Line: 3}, err)
	secret := testIdentity[:40] + "TYPO"
	_, err = ParseIdentities("\n" + secret + "\n")
	require.Equal(t, &IdentityError{Line: 2}, err)
	require.NotContains(t, err.Error(), strings.TrimPrefix(secret, "AGE-SECRET-KEY-1")[:5])
	_, err = ParseIdentities("# nothing\n")
	require.Equal(t, &IdentityError{}, err)
	_, many := pair(t)
	_, err = Keys{Recipients: make([]Recipient, 0)}.vault()
	require.NoError(t, err)
	recipients := make([]Recipient, maxKeys+1)
	for i := range recipients {
		recipients[i] = many
	}
	_, err = CreateWith(filepath.Join(t.TempDir(), "x.rung"), CreateOptions{Keys: Keys{Recipients: recipients}}, header())
	require.Equal(t, &TooManyKeysError{Count: maxKeys + 1}, err)
}

func TestAFileThatWantsTooMuchWorkIsNotOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "firm.rung")
	j, err := CreateWith(path, CreateOptions{Keys: Keys{Passphrase: "x", work: 4}}, header())
	require.NoError(t, err)
	require.NoError(t, j.Close())
	line := bytes.SplitN(content(t, path), newline, 2)[0]
	read, wrong := parseClear(line)
	require.Nil(t, wrong)
	read.Keys[0].Age = bytes.Replace(read.Keys[0].Age, []byte(" 4\n"), []byte(" 30\n"), 1)
	_, err = (&Unlocker{Passphrase: asked("x", new(int))}).vault("P", line, read)
	require.Equal(t, &WrongKeyError{Path: "P", Passphrase: true}, err)
}
