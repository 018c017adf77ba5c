package controls_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
)

// rightToo are words that the glossary advises against in one sense and that are right in Taiwan in another. Nobody can
// tell the two apart without reading, so Terms does not list them.
var rightToo = strings.Fields("支持 保存 對象 程序 文件 指南 接口 字體 編碼 培訓 外包 披露 導入 庫 數據 響應 恢復 參數 質量 檢測 人工智能 " +
	"項目 策略 認證 登錄 運行 上報 代碼 查看 終端 彈性 設置 配置 消息 通信 訪問 方針 數組 菜單 合作夥伴關係 生產環境 模板 映射 核對清單 真實性")

// TestTermsAreTheGlossary proves that each word which the glossary advises against is in Terms, whole or in part, or is
// right in another sense.
func TestTermsAreTheGlossary(t *testing.T) {
	var not []string
	for _, term := range controls.Terms(lang.TraditionalChinese) {
		require.NotEmpty(t, term.Use)
		require.NotEmpty(t, term.Not)
		require.Equal(t, lang.TraditionalChinese, term.Language)
		for _, word := range term.Not {
			require.NotContains(t, not, word, "listed twice")
			not = append(not, word)
		}
	}
	avoid := regexp.MustCompile(`avoid (\p{Han}{2,})`)
	seen := 0
	for _, row := range facts(t, "glossary-zh-TW.csv") {
		for _, m := range avoid.FindAllStringSubmatch(row["note"], -1) {
			if slices.Contains(rightToo, m[1]) {
				continue
			}
			seen++
			require.True(t, slices.ContainsFunc(not, func(word string) bool { return strings.Contains(m[1], word) }), m[1])
		}
	}
	require.Greater(t, seen, 60)
	require.Empty(t, controls.Terms(lang.English))
}

func TestTheGlossaryIsReadAndWritten(t *testing.T) {
	s := good.edit(t, "catalogue.yaml", "levels:\n", "glossary:\n  - {language: zh-TW, use: 鑑別, not: [認證, 身分驗證], except: [認證機構]}\n  - {language: en, use: \"3.10\", not: [x]}\nlevels:\n")
	c := load(t, s)
	require.Equal(t, []controls.Term{
		{Language: "zh-TW", Use: "鑑別", Not: []string{"認證", "身分驗證"}, Except: []string{"認證機構"}},
		{Language: "en", Use: "3.10", Not: []string{"x"}},
	}, c.Glossary)
	again, err := controls.Load(encoded(t, c))
	require.NoError(t, err)
	require.Equal(t, c.Glossary, again.Glossary)
}

// FuzzTerms proves that no text and no word upsets the search, and that a word which stands alone is found.
func FuzzTerms(f *testing.F) {
	f.Add("認證", "認證機構")
	f.Add("two-factor", "x")
	f.Fuzz(func(t *testing.T, not, except string) {
		for _, s := range []string{not, except} {
			if controls.Unfit(s) != "" || strings.TrimSpace(s) != s || s == "" || strings.ContainsAny(s, "\n\t\"\\") {
				return
			}
		}
		glossary := "glossary:\n  - {language: en, use: ok, not: [\"" + not + "\"], except: [\"" + except + "\"]}\nlevels:\n"
		s := good.edit(t, "catalogue.yaml", "levels:\n", glossary).edit(t, "access.yaml", "en: Because.", "en: \"( "+not+" )\"")
		found, err := controls.Lint(s.files())
		require.NoError(t, err)
		allowed := strings.Contains(strings.ToLower("( "+not+" )"), strings.ToLower(except)) || strings.Contains(strings.ToLower(not), "ok") || strings.Contains("( ok )", not)
		told := slices.ContainsFunc(found, func(p controls.Problem) bool { return p.Rule == "forbidden-term" })
		require.True(t, told || allowed || slices.ContainsFunc(found, func(p controls.Problem) bool { return p.Severity == controls.Error }), "%q", found)
	})
}
