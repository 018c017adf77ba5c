package trust

import (
	"io/fs"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rung/controls"
)

// NameError is a file name that could leave its folder, or that not every system can hold.
type NameError struct {
	Name string
	// Why is a word: "path" (it names a place, not a file), "character", "reserved" (a device of Windows), "end" (a blank
	// or full stop at an end), "kind" (no .yaml), "long", or "twice" (another differs only in what
	// some file systems do not tell apart, such as case).
	Why string
}

func (e *NameError) Error() string { return "bad file name " + e.Name + ": " + e.Why }

// reserved are the devices of Windows, which no file may be called, with whatever ending.
var reserved = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true, "clock$": true,
}

// checkName returns a *NameError for what cannot be the name of a catalogue's YAML file on every system.
func checkName(name string) error {
	why := ""
	switch {
	case name == "" || name == "." || name == ".." || strings.ContainsAny(name, `/\:`) || !fs.ValidPath(name):
		why = "path"
	case len(name) > maxNameBytes:
		why = "long"
	case strings.ContainsAny(name, "*?\"<>|\n\t") || strings.ContainsFunc(name, controls.Hidden) || !norm.NFC.IsNormalString(name):
		why = "character"
	case isDevice(name):
		why = "reserved"
	case name[0] == '.' || name[0] == '-' || strings.TrimSpace(name) != name || strings.HasSuffix(name, "."):
		why = "end"
	case !strings.HasSuffix(name, ".yaml"):
		why = "kind"
	}
	if why != "" {
		return &NameError{name, why}
	}
	return nil
}

// isDevice reports whether Windows takes a name for a device: the part before the first full stop decides, blanks at its
// end do not count, and the digits of COM1 and LPT1 may be raised ones.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	stem = strings.TrimRight(stem, " ")
	if reserved[stem] {
		return true
	}
	for _, port := range []string{"com", "lpt"} {
		if digit, ok := strings.CutPrefix(stem, port); ok && len([]rune(digit)) == 1 && strings.ContainsAny(digit, "0123456789¹²³") {
			return true
		}
	}
	return false
}

// checkNames checks names one by one and against each other.
func checkNames(names []string) error {
	seen := map[string]bool{}
	for _, name := range names {
		if err := checkName(name); err != nil {
			return err
		}
		if folded := fold(name); seen[folded] {
			return &NameError{name, "twice"}
		} else {
			seen[folded] = true
		}
	}
	return nil
}

// fold makes names equal that some file system takes for one.
func fold(name string) string {
	return norm.NFKC.String(strings.ReplaceAll(strings.ToLower(strings.ToUpper(norm.NFKC.String(name))), "ß", "ss"))
}
