package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rung": main})
}

// TestScripts drives the real binary through every command, with good and with bad input.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1795305600") // 2026-11-22
			env.Setenv("LANG", "en_US.UTF-8")
			if err := writeBundles(env.WorkDir); err != nil {
				return err
			}
			return writePictures(env.WorkDir)
		},
	})
}
