package report

import (
	"fmt"
	"reflect"
	"strings"

	"rung/controls"
)

// Shown returns a copy of a model in which every text can be shown to a person: lines end in \n alone, and characters
// that must not be seen raw (controls.Hidden) are named by their code. A renderer still escapes what its own format
// gives a meaning. What is for machines alone (Model.Score, a logo) stays as it is.
func Shown(m Model) Model {
	shown := reflect.New(reflect.TypeOf(m)).Elem()
	shown.Set(reflect.ValueOf(m))
	showEach(shown)
	return shown.Interface().(Model)
}

// showEach replaces every text within a value that can be set. What is reached through slices and pointers is copied
// first: it belongs to the caller.
func showEach(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(ShownText(v.String()))
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Type() == reflect.TypeFor[Logo]() {
			return
		}
		own := reflect.New(v.Elem().Type())
		own.Elem().Set(v.Elem())
		v.Set(own)
		showEach(own.Elem())
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			showEach(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Score]() {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				showEach(v.Field(i))
			}
		}
	}
}

// ShownText is one text as Shown leaves it.
func ShownText(s string) string {
	if !strings.ContainsFunc(s, controls.Hidden) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	var b strings.Builder
	for _, r := range s {
		if controls.Hidden(r) {
			fmt.Fprintf(&b, "[%U]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
