package main

import (
	"os/exec"
	"runtime"
)

// openFile shows a file with the program that the system has for it, and does not wait for that.
func openFile(path string) error {
	name, args := "xdg-open", []string{path}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows": // no shell that would read the path
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
	}
	return exec.Command(name, args...).Start()
}
