package lang

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"
)

// Messages are the interface words of one room, read from a folder that holds YAML files for each language: "en.yaml",
// and for a topic that is large enough "trust.en.yaml". Files are read when the first message is wanted.
type Messages struct {
	load func() (map[Tag]*i18n.Localizer, error)
	tags []Tag
}

// NewMessages names the folder dir of files as a room's messages. It panics when the folder has no message file: the
// files are embedded, so that is a mistake in the program and not in its input.
func NewMessages(files fs.FS, dir string) *Messages {
	names, err := fs.Glob(files, path.Join(dir, "*.yaml"))
	if err != nil || len(names) == 0 {
		panic("lang: no messages in " + dir)
	}
	m := &Messages{}
	for _, name := range names {
		m.tags = append(m.tags, tagOf(name))
	}
	slices.Sort(m.tags)
	m.tags = slices.Compact(m.tags)
	m.load = sync.OnceValues(func() (map[Tag]*i18n.Localizer, error) {
		bundle := i18n.NewBundle(language.English)
		bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
		for _, name := range names {
			if _, err := bundle.LoadMessageFileFS(files, name); err != nil {
				return nil, fmt.Errorf("read messages %s: %w", name, err)
			}
		}
		localizers := map[Tag]*i18n.Localizer{}
		for _, tag := range m.tags {
			localizers[tag] = i18n.NewLocalizer(bundle, string(tag))
		}
		return localizers, nil
	})
	return m
}

// tagOf takes the language from a message file's name: what stands before ".yaml", behind the topic if there is one.
func tagOf(file string) Tag {
	name := strings.TrimSuffix(path.Base(file), ".yaml")
	return Tag(name[strings.LastIndexByte(name, '.')+1:])
}

// Tags lists the languages there are files for, in order.
func (m *Messages) Tags() []Tag { return m.tags }

// Data names the values that a message speaks of. A value named Count also chooses between singular and plural.
type Data map[string]any

// In returns the voice that speaks the messages in one language.
func (m *Messages) In(t Tag) Voice { return Voice{messages: m, Tag: Match(m.tags, string(t))} }

// Voice speaks one room's messages in one language.
type Voice struct {
	messages *Messages
	Tag      Tag
}

// Say returns the message id with data filled in. A message that does not exist is answered by its id in angle
// brackets, which a test over all messages makes sure nobody ever sees.
func (v Voice) Say(id string, data ...Data) string {
	localizers, err := v.messages.load()
	if err != nil {
		return "⟨" + err.Error() + "⟩"
	}
	config := &i18n.LocalizeConfig{MessageID: id}
	if len(data) > 0 {
		config.TemplateData = map[string]any(data[0])
		if count, ok := data[0]["Count"]; ok {
			config.PluralCount = count
		}
	}
	said, err := localizers[v.Tag].Localize(config)
	if err != nil {
		return "⟨" + id + "⟩"
	}
	return said
}
