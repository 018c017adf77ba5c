package journal

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestAMigrationNamesItsCatalogue(t *testing.T) {
	check := func(m *assessment.Migration) string {
		s := schema{ids: map[string]bool{}}
		return s.wrong(&assessment.Event{ID: "a", Time: time.Unix(1, 0), Do: assessment.DoMigrate, Migrate: m})
	}
	const none = "the event names no catalogue"
	require.Equal(t, none, check(nil))
	require.Equal(t, none, check(&assessment.Migration{}))
	require.Empty(t, check(&assessment.Migration{Framework: assessment.FrameworkRef{ID: "small"}}))
}
