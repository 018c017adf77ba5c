package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// The setup reads main files alone, so that every level that stands there must ask something.
func TestEveryLevelOfAShippedCatalogueCanBeTheGoal(t *testing.T) {
	a := newApp(nil, environment{Getenv: func(string) string { return "" }})
	options, only, err := a.setupOptions(assessOptions{})
	require.NoError(t, err)
	require.Nil(t, only)
	require.Len(t, options.Choices, len(shipped()))
	for i, id := range shipped() {
		c, err := a.loadCatalogue(id)
		require.NoError(t, err)
		choice := options.Choices[i]
		require.Equal(t, c.ID, choice.Framework)
		require.Equal(t, c.Title, choice.Title)
		require.Equal(t, c.Facts, choice.Facts)
		require.Equal(t, c.Profiles, choice.Profiles)
		var levels []string
		for _, l := range choice.Levels {
			levels = append(levels, l.ID)
		}
		require.Equal(t, askable(c), levels)
	}
}
