package journal

import (
	"os"
	"testing"
)

// holdVariable makes the test binary open a journal and hold it until its input ends.
const holdVariable = "RUNG_TEST_HOLD"

func TestMain(m *testing.M) {
	if path := os.Getenv(holdVariable); path != "" {
		hold(path)
		return
	}
	if !child() {
		os.Exit(m.Run())
	}
}
