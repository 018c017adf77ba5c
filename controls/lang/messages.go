package lang

import (
	"errors"
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
// and for a topic that is large enough "trust.en.yaml". A language is read when its first message is wanted.
type Messages struct {
	tags []Tag
	load map[Tag]func() (*i18n.Localizer, error)
}

// NewMessages names the folder dir of files as a room's messages. It panics when the folder has no message file: the
// files are embedded, so that is a mistake in the program and not in its input.
func NewMessages(files fs.FS, dir string) *Messages {
	names, err := fs.Glob(files, path.Join(dir, "*.yaml"))
	if err != nil || len(names) == 0 {
		panic("lang: no messages in " + dir)
	}
	m := &Messages{load: map[Tag]func() (*i18n.Localizer, error){}}
	of := map[Tag][]string{}
	for _, name := range names {
		of[tagOf(name)] = append(of[tagOf(name)], name)
	}
	for tag, names := range of {
		m.tags = append(m.tags, tag)
		m.load[tag] = sync.OnceValues(func() (*i18n.Localizer, error) { return localizer(files, tag, names) })
	}
	slices.Sort(m.tags)
	return m
}

// localizer reads the message files of one language, side by side: every command waits for them.
func localizer(files fs.FS, tag Tag, names []string) (*i18n.Localizer, error) {
	read, errs := make([]*i18n.MessageFile, len(names)), make([]error, len(names))
	var reading sync.WaitGroup
	for i, name := range names {
		reading.Go(func() { read[i], errs[i] = messageFile(files, name) })
	}
	reading.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	bundle := i18n.NewBundle(language.English)
	for _, file := range read {
		if err := bundle.AddMessages(file.Tag, file.Messages...); err != nil {
			return nil, fmt.Errorf("read messages %s: %w", file.Path, err)
		}
	}
	return i18n.NewLocalizer(bundle, string(tag)), nil
}

func messageFile(files fs.FS, name string) (*i18n.MessageFile, error) {
	data, err := fs.ReadFile(files, name)
	if err == nil {
		var file *i18n.MessageFile
		if file, err = i18n.ParseMessageFileBytes(data, name, map[string]i18n.UnmarshalFunc{"yaml": yaml.Unmarshal}); err == nil {
			return file, nil
		}
	}
	return nil, fmt.Errorf("read messages %s: %w", name, err)
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
	localizer, err := v.messages.load[v.Tag]()
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
	said, err := localizer.Localize(config)
	if err != nil {
		return "⟨" + id + "⟩"
	}
	return said
}
