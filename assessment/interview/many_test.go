package interview

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// manyQuestions is a catalogue of n objectives, four to a requirement, in both languages.
func manyQuestions(t testing.TB, n int) *controls.Catalogue {
	var b strings.Builder
	for r := range (n + 3) / 4 {
		fmt.Fprintf(&b, "- id: ZZ.L1-%d\n  level: L1\n  title: {en: Requirement %d, zh-TW: 第%d項要求}\n", r+1, r+1, r+1)
		b.WriteString("  weight: 1\n  cite: c\n")
		fmt.Fprintf(&b, "  ask: {en: \"Is number %d in place everywhere in the plant?\", zh-TW: 全廠是否都已落實第%d項？}\n", r+1, r+1)
		b.WriteString("  why: {en: It matters., zh-TW: 因為重要。}\n  do: {en: [begin], zh-TW: [開始]}\n  evidence: {en: [paper], zh-TW: [文件]}\n  objectives:\n")
		for o := range min(4, n-4*r) {
			fmt.Fprintf(&b, "    %c: {en: Part %d of number %d is in place and somebody has looked at it this year., zh-TW: 第%d項的第%d部分已經落實，而且今年有人檢查過。}\n", 'a'+o, o+1, r+1, r+1, o+1)
		}
	}
	c, err := controls.Load(fstest.MapFS{
		"catalogue.yaml": {Data: []byte(`
format: rung/v1
id: many
version: "1"
title: {en: Many, zh-TW: 許多}
short: Many
publisher: {en: nobody, zh-TW: 無}
languages: [en, zh-TW]
licence: Apache-2.0
notice: {en: none, zh-TW: 無}
sources: [{id: s, title: S, date: "2020"}]
levels:
  - {id: L1, title: {en: Level 1, zh-TW: 第1級}, about: {en: a, zh-TW: 甲}, rule: {kind: deduction, cite: c, maximum: 110}}
domains:
  - {id: ZZ, file: zz.yaml, title: {en: Everything, zh-TW: 全部}}
`)},
		"zz.yaml": {Data: []byte(b.String())},
	})
	require.NoError(t, err)
	return c
}
