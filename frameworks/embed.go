// Package frameworks holds the catalogues that rung ships, one folder each. It is data: everything that decides a
// result stands in the YAML beside this file.
package frameworks

import "embed"

// Files are the shipped catalogues: <id>/catalogue.yaml and the files it names.
//
//go:embed */*.yaml
var Files embed.FS
