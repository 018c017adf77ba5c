package pdf

import (
	"os"
	"rung/assessment"
	"rung/controls/lang"
	"strings"
	"testing"
)

func TestTry(t *testing.T) {
	dir := os.Getenv("TRY")
	if dir == "" {
		return
	}
	for _, tag := range languages {
		long := firms[tag]
		long.Firm = map[lang.Tag]string{"en": "Consolidated Central Taiwan Precision Machinery, Aerospace Fastener and Surface Treatment Manufacturing Holdings Co., Ltd.", "zh-TW": strings.Repeat("中台灣精密機械航太扣件表面處理工業", 7) + "有限"}[tag]
		for name, x := range map[string]trial{
			"usual":   usual(tag),
			"empty":   {profile: firms[tag], answer: always(assessment.Unanswered, "")},
			"done":    {profile: long, answer: always(assessment.Met, "")},
			"hostile": hostile(),
			"huge": {catalogue: os.DirFS("/tmp/pdfw/l2"), target: "L2", profile: long, answer: func(i int) (assessment.Outcome, string) {
				if i%3 == 0 {
					return assessment.NotMet, strings.Repeat(notes[tag][0]+notes[tag][2], map[lang.Tag]int{"en": 20, "zh-TW": 60}[tag])
				}
				return assessment.Met, ""
			}},
		} {
			f, _ := os.Create(dir + "/" + name + "-" + string(tag) + ".pdf")
			if err := Render(f, x.model(t, tag)); err != nil {
				t.Error(name, err)
			}
			f.Close()
		}
	}
}
