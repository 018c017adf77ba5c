package sample

import (
	"reflect"

	"rung/controls/lang"
	"rung/report"
)

// Harm is a text of everything that does harm where a renderer forgets to escape it.
const Harm = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><!--]]>&lt;b&gt;</style></title></textarea>{{.}}${x}` +
	"`code` *stars* _lines_ ~~struck~~ **bold** [link](javascript:alert(3)) ![picture](https://example.test/a.png) <https://example.test> " +
	"https://example.test/a www.example.test someone@example.test @someone #12 GH-12 :tada: $x^2$ | cell | \\| [^1] [ ] \x1b[31mred\x07 \u202eturned\u202c \u200b\ufeff\xff\xfe \u2028 " +
	"\n# Heading\n- item\n+ item\n1. first\n1) first\n> quoted\n```\nfence\n```\n===\n---\n    indented\n\ttab\n=1+1 終"

// Hostile is a model with every text, at any depth, a harmful one. Every part that a report can have is there.
func Hostile(m report.Model) report.Model {
	poisoned := reflect.New(reflect.TypeOf(m)).Elem()
	poisoned.Set(reflect.ValueOf(m))
	poison(poisoned)
	out := poisoned.Interface().(report.Model)
	out.Lang, out.Also, out.Kind = m.Lang, lang.English, m.Kind
	return out
}

// tokens are texts that choose a drawing and are never a person's: no file can change them.
var tokens = map[string]bool{"Outcome": true, "RungState": true, "Tag": true, "Kind": true}

func poison(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if !tokens[v.Type().Name()] {
			v.SetString(Harm)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		own := reflect.MakeSlice(v.Type(), max(1, min(v.Len(), 3)), max(1, min(v.Len(), 3)))
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			poison(v.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() && v.Type().Elem() == reflect.TypeFor[report.Logo]() {
			return
		}
		own := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			own.Elem().Set(v.Elem())
		}
		v.Set(own)
		poison(own.Elem())
	case reflect.Map: // of the score: for machines
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().PkgPath() != "time" {
				poison(v.Field(i))
			}
		}
	}
}
