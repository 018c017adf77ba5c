package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/ciso"
	"rung/controls/cprt"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/tabular"
)

// TestEverythingThatImportersLeaveAndRefuseHasWords asks for each message by the constants of the packages, which no test
// of the message files sees.
func TestEverythingThatImportersLeaveAndRefuseHasWords(t *testing.T) {
	messages := lang.NewMessages(messageFiles, "messages")
	ids := []string{}
	add := func(prefix string, list ...string) {
		for _, what := range list {
			ids = append(ids, prefix+what)
		}
	}
	add("left-", cprt.Repeated, cprt.OtherKind, cprt.Moved, cprt.Unknown)
	add("left-", ciso.Description, ciso.Object, ciso.Heading, ciso.Group, ciso.EmptyGroup, ciso.Scale, ciso.Question, ciso.Choices, ciso.Control,
		ciso.Weight, ciso.MoreFrames, ciso.Unconnected, ciso.Ungrouped)
	add("left-", draft.Translating, tabular.LeftColumn, tabular.LeftSheet, tabular.LeftWeight, tabular.LeadIn, tabular.NoQuestion)
	add("cprt-", cprt.NotJSON, cprt.NoElements, cprt.NoRequirements, cprt.TooLarge)
	add("ciso-", ciso.NotYAML, ciso.NoFramework, ciso.NoRequirements, ciso.Tagged, ciso.TooLarge)
	add("table-column-", tabular.BadForm, tabular.UnknownField, tabular.BadLanguage, tabular.UnknownHead, tabular.TwiceNamed, tabular.NeedsID)
	add("table-row-", tabular.NoRequirement, tabular.SameID, tabular.NoText, tabular.NotNumber)
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		for _, id := range ids {
			require.NotContains(t, messages.In(tag).Say(id, lang.Data{"Number": 1, "Name": "x", "Word": "x", "Path": "x", "Reason": "", "Line": 1, "Limit": 1, "Value": "x"}), "⟨", id)
		}
	}
}
