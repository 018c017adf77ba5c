package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/spf13/cobra"

	"rung/controls/lang"
	"rung/report/packet"
)

type packetOptions struct {
	path, out     string
	force, strict bool
	look          lookFlags
}

func newPacket(a *app) *cobra.Command {
	c := a.command("packet FILE [-o OUT.zip] [--strict] [--force]", "packet")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o packetOptions
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-packet-output"))
	c.Flags().BoolVar(&o.strict, "strict", false, a.say("flag-packet-strict"))
	c.Flags().BoolVar(&o.force, "force", false, a.say("flag-force"))
	o.look.addLook(a, c)
	c.RunE = func(c *cobra.Command, args []string) error {
		o.path = args[0]
		return a.runPacket(c.Context(), o)
	}
	return c
}

// packetError is a part of a packet that could not be made; the packet was not written.
type packetError struct {
	Part string
	Err  error
}

func (e *packetError) Error() string { return "pack " + e.Part + ": " + e.Err.Error() }
func (e *packetError) Unwrap() error { return e.Err }

// runPacket packs all that is handed over of an assessment. What was written is read back and compared before it stands at
// its place.
func (a *app) runPacket(ctx context.Context, o packetOptions) error {
	var err error
	if o.out, err = outputFor(o.path, o.out, "-packet.zip", o.force); err != nil {
		return err
	}
	at, err := a.read(o.path)
	if err != nil {
		return err
	}
	made, err := a.pack(ctx, o, at, packetParts)
	if err != nil {
		return err
	}
	var archive bytes.Buffer
	sums, err := packet.Write(&archive, made)
	if err != nil {
		return &packetError{packet.ReadmeName, err}
	}
	same := func(written []byte) error { return packet.Check(written, sums) }
	if err := a.handOver(o.out, o.force, archive.Bytes(), same); err != nil || o.out == "-" {
		return err
	}
	a.tell("packet-done", lang.Data{"Count": len(sums)})
	if open := at.result.Questions - at.result.Answered; open > 0 {
		a.tell("packet-unfinished", lang.Data{"Count": open})
	}
	a.tell("packet-sum", lang.Data{"Sum": fmt.Sprintf("%x", sha256.Sum256(archive.Bytes()))})
	_, err = fmt.Fprintln(a.Out, o.out)
	return err
}
