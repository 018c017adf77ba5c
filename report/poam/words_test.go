package poam_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"rung/assessment"
	"rung/controls/lang"
	"rung/report/poam"
)

func TestEveryWordIsThereInBothLanguages(t *testing.T) {
	value := regexp.MustCompile(`\{\{\.([A-Za-z]+)\}\}`)
	var all [2]map[string]any
	for i, tag := range []string{"en", "zh-TW"} {
		data, err := os.ReadFile("messages/" + tag + ".yaml")
		require.NoError(t, err)
		require.NoError(t, yaml.Unmarshal(data, &all[i]))
	}
	for id := range all[0] {
		require.Contains(t, all[1], id)
	}
	for id := range all[1] {
		require.Contains(t, all[0], id)
		for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
			data := lang.Data{"Count": 2}
			for _, name := range value.FindAllStringSubmatch(yamlText(t, all[1][id]), -1) {
				if name[1] != "Count" {
					data[name[1]] = "x"
				}
			}
			said := poam.Messages.In(tag).Say(id, data)
			require.NotContains(t, said, "⟨", id)
			require.NotContains(t, said, "no value", "%s in %s", id, tag)
		}
	}
	for _, status := range assessment.Statuses {
		require.Contains(t, all[0], "status-"+string(status))
	}
	for _, state := range []assessment.PlanState{assessment.PlanOpen, assessment.PlanOverdue, assessment.PlanClosed, assessment.PlanReopened} {
		require.Contains(t, all[0], "state-"+string(state))
	}
}

func yamlText(t *testing.T, value any) string {
	text, err := yaml.Marshal(value)
	require.NoError(t, err)
	return string(text)
}
