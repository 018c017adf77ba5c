package journal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLockAndUnlockKeepEachLineAsItIs(t *testing.T) {
	path, _ := sample(t, 3)
	j, err := Open(path)
	require.NoError(t, err)
	require.NoError(t, j.Append(answers(4, 6)...))
	require.NoError(t, j.Close())
	plain := content(t, path)
	keys, u := oneKey()

	report, err := Lock(path, "", keys, nil)
	require.NoError(t, err)
	require.Empty(t, report.Plain)
	require.NotContains(t, string(content(t, path)), "ladder")
	require.Equal(t, []string{"firm.rung"}, beside(t, path))
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())
	var sealed *SealedError
	_, err = Read(path)
	require.ErrorAs(t, err, &sealed)
	_, err = Lock(path, "", keys, nil)
	require.ErrorAs(t, err, &sealed, "a second lock needs the key of the first")

	other, toOther := pair(t)
	_, err = Lock(path, "", Keys{Recipients: []Recipient{toOther}}, u)
	require.NoError(t, err)
	var wrong *WrongKeyError
	_, err = ReadWith(path, u)
	require.ErrorAs(t, err, &wrong, "the old key opens it no more")

	require.NoError(t, Unlock(path, "", &Unlocker{Identities: []Identity{other}}))
	require.Equal(t, string(plain), string(content(t, path)))
	require.Equal(t, []string{"firm.rung"}, beside(t, path))
}

func TestLockIntoANewFileLeavesTheOld(t *testing.T) {
	path, plain := sample(t, 3)
	keys, u := oneKey()
	_, err := Lock(path, path+".sealed", keys, nil)
	require.NoError(t, err)
	require.Equal(t, plain, content(t, path))
	require.NoError(t, Unlock(path+".sealed", path+".again", u))
	require.Equal(t, string(plain), string(content(t, path+".again")))
	var exists *ExistsError
	require.ErrorAs(t, Unlock(path+".sealed", path, u), &exists)
	_, err = Lock(path, path+".none", Keys{}, nil)
	require.Equal(t, &NoKeysError{}, err)
}

func TestLockFollowsALinkAndNamesWhatStaysReadable(t *testing.T) {
	path, plain := sample(t, 2)
	put(t, path, append(plain, `{"torn`...))
	link := filepath.Join(t.TempDir(), "link.rung")
	require.NoError(t, os.Symlink(path, link))
	put(t, strings.TrimSuffix(path, ".rung")+".conflict-1.rung", plain)
	keys, u := oneKey()
	report, err := Lock(link, "", keys, nil)
	require.NoError(t, err)
	require.Equal(t, []string{strings.TrimSuffix(path, ".rung") + ".conflict-1.rung", path + ".torn-1"}, report.Plain)
	require.NotContains(t, string(content(t, path)), "ladder", "the file behind the link is encrypted")
	log, err := ReadWith(link, u)
	require.NoError(t, err)
	require.Equal(t, answers(1, 2), log.Events)
}

func TestAFileThatIsOpenElsewhereIsNotLocked(t *testing.T) {
	path, plain := sample(t, 2)
	j, err := Open(path)
	require.NoError(t, err)
	defer j.Close()
	keys, _ := oneKey()
	_, err = Lock(path, "", keys, nil)
	var locked *LockedError
	require.ErrorAs(t, err, &locked)
	require.Equal(t, plain, content(t, path))
}

// TestAFailedLockLeavesTheOldOrTheNewFile fails each call in turn, also where a file must be closed to be renamed.
func TestAFailedLockLeavesTheOldOrTheNewFile(t *testing.T) {
	keys, u := oneKey()
	for _, closes := range []bool{false, true} {
		eachFault(t, func(t *testing.T, d *faultyDisk) {
			d.closesToMove = closes
			path, plain := sample(t, 2)
			err := recode(d, path, "", keys, u)
			if now := content(t, path); string(now) == string(plain) {
				require.Error(t, err)
			}
			log, read := ReadWith(path, u)
			require.NoError(t, read)
			require.Equal(t, answers(1, 2), log.Events)
			requireNoReadableParts(t, path)
			j, err := OpenWith(path, u)
			require.NoError(t, err)
			require.NoError(t, j.Append(answer(3)))
			require.NoError(t, j.Close())
			require.Equal(t, []string{"firm.rung"}, beside(t, path), "what was left half made goes with the next open")
		})
	}
}

func requireNoReadableParts(t *testing.T, path string) {
	t.Helper()
	for _, name := range beside(t, path) {
		if strings.Contains(name, partSuffix) {
			require.NotContains(t, string(content(t, filepath.Join(filepath.Dir(path), name))), "ladder")
		}
	}
}

func TestCreateWorksWhereAFileMustBeClosedToBeRenamed(t *testing.T) {
	for _, fail := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "firm.rung")
		d := &faultyDisk{closesToMove: true}
		if fail {
			put(t, path, []byte("mine"))
		}
		j, err := create(d, path, CreateOptions{}, header(), answers(1, 2)...)
		if fail {
			var exists *ExistsError
			require.ErrorAs(t, err, &exists)
			require.Equal(t, "mine", string(content(t, path)))
			continue
		}
		require.NoError(t, err)
		requireLocked(t, path, os.Getpid())
		require.NoError(t, j.Append(answer(3)))
		require.NoError(t, j.Close())
		log, err := Read(path)
		require.NoError(t, err)
		require.Equal(t, answers(1, 3), log.Events)
		require.Equal(t, []string{"firm.rung"}, beside(t, path))
	}
}

func TestPartsOfAKilledMakerGoWithTheNextOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "firm.rung")
	put(t, path+partSuffix+"1", []byte(`{"rung":1,"id`))
	put(t, path+partSuffix+"2", nil)
	j, err := Create(path, header(), answer(1))
	require.NoError(t, err)
	require.NoError(t, j.Close())
	j, err = Open(path)
	require.NoError(t, err)
	require.NoError(t, j.Close())
	require.Equal(t, []string{"firm.rung", "firm.rung" + partSuffix + "2"}, beside(t, path), "those that follow a gap are left alone")
	require.NoError(t, os.Remove(path+partSuffix+"2"))

	live, name, _, err := newPart(osDisk{}, path)
	require.NoError(t, err)
	defer live.Close()
	j, err = Open(path)
	require.NoError(t, err)
	require.NoError(t, j.Close())
	require.FileExists(t, name, "one that is being made stays")
}
