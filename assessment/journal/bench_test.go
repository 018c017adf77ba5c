package journal

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// benchmarkModes runs a benchmark for a plain and an encrypted file.
func benchmarkModes(b *testing.B, run func(b *testing.B, keys Keys, u *Unlocker)) {
	keys, u := oneKey()
	b.Run("plain", func(b *testing.B) { run(b, Keys{}, nil) })
	b.Run("encrypted", func(b *testing.B) { run(b, keys, u) })
}

// BenchmarkAppend saves one answer so that it outlasts a power failure, and reports the median.
func BenchmarkAppend(b *testing.B) {
	benchmarkModes(b, func(b *testing.B, keys Keys, u *Unlocker) {
		j, err := CreateWith(filepath.Join(b.TempDir(), "firm.rung"), CreateOptions{Keys: keys}, header(), answer(1))
		require.NoError(b, err)
		defer j.Close()
		var took []time.Duration
		for b.Loop() {
			began := time.Now()
			require.NoError(b, j.Append(answer(2)))
			took = append(took, time.Since(began))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds()), "median-µs")
	})
}

// history is the events of 320 questions that were answered over and over, 5,000 times in all.
func history() []assessment.Event {
	events := answers(1, 5000)
	for i := range events {
		events[i].Set[0].ID = fmt.Sprintf("AC.L2-3.1.%d[a]", i%320)
	}
	return events
}

// BenchmarkOpen5000 opens and checks a file of 320 answers with a history of 5,000 events.
func BenchmarkOpen5000(b *testing.B) {
	benchmarkModes(b, func(b *testing.B, keys Keys, u *Unlocker) {
		path := filepath.Join(b.TempDir(), "firm.rung")
		j, err := CreateWith(path, CreateOptions{Keys: keys}, header(), history()...)
		require.NoError(b, err)
		require.NoError(b, j.Close())
		b.SetBytes(j.log.size)
		b.ReportAllocs()
		for b.Loop() {
			j, err := OpenWith(path, u)
			require.NoError(b, err)
			require.NoError(b, j.Close())
		}
	})
}

// BenchmarkPassphrase stretches a passphrase, which happens once per session.
func BenchmarkPassphrase(b *testing.B) {
	path := filepath.Join(b.TempDir(), "firm.rung")
	j, err := CreateWith(path, CreateOptions{Keys: Keys{Passphrase: testPassphrase}}, header())
	require.NoError(b, err)
	require.NoError(b, j.Close())
	for b.Loop() {
		_, err := ReadWith(path, &Unlocker{Passphrase: asked(testPassphrase, new(int))})
		require.NoError(b, err)
	}
}

// BenchmarkDecodeLargest reads a file just under MaxBytes.
func BenchmarkDecodeLargest(b *testing.B) {
	data, _, err := encoded(header(), answers(1, 100_000))
	require.NoError(b, err)
	require.Less(b, len(data), MaxBytes)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		_, err := decode("", data, nil)
		require.NoError(b, err)
	}
}
