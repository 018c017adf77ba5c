package controls_test

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// tidied tidies twice, checks that the second time changes nothing, and returns the files.
func tidied(t testing.TB, files fs.FS) fstest.MapFS {
	t.Helper()
	once, err := controls.Tidy(files)
	require.NoError(t, err)
	out := fstest.MapFS{}
	for name, data := range once {
		out[name] = &fstest.MapFile{Data: data}
	}
	twice, err := controls.Tidy(out)
	require.NoError(t, err)
	for name, data := range once {
		require.Equal(t, string(data), string(twice[name]), name)
	}
	return out
}

// same loads two catalogues and compares all but the digest.
func same(t testing.TB, before, after fs.FS) {
	t.Helper()
	a, err := controls.Load(before)
	require.NoError(t, err)
	b, err := controls.Load(after)
	require.NoError(t, err)
	a.Digest, b.Digest = "", ""
	require.Equal(t, a, b)
}

func TestTidyKeepsTheCatalogue(t *testing.T) {
	for name, s := range map[string]sample{
		"all-met": allMet, "deduction": deduction, "count": count, "cumulative": cumulative, "rating": rating, "good": good,
	} {
		t.Run(name, func(t *testing.T) { same(t, s.files(), tidied(t, s.files())) })
	}
	shipped, err := fs.Glob(os.DirFS("../frameworks"), "*/"+controls.MainFile)
	require.NoError(t, err)
	require.NotEmpty(t, shipped)
	for _, main := range shipped {
		t.Run(main, func(t *testing.T) {
			files := os.DirFS("../frameworks/" + path.Dir(main))
			same(t, files, tidied(t, files))
		})
	}
}

func TestTidy(t *testing.T) {
	const untidy = `# About this file.

# About the first.
- title: 'Accounts' # short
  level: "L1"
  id: AC.1
  ask: {zh-TW: '是嗎？', en: "Is it so?"}
  # Why it is so.
  why: >
    Because
    it is.
  objectives:
      b: {zh-TW: 乙, en: "yes"}
      a:
        scale: often
        text: {zh-TW: 甲, en: 'It''s so: always.'}
  do: ["- first", second]
  weight: 3
  refs: {other: ['3.1.1', "(b)(1)"]}
  unheard: of
- id: "3.10"
# The end.
`
	const tidy = `# About this file.

# About the first.
- id: AC.1
  level: L1
  title: Accounts # short
  weight: 3
  ask: {en: "Is it so?", zh-TW: 是嗎？}
  # Why it is so.
  why: Because it is.
  do: ["- first", second]
  objectives:
    b: {en: "yes", zh-TW: 乙}
    a:
      text: {en: "It's so: always.", zh-TW: 甲}
      scale: often
  refs: {other: ["3.1.1", (b)(1)]}
  unheard: of

- id: "3.10"

# The end.
`
	out := tidied(t, fstest.MapFS{
		"catalogue.yaml": {Data: []byte(allMet["catalogue.yaml"])},
		"access.yaml":    {Data: []byte(untidy)},
	})
	require.Equal(t, tidy, string(out["access.yaml"].Data))
}

func TestTidyRefusesWhatItCannotRead(t *testing.T) {
	var invalid *controls.InvalidError
	for name, text := range map[string]string{
		"no YAML": "a: [", "an alias": "a: &b c\nd: *b\n", "nothing": "", "two documents": "a: b\n---\nc: d\n", "a control character": "a: \x1b\n",
	} {
		s := sample{"catalogue.yaml": allMet["catalogue.yaml"], "access.yaml": text}
		_, err := controls.Tidy(s.files())
		require.True(t, errors.As(err, &invalid), "%s: %v", name, err)
	}
	_, err := controls.Tidy(fstest.MapFS{})
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// FuzzTidy proves that what Tidy writes reads back the same, stays as it is, and loads as before.
func FuzzTidy(f *testing.F) {
	for _, s := range []sample{allMet, deduction, count, cumulative, rating, good} {
		for _, text := range s {
			f.Add(text)
		}
	}
	f.Add("# one\n- a: b # two\n  # three\n\n  # four\n- c\n# five\n")
	f.Add("[{a: 'x\n\n  y'}, \"\\t-\"]\n")
	f.Fuzz(func(t *testing.T, access string) {
		s := sample{"catalogue.yaml": allMet["catalogue.yaml"], "access.yaml": access}
		if _, err := controls.Tidy(s.files()); err != nil {
			var invalid *controls.InvalidError
			var untidy *controls.UntidyError
			require.True(t, errors.As(err, &invalid) || errors.As(err, &untidy), "%v", err)
			return
		}
		out := tidied(t, s.files())
		if _, err := controls.Load(s.files()); err == nil {
			same(t, s.files(), out)
		}
	})
}
