package controls_test

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

func TestCopyAs(t *testing.T) {
	for _, id := range []string{"", "A", "a b", "../a", "a--b", "-a"} {
		_, err := controls.CopyAs(allMet.files(), id)
		var wrong *controls.IDError
		require.True(t, errors.As(err, &wrong), id)
	}
	out, err := controls.CopyAs(deduction.files(), "other-points")
	require.NoError(t, err)
	require.Equal(t, deduction.edit(t, "catalogue.yaml", "id: points", "id: other-points")["catalogue.yaml"], string(out["catalogue.yaml"]))
	require.Equal(t, deduction.edit(t, "planning.yaml", "points: [PL.1]", "other-points: [PL.1]")["planning.yaml"], string(out["planning.yaml"]))
}

func TestCopiedCataloguesLoad(t *testing.T) {
	shipped, err := fs.Glob(os.DirFS("../frameworks"), "*/"+controls.MainFile)
	require.NoError(t, err)
	require.NotEmpty(t, shipped)
	for _, main := range shipped {
		out, err := controls.CopyAs(os.DirFS("../frameworks/"+path.Dir(main)), "my-own")
		require.NoError(t, err, main)
		files := fstest.MapFS{}
		for name, data := range out {
			files[name] = &fstest.MapFile{Data: data}
		}
		c, err := controls.Load(files)
		require.NoError(t, err, main)
		require.Equal(t, "my-own", c.ID)
	}
}
