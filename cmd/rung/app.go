package main

import (
	"embed"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/trust"
)

//go:embed messages/*.yaml
var messageFiles embed.FS

// version is set at build time with -ldflags "-X main.version=1.2.3".
var version = ""

// app is one run of the program: its environment and what all commands share.
type app struct {
	environment
	voice   lang.Voice
	lang    lang.Tag
	langs   []lang.Tag // those that --lang names behind the first one
	started bool       // a command began: what goes wrong from here on is no wrong usage

	catalogue string           // --catalogue
	loaded    map[string]fs.FS // the files of the catalogues that were loaded, by digest
	asOf      string           // --as-of
	noColor   bool             // --no-color
	keys      keyFlags

	trust      trustFlags
	store      *trust.Store                            // the trusted keys, once they were read
	signatures map[*controls.Catalogue]trust.Signature // who answers for the catalogues that were loaded
	told       map[string]bool                         // lines that are told once
}

func newApp(args []string, env environment) *app {
	messages := lang.NewMessages(messageFiles, "messages")
	wanted := strings.Split(flagValue(args, "--lang"), ",")
	tag := lang.Match(messages.Tags(), wanted[0], env.Getenv("RUNG_LANG"), env.Getenv("LC_ALL"), env.Getenv("LC_MESSAGES"), env.Getenv("LANG"))
	a := &app{environment: env, voice: messages.In(tag), lang: tag, loaded: map[string]fs.FS{}, signatures: map[*controls.Catalogue]trust.Signature{}, told: map[string]bool{}}
	for _, further := range wanted[1:] {
		a.langs = append(a.langs, lang.Match(messages.Tags(), further))
	}
	return a
}

// flagValue looks a flag up before the command line is parsed, because the help itself speaks the language it sets.
func flagValue(args []string, name string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, name+"="); ok {
			return value
		}
		if arg == name && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

func (a *app) say(id string, data ...lang.Data) string { return a.voice.Say(id, data...) }

// tell writes a line for a person, apart from the result.
func (a *app) tell(id string, data ...lang.Data) { fmt.Fprintln(a.Err, visible(a.say(id, data...))) }

// color reports whether the person wants colour.
func (a *app) color() bool { return !a.noColor && a.Getenv("NO_COLOR") == "" }

// programVersion is the version built in, else that of the module, else "dev".
func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return "dev"
}
