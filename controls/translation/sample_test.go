package translation_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/translation"
)

// folder is a catalogue as file names and contents.
type folder map[string]string

func (s folder) files() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range s {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// edit returns the folder with one place of one file changed. The old text must stand there just once.
func (s folder) edit(t testing.TB, file, old, with string) folder {
	t.Helper()
	require.Equal(t, 1, bytes.Count([]byte(s[file]), []byte(old)), "%q must stand once in %s", old, file)
	out := maps.Clone(s)
	out[file] = string(bytes.Replace([]byte(s[file]), []byte(old), []byte(with), 1))
	return out
}

// sample is offered in English and Traditional Chinese, and is being translated into Japanese.
var sample = folder{
	"catalogue.yaml": `format: rung/v1
id: sample
version: "1.0"
title: {en: Sample, zh-TW: 範本}
short: Sample
publisher: Example
languages: [en, zh-TW]
translating: [ja]
licence: CC0-1.0
notice: {en: An example., zh-TW: 範例。}

levels:
  - id: L1
    title: {en: One, zh-TW: 第一級, ja: 一}
    about: {en: The first., zh-TW: 第一級。}
    rule: {kind: all-met, cite: Rule 1}

domains:
  - {id: AC, file: access.yaml, title: {en: Access, zh-TW: 存取}}
`,
	"access.yaml": `# About access.

- id: AC.1
  level: L1
  title: {en: Accounts, zh-TW: 帳號} # a title
  ask: {en: "Is it so?", zh-TW: 是這樣嗎？}
  # Why it is so.
  why: {en: Because., zh-TW: 因為。}
  do:
    en:
      - Do it.
      - Go on. # and on
      - Stop.
    zh-TW:
      - 去做。
      - 繼續。 # 一直
      - 停止。
  evidence: {en: [A list., A photo.], zh-TW: [清單。, 照片。]}
  objectives:
    a: {en: It is so., zh-TW: 是這樣。}
    b:
      text: {en: It was so., zh-TW: 曾是這樣。}
`,
}

// plain has one language and writes each text once.
var plain = folder{
	"catalogue.yaml": `format: rung/v1
id: plain
version: "1.0"
title: Plain
short: Plain
publisher: Example
languages: [en]
translating: [zh-TW]
licence: CC0-1.0
notice: An example.

levels:
  - {id: L1, title: One, about: The first., rule: {kind: all-met, cite: Rule 1}}

domains:
  - {id: AC, file: access.yaml, title: Access}
`,
	"access.yaml": `- id: AC.1
  level: L1
  title: Accounts # a title
  ask: Is it so?
  # Why it is so.
  why: |-
    Because.
    So.
  do: [Do it., Go on.]
  evidence:
    - A list. # or two
    - A photo.
  objectives: {a: It is so.}
`,
}

func passages(t testing.TB, files fs.FS) (*controls.Catalogue, []controls.Passage) {
	t.Helper()
	c, found, err := controls.Passages(files)
	require.NoError(t, err)
	return c, found
}

// translated puts translations into a folder and returns what it is then.
func translated(t testing.TB, files fs.FS, of []controls.Translation) fstest.MapFS {
	t.Helper()
	changed, err := controls.Translate(files, of)
	require.NoError(t, err)
	out := fstest.MapFS{}
	names, err := fs.Glob(files, "*.yaml")
	require.NoError(t, err)
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		require.NoError(t, err)
		if changed[name] != nil {
			data = changed[name]
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// stamped says that every translation fits.
func stamped(t testing.TB, files fs.FS) fstest.MapFS {
	t.Helper()
	c, found := passages(t, files)
	return translated(t, files, translation.Stamps(c, found, translation.Languages(c), func(*controls.Passage) bool { return true }))
}

// shipped are the folders of the catalogues that come with the program.
func shipped(t testing.TB) map[string]fs.FS {
	t.Helper()
	names, err := fs.Glob(os.DirFS("../../frameworks"), "*/"+controls.MainFile)
	require.NoError(t, err)
	require.NotEmpty(t, names)
	out := map[string]fs.FS{}
	for _, name := range names {
		id := name[:len(name)-len(controls.MainFile)-1]
		out[id] = os.DirFS("../../frameworks/" + id)
	}
	return out
}

const zh, ja = lang.TraditionalChinese, lang.Tag("ja")
