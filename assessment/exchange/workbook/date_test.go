package workbook

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestDay(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-12-31": "2026-12-31", "2026/12/31": "2026-12-31", "2026.1.2": "2026-01-02", "2026年12月31日": "2026-12-31", "20261231": "2026-12-31",
		"2026-12-31 00:00:00": "2026-12-31", "115/12/31": "2026-12-31", "115.12.31": "2026-12-31", "民國115年12月31日": "2026-12-31",
		"中華民國115年1月2日": "2026-01-02", "1151231": "2026-12-31", "１１５／１２／３１": "2026-12-31", " 2026 / 12 / 31 ": "2026-12-31", "2028-02-29": "2028-02-29",
		"12/31/2026": "", "31.12.2026": "", "15/12/31": "", "2026-13-01": "", "2026-02-30": "", "2027-02-29": "", "next week": "", "46387": "", "2026-12": "",
		"0000-01-01": "", "2026-12-31 08:00:00": "", "+115/1/1": "", "2026-1-001": "", "": "", "-": "", "--": "",
	} {
		got, ok := day(typed)
		require.Equal(t, want, got, typed)
		require.Equal(t, want != "", ok, typed)
	}
}

func FuzzDay(f *testing.F) {
	f.Add("115/12/31")
	f.Fuzz(func(t *testing.T, typed string) {
		if got, ok := day(typed); ok {
			_, err := time.Parse(time.DateOnly, got)
			require.NoError(t, err)
			again, ok := day(got)
			require.True(t, ok)
			require.Equal(t, got, again)
		}
	})
}
