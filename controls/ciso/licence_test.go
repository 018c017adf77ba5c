package ciso

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheLicenceIsNamedAsTheNoticeDoes(t *testing.T) {
	long := " " + strings.Repeat("All material is provided as it is. ", 5)
	for _, row := range []struct{ notice, want string }{
		{"© Example, CC BY 4.0", "CC-BY-4.0"},
		{"provided under a Creative Commons Attribution 3.0 Australia licence, with exceptions." + long, "CC-BY-3.0"},
		{"Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International" + long, "CC-BY-NC-ND-4.0"},
		{"CC-BY-NC-SA-3.0" + long, "CC-BY-NC-SA-3.0"},
		{"Attribution-ShareAlike, no version said" + long, "CC-BY-SA"},
		{"CC0" + long, "CC0-1.0"},
		{"Public domain", "Public domain"},
		{"No word of a licence." + long, ""},
		{"", ""},
	} {
		require.Equal(t, row.want, licence(row.notice), row.notice)
	}
}
