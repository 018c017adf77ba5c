package main

import (
	"regexp"
	"strings"

	"rung/controls/lang"
)

// usageForm is a complaint of the command-line library, which speaks English alone; message is "usage-" and its name.
type usageForm struct{ name, pattern string }

var usageForms = []usageForm{
	{"exact", `^accepts (?P<A>\d+) arg\(s\), received (?P<B>\d+)$`},
	{"at-most", `^accepts at most (?P<A>\d+) arg\(s\), received (?P<B>\d+)$`},
	{"at-least", `^requires at least (?P<A>\d+) arg\(s\), only received (?P<B>\d+)$`},
	{"between", `^accepts between (?P<A>\d+) and (?P<B>\d+) arg\(s\), received (?P<C>\d+)$`},
	{"command", `^unknown command "(?P<A>[^\n]*)" for "(?P<B>[^\n]*?)"(?P<C>(?s:\n.*)?)$`},
	{"flag", `^unknown flag: (?P<A>.*)$`},
	{"shorthand", `^unknown shorthand flag: '(?P<A>.*)' in .*$`},
	{"required", `^required flag\(s\) (?P<A>.*) not set$`},
	{"argument", `^flag needs an argument: (?P<A>.*)$`},
	{"invalid", `^invalid argument "(?P<A>.*)" for "(?P<B>.*)" flag: .*$`},
	{"together", `^if any flags in the group \[.*\] are set none of the others can be; \[(?P<A>.*)\] were all set$`},
	{"missing-one", `^at least one of the flags in the group \[(?P<A>.*)\] is required$`},
}

// usageWords says in the language of the run what the command-line library says in English.
func (a *app) usageWords(err error) string {
	said := err.Error()
	for _, form := range usageForms {
		pattern := regexp.MustCompile(form.pattern)
		found := pattern.FindStringSubmatch(said)
		if found == nil {
			continue
		}
		data := lang.Data{}
		for i, name := range pattern.SubexpNames() {
			if name != "" {
				data[name] = strings.ReplaceAll(found[i], "Did you mean this?", a.say("usage-meant"))
			}
		}
		return a.say("usage-"+form.name, data)
	}
	return said
}
