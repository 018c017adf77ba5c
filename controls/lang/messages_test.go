package lang_test

import (
	"sync"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
)

func messages() *lang.Messages {
	return lang.NewMessages(fstest.MapFS{
		"messages/en.yaml": {Data: []byte(`hello: Hello
greet: "Hello, {{.Name}}"
gaps: {one: "{{.Count}} gap", other: "{{.Count}} gaps"}
only-english: Yes, only here
`)},
		"messages/zh-TW.yaml": {Data: []byte(`hello: 您好
greet: "{{.Name}}您好"
gaps: {other: "{{.Count}}項缺口"}
`)},
		"messages/README.md": {Data: []byte("no messages")},
	}, "messages")
}

func TestSay(t *testing.T) {
	tests := []struct {
		name string
		in   lang.Tag
		id   string
		data []lang.Data
		want string
	}{
		{"a message", "en", "hello", nil, "Hello"},
		{"a message in Chinese", "zh-TW", "hello", nil, "您好"},
		{"a message with data", "en", "greet", []lang.Data{{"Name": "IT"}}, "Hello, IT"},
		{"data is no template", "en", "greet", []lang.Data{{"Name": "{{.Name}}"}}, "Hello, {{.Name}}"},
		{"data is not escaped, whoever shows it does that", "en", "greet", []lang.Data{{"Name": "<b>"}}, "Hello, <b>"},
		{"one", "en", "gaps", []lang.Data{{"Count": 1}}, "1 gap"},
		{"several", "en", "gaps", []lang.Data{{"Count": 2}}, "2 gaps"},
		{"none", "en", "gaps", []lang.Data{{"Count": 0}}, "0 gaps"},
		{"Chinese has one form", "zh-TW", "gaps", []lang.Data{{"Count": 1}}, "1項缺口"},
		{"a message that there is not", "en", "nothing", nil, "⟨nothing⟩"},
		{"a message that there is not in Chinese", "zh-TW", "nothing", nil, "⟨nothing⟩"},
		{"a message that only the other language has", "zh-TW", "only-english", nil, "⟨only-english⟩"},
		{"a count that is no number", "en", "gaps", []lang.Data{{"Count": "many"}}, "⟨gaps⟩"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.want, messages().In(test.in).Say(test.id, test.data...)) })
	}
}

func TestVoiceTakesTheNearestLanguage(t *testing.T) {
	m := messages()
	require.Equal(t, []lang.Tag{"en", "zh-TW"}, m.Tags())
	require.Equal(t, lang.TraditionalChinese, m.In("zh-Hant").Tag)
	require.Equal(t, lang.English, m.In("fr").Tag)
	require.Equal(t, lang.English, m.In("").Tag)
	require.Equal(t, "您好", m.In("zh_TW.UTF-8").Say("hello"))
}

func TestMessagesMayBeSaidFromManySides(t *testing.T) {
	m := messages()
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if said := m.In("en").Say("gaps", lang.Data{"Count": 3}); said != "3 gaps" {
				t.Error(said)
			}
		})
	}
	all.Wait()
}

func TestMissingMessageFilesPanic(t *testing.T) {
	require.PanicsWithValue(t, "lang: no messages in messages", func() { lang.NewMessages(fstest.MapFS{}, "messages") })
}

func TestABrokenMessageFileIsTold(t *testing.T) {
	m := lang.NewMessages(fstest.MapFS{"messages/en.yaml": {Data: []byte("hello: [")}}, "messages")
	require.Contains(t, m.In("en").Say("hello"), "messages/en.yaml")
}
