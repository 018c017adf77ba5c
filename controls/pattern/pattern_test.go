package pattern_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/pattern"
)

func TestAnExpressionIsCompiledOnceAndWhenNeeded(t *testing.T) {
	require.NotPanics(t, func() { pattern.Of(`(`) }, "nothing is compiled yet")
	require.Panics(t, func() { pattern.Of(`(`)() })
	word := pattern.Of(`^[a-z]+$`)
	require.True(t, word().MatchString("word"))
	require.Same(t, word(), word())
}
