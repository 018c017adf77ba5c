// Command rung tells a supplier which rung of a cybersecurity maturity ladder it stands on, what keeps it from the next
// one, and proves the answer on paper. This package is thin: flags, exit codes and files; what decides stands in
// controls, assessment and report.
package main

import (
	"context"
	"os"
	"runtime/debug"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // most runs end before a collection would pay
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(160 << 20) // a file made to do harm is collected behind in time
	}
	os.Exit(run(context.Background(), os.Args[1:], osEnvironment()))
}

// run executes one command line and returns the exit code.
func run(ctx context.Context, args []string, env environment) int {
	ctx, stop := interruptible(ctx)
	defer stop()
	a := newApp(args, env)
	root := newRoot(a)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	if !a.started {
		err = &usageError{err}
	}
	return a.fail(err)
}
