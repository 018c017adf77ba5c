package trust

import (
	"strings"
	"testing"

	"aead.dev/minisign"
	"github.com/stretchr/testify/require"
)

// verified is what Verify says of the plants with a number.
func verified(t *testing.T, store *Store, secret minisign.PrivateKey, sequence int) Signature {
	t.Helper()
	s, err := Verify(signed(t, secret, sequence), store, now)
	require.NoError(t, err)
	return s
}

func TestAdmit(t *testing.T) {
	secret, stranger := newSecret(t), newSecret(t)
	none := Signature{State: Unsigned}
	for _, row := range []struct {
		what  string
		ids   []string // that the key is for
		seen  int      // highest number seen, 0 for none
		is    func(*Store) Signature
		wants error
	}{
		{"anybody's unsigned catalogue is taken", nil, 0, func(*Store) Signature { return none }, nil},
		{"the zero signature is unsigned", []string{"plants"}, 0, func(*Store) Signature { return Signature{} }, &UnsignedError{"plants", []string{"Ministry"}}},
		{"a publisher known to sign must sign", nil, 2, func(*Store) Signature { return none }, &UnsignedError{"plants", []string{"Ministry"}}},
		{"a key for the id makes its publisher one who signs", []string{"plants"}, 0, func(*Store) Signature { return none }, &UnsignedError{"plants", []string{"Ministry"}}},
		{"a stranger's key is as good as none", nil, 0, func(s *Store) Signature { return verified(t, s, stranger, 9) }, nil},
		{"a stranger's key does not replace the known one", nil, 2, func(s *Store) Signature { return verified(t, s, stranger, 9) },
			&UnknownKeyError{"plants", KeyOf(stranger).ID(), []string{"Ministry"}}},
		{"the same number again is taken", nil, 2, func(s *Store) Signature { return verified(t, s, secret, 2) }, nil},
		{"a higher number is taken", nil, 2, func(s *Store) Signature { return verified(t, s, secret, 3) }, nil},
		{"a lower number is a step back", nil, 2, func(s *Store) Signature { return verified(t, s, secret, 1) }, &RolledBackError{"plants", 1, 2}},
		{"a key for others does not sign this one", []string{"offices"}, 0, func(s *Store) Signature { return verified(t, s, secret, 1) },
			&NotForError{"plants", "Ministry", []string{"offices"}}},
		{"what came with the program needs no signature", []string{"plants"}, 2, func(*Store) Signature { return Signature{State: BuiltIn} }, nil},
	} {
		t.Run(row.what, func(t *testing.T) {
			store := trusting(t, secret, row.ids...)
			if row.seen > 0 {
				require.True(t, store.Remember(verified(t, store, secret, row.seen)))
			}
			err := store.Admit("plants", row.is(store))
			if row.wants == nil {
				require.NoError(t, err)
				return
			}
			require.Equal(t, row.wants, err)
			require.NotEmpty(t, err.Error())
		})
	}
}

func TestRememberOnlyGoesUp(t *testing.T) {
	secret := newSecret(t)
	store := trusting(t, secret)
	require.True(t, store.Remember(verified(t, store, secret, 2)))
	require.False(t, store.Remember(verified(t, store, secret, 2)), "no news, nothing to write")
	require.False(t, store.Remember(verified(t, store, secret, 1)))
	require.Equal(t, 2, store.Highest("plants", KeyOf(secret)))
	require.False(t, store.Remember(Signature{State: Unsigned}))
	require.Equal(t, []string{"Ministry"}, store.Signers("plants"))
	require.Empty(t, store.Signers("offices"))
}

func TestStoreReadsWhatItWrites(t *testing.T) {
	secret := newSecret(t)
	store := trusting(t, secret, "plants")
	store.Remember(verified(t, store, secret, 7))
	data, err := store.Bytes()
	require.NoError(t, err)
	again, err := ParseStore(data)
	require.NoError(t, err)
	require.Equal(t, store, again)

	gone, ok := again.Remove(strings.ToLower(KeyOf(secret).ID()))
	require.True(t, ok, "by its id too")
	require.Equal(t, "Ministry", gone.Name)
	require.Empty(t, again.Seen, "what it signed is forgotten with it")
	_, ok = again.Remove("Ministry")
	require.False(t, ok)
}

func TestStoresThatAreNone(t *testing.T) {
	key := KeyOf(newSecret(t)).String()
	for what, text := range map[string]string{
		"no JSON":       "x",
		"another file":  `{"schema":"rung/score/v1"}`,
		"a bad key":     `{"schema":"rung/trust/v1","keys":[{"name":"a","key":"x"}]}`,
		"a name twice":  `{"schema":"rung/trust/v1","keys":[{"name":"a","key":"` + key + `"},{"name":"a","key":"` + key + `"}]}`,
		"a hidden name": `{"schema":"rung/trust/v1","keys":[{"name":"a\u001b","key":"` + key + `"}]}`,
		"a bad id":      `{"schema":"rung/trust/v1","seen":[{"id":"../x","key":"","sequence":1}]}`,
		"a bad number":  `{"schema":"rung/trust/v1","seen":[{"id":"x","key":"","sequence":-1}]}`,
	} {
		_, err := ParseStore([]byte(text))
		require.Equal(t, &StoreError{}, err, what)
	}
	_, err := ParseStore([]byte(`{"schema":"rung/trust/v2"}`))
	require.Equal(t, &StoreError{Newer: true}, err)
}

func TestKeysAreAddedByName(t *testing.T) {
	secret := newSecret(t)
	store := trusting(t, secret)
	require.Equal(t, &TakenError{"ministry"}, store.Add(KeyOf(newSecret(t)), "ministry", nil, "2026-11-21"))
	require.NoError(t, store.Add(KeyOf(secret), "MOEA", []string{"plants"}, "2026-11-22"))
	require.Len(t, store.Keys, 1, "the same key gets the new name")
	require.Equal(t, KeyOf(secret).ID(), store.Keys[0].ID())
	for _, name := range []string{"", "a\nb", " a", "a\u202eb", strings.Repeat("x", 61)} {
		require.Equal(t, &KeyNameError{name}, store.Add(KeyOf(newSecret(t)), name, nil, ""), "%q", name)
	}
}
