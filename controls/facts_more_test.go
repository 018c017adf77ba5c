package controls_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/frameworks"
)

func TestTaiwanIsTheFactTable(t *testing.T) {
	c := shipped(t, "tw-supply-chain")
	rows := facts(t, "taiwan-supply-chain.csv")
	levels := map[string]int{}
	for _, row := range rows {
		r := c.Requirement(row["id"])
		require.NotNil(t, r, row["id"])
		require.Equal(t, "L"+row["level"], r.Level, r.ID)
		require.Equal(t, row["topic_zh_tw"], r.Title.In(lang.TraditionalChinese), r.ID)
		require.Equal(t, row["topic_en"], r.Title.In(lang.English), r.ID)
		for set, column := range map[string]string{"cmmc-2": "cmmc_l2", "csf-2": "csf_2_0", "semi-e187": "semi_e187", "nistir-8259a": "nistir_8259a"} {
			require.Equal(t, strings.Fields(row[column]), append([]string{}, r.RefsIn(set)...), "%s %s", r.ID, set)
		}
		require.GreaterOrEqual(t, len(r.Objectives), 2, r.ID)
		require.LessOrEqual(t, len(r.Objectives), 5, r.ID)
		levels[r.Level]++
	}
	require.Len(t, c.Requirements, 88)
	require.Len(t, c.Domains, 13)
	require.Equal(t, map[string]int{"L1": 17, "L2": 38, "L3": 27, "L4": 6}, levels)
	require.Equal(t, lang.TraditionalChinese, c.Languages[0])
}

func TestCSFIsTheFactTable(t *testing.T) {
	c := shipped(t, "csf-2")
	subcategories, tiers := 0, 0
	for _, row := range facts(t, "nist-csf-2.0.csv") {
		switch row["kind"] {
		case "category":
			require.Contains(t, c.Domain(row["id"]).Title.In(lang.English), row["title"])
		case "subcategory":
			r := c.Requirement(row["id"])
			require.NotNil(t, r, row["id"])
			require.Equal(t, row["parent"], r.Domain, r.ID)
			subcategories++
		case "tier":
			require.Contains(t, c.Scale("tier").Steps[tiers].Title.In(lang.English), row["title"])
			tiers++
		}
	}
	require.Equal(t, 106, subcategories)
	require.Len(t, c.Requirements, 106)
	require.Equal(t, 4, tiers)
	require.Len(t, c.Domains, 22)
}

func TestRansomwareIsTheFactTable(t *testing.T) {
	c := shipped(t, "ransomware-readiness")
	tiers := map[string]int{}
	for _, row := range facts(t, "cisa-rra.csv") {
		r := c.Requirement(strings.ReplaceAll(row["id"], ":", "-"))
		require.NotNil(t, r, row["id"])
		require.Equal(t, row["goal_code"], r.Domain, r.ID)
		require.Equal(t, row["tier"][:1], r.Level, r.ID)
		tiers[r.Level]++
	}
	require.Len(t, c.Requirements, 48)
	require.Equal(t, map[string]int{"B": 18, "I": 17, "A": 13}, tiers)
	require.Len(t, c.Domains, 10)
}

// mainland lists the words that our own texts do without: those of Terms, and some that are right in Taiwan in another
// sense than the one we would need.
func mainland() []string {
	out := strings.Fields("彈性 設置 配置 消息 通信 訪問 方針 數組 菜單 生產環境 模板 映射 核對清單 真實性 質量 您")
	for _, term := range controls.Terms(lang.TraditionalChinese) {
		out = append(out, term.Not...)
	}
	return out
}

func TestChineseIsWrittenAsInTaiwan(t *testing.T) {
	words := mainland()
	entries, err := fs.ReadDir(frameworks.Files, ".")
	require.NoError(t, err)
	for _, entry := range entries {
		files, err := fs.Glob(frameworks.Files, entry.Name()+"/*.yaml")
		require.NoError(t, err)
		for _, name := range files {
			text, err := fs.ReadFile(frameworks.Files, name)
			require.NoError(t, err)
			for _, word := range words {
				require.False(t, strings.Contains(string(text), word), "%s: %s", name, word)
			}
		}
	}
	messages, err := filepath.Glob("../*/*/messages/*zh-TW.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, messages)
	room, err := filepath.Glob("../*/messages/*zh-TW.yaml")
	require.NoError(t, err)
	for _, name := range append(messages, room...) {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, word := range words {
			require.False(t, strings.Contains(string(text), word), "%s: %s", name, word)
		}
	}
}

// TestNoSentenceStandsTwice looks over all catalogues: two requirements never share a question, a reason or an objective.
func TestNoSentenceStandsTwice(t *testing.T) {
	entries, err := fs.ReadDir(frameworks.Files, ".")
	require.NoError(t, err)
	seen := map[string]string{}
	for _, entry := range entries {
		c := shipped(t, entry.Name())
		for i := range c.Requirements {
			r := &c.Requirements[i]
			texts := []lang.Text{r.Ask, r.Why}
			for _, o := range r.Objectives {
				texts = append(texts, o.Text)
			}
			for _, text := range texts {
				for _, tag := range c.Languages {
					said := text.In(tag)
					require.Empty(t, seen[said], "%s says what %s says: %s", r.ID, seen[said], said)
					seen[said] = r.ID
				}
			}
		}
	}
}

// TestQuestionsAreShort holds questions to 40 words of English and 90 characters of Chinese.
func TestQuestionsAreShort(t *testing.T) {
	entries, err := fs.ReadDir(frameworks.Files, ".")
	require.NoError(t, err)
	for _, entry := range entries {
		for _, r := range shipped(t, entry.Name()).Requirements {
			require.LessOrEqual(t, len(strings.Fields(r.Ask.In(lang.English))), 40, r.ID)
			require.LessOrEqual(t, len([]rune(r.Ask.In(lang.TraditionalChinese))), 90, r.ID)
		}
	}
}

func TestZeroTrustIsTheFactTable(t *testing.T) {
	c := shipped(t, "ztmm-2")
	kinds, stages := map[string]int{}, 0
	titles := map[string][]string{} // by pillar, in order
	for _, r := range c.Requirements {
		pillar := c.Domain(r.Domain).Title.In(lang.English)
		titles[pillar] = append(titles[pillar], r.Title.In(lang.English))
		require.Len(t, r.Objectives[0].Stages, 4, r.ID)
	}
	for _, row := range facts(t, "cisa-ztmm-2.0.csv") {
		kinds[row["kind"]]++
		if row["kind"] == "stage" {
			require.Equal(t, row["name"], c.Scale("stage").Steps[stages].Title.In(lang.English))
			stages++
			continue
		}
		require.NotEmpty(t, titles[row["pillar"]], row["name"])
		require.Equal(t, row["name"], titles[row["pillar"]][0])
		titles[row["pillar"]] = titles[row["pillar"]][1:]
	}
	require.Equal(t, map[string]int{"function": 22, "cross_cutting": 15, "stage": 4}, kinds)
	require.Len(t, c.Requirements, 37)
	require.Len(t, c.Domains, 5)
}

// TestShippedCataloguesAreTidy holds them to what "catalogue fmt" writes.
func TestShippedCataloguesAreTidy(t *testing.T) {
	entries, err := fs.ReadDir(frameworks.Files, ".")
	require.NoError(t, err)
	for _, entry := range entries {
		files, err := fs.Sub(frameworks.Files, entry.Name())
		require.NoError(t, err)
		tidy, err := controls.Tidy(files)
		require.NoError(t, err)
		for name, text := range tidy {
			now, err := fs.ReadFile(files, name)
			require.NoError(t, err)
			require.True(t, string(now) == string(text), "%s/%s: run rung catalogue fmt", entry.Name(), name)
		}
	}
}
