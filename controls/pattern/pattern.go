// Package pattern holds regular expressions until they are needed: most runs of the program use few of them, and compiling
// them all would be the larger part of its start.
package pattern

import (
	"regexp"
	"sync"
)

// Of returns a function that gives the compiled expression. It compiles at its first call, and panics there as
// regexp.MustCompile does.
func Of(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
