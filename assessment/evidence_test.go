package assessment_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestHashFile(t *testing.T) {
	sum, size, err := assessment.HashFile(strings.NewReader("abc"))
	require.NoError(t, err)
	require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", sum, "FIPS 180-2, appendix B.1")
	require.Equal(t, int64(3), size)
	sum, size, err = assessment.HashFile(strings.NewReader(""))
	require.NoError(t, err)
	require.Equal(t, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", sum)
	require.Zero(t, size)
	broken := errors.New("pulled out")
	sum, size, err = assessment.HashFile(iotest.TimeoutReader(iotest.ErrReader(broken)))
	require.ErrorIs(t, err, broken)
	require.Empty(t, sum)
	require.Zero(t, size)
}
