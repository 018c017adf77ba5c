package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment/journal"
	"rung/controls/lang"
)

type lockOptions struct {
	path, out  string
	recipients []string
	noPhrase   bool
}

func newLock(a *app) *cobra.Command {
	c := a.command("lock FILE [--recipient age1...] [-o OUT]", "lock")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o lockOptions
	c.Flags().StringSliceVar(&o.recipients, "recipient", nil, a.say("flag-recipient"))
	c.Flags().BoolVar(&o.noPhrase, "no-passphrase", false, a.say("flag-no-passphrase"))
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-lock-output"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.path = args[0]
		return a.runLock(o)
	}
	return c
}

func (a *app) runLock(o lockOptions) error {
	u, err := a.unlock()
	if err != nil {
		return err
	}
	keys, err := a.newKeys(!o.noPhrase, o.recipients)
	if err != nil {
		return err
	}
	done, err := journal.Lock(o.path, o.out, keys, u)
	if err != nil {
		return err
	}
	if o.out == "" {
		o.out = o.path
	}
	a.tell("lock-done", lang.Data{"Path": o.out})
	if len(done.Plain) > 0 {
		a.tell("lock-plain", lang.Data{"Paths": strings.Join(done.Plain, ", ")})
	}
	return nil
}

func newUnlock(a *app) *cobra.Command {
	c := a.command("unlock FILE [-o OUT]", "unlock")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	out := c.Flags().StringP("output", "o", "", a.say("flag-lock-output"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		u, err := a.unlock()
		if err != nil {
			return err
		}
		if err := journal.Unlock(args[0], *out, u); err != nil {
			return err
		}
		path := args[0]
		if *out != "" {
			path = *out
		}
		a.tell("unlock-done", lang.Data{"Path": path})
		return nil
	}
	return c
}
