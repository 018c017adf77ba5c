package journal

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkAppend saves one answer so that it outlasts a power failure.
func BenchmarkAppend(b *testing.B) {
	path, _ := sample(b, 1)
	j, err := Open(path)
	require.NoError(b, err)
	defer j.Close()
	for b.Loop() {
		require.NoError(b, j.Append(answer(2)))
	}
}

// BenchmarkOpen5000 opens and checks a file of 5,000 answers.
func BenchmarkOpen5000(b *testing.B) {
	path, data := sample(b, 5000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		j, err := Open(path)
		require.NoError(b, err)
		require.NoError(b, j.Close())
	}
}

// BenchmarkDecodeLargest reads a file just under MaxBytes.
func BenchmarkDecodeLargest(b *testing.B) {
	data, _, err := encode(header(), answers(1, 100_000))
	require.NoError(b, err)
	require.Less(b, len(data), MaxBytes)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		_, err := decode("", data)
		require.NoError(b, err)
	}
}
