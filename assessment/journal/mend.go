package journal

import (
	"bytes"
	"slices"
)

// mender finds the one wrong byte of a line: the sum tells when it is right again, which no other byte does but by a
// chance of one in 10^19 for each that is tried. All lines together may cost so many bytes to be hashed.
type mender struct{ budget int }

// mendBudget takes about a second.
const mendBudget = 256 << 20

// mend is the line that differs in one byte and is sound; false when there is none or it would take too long. A nil
// mender finds none.
func (m *mender) mend(line []byte, sound func([]byte) bool) ([]byte, bool) {
	if m == nil || sound(line) {
		return nil, false
	}
	if better, ok := mendTail(line, sound); ok {
		return better, true
	}
	try := bytes.Clone(line)
	for _, flips := range [][]byte{oneBit, manyBits} {
		for at := range try {
			cost := len(flips) * len(try)
			if cost > m.budget {
				return nil, false
			}
			m.budget -= cost
			was := try[at]
			for _, flip := range flips {
				try[at] = was ^ flip
				if is, right := stamped(try); is && right && sound(try) {
					return try, true
				}
			}
			try[at] = was
		}
	}
	return nil, false
}

// mendTail puts a wrong byte of the sum itself right: all that stands before it agrees with the rest of the sum.
func mendTail(line []byte, sound func([]byte) bool) ([]byte, bool) {
	at := len(line) - tailChars
	if at < 0 {
		return nil, false
	}
	better := stamp(slices.Clone(line[:at]))
	differ := 0
	for i := at; i < len(line); i++ {
		if line[i] != better[i] {
			differ++
		}
	}
	return better, differ == 1 && sound(better)
}

// join is the sound line that two make with some byte between them.
func (m *mender) join(one, two []byte, sound func([]byte) bool) ([]byte, bool) {
	line := slices.Concat(one, newline, two)
	if cost := 256 * len(line); m == nil || cost > m.budget {
		return nil, false
	} else {
		m.budget -= cost
	}
	for c := range 256 {
		line[len(one)] = byte(c)
		if is, right := stamped(line); is && right && sound(line) {
			return line, true
		}
	}
	return nil, false
}

// fixFirst puts the newlines around the first line right: one that changed, one too many, or the CR LF of another program.
func (m *mender) fixFirst(lines [][]byte) [][]byte {
	first := bytes.TrimSuffix(lines[0], newline)
	if m == nil || soundFirst(first) {
		return lines
	}
	if bare, is := bytes.CutSuffix(first, []byte("\r")); is && soundFirst(bare) {
		return slices.Concat([][]byte{append(bytes.Clone(bare), '\n')}, lines[1:])
	}
	if at := bytes.Index(first, []byte(prevKey)); at > 0 {
		for _, end := range []int{at, at - 1} {
			if soundFirst(first[:end]) {
				return slices.Concat([][]byte{append(bytes.Clone(first[:end]), '\n'), lines[0][at:]}, lines[1:])
			}
		}
	}
	if len(lines) > 1 {
		if line, ok := m.join(first, bytes.TrimSuffix(lines[1], newline), soundFirst); ok {
			return slices.Concat([][]byte{append(line, '\n')}, lines[2:])
		}
	}
	return lines
}

// oneBit and manyBits are the ways in which one byte can be wrong.
var (
	oneBit   = []byte{1, 2, 4, 8, 16, 32, 64, 128}
	manyBits = otherFlips()
)

func otherFlips() []byte {
	var out []byte
	for flip := 1; flip < 256; flip++ {
		if flip&(flip-1) != 0 {
			out = append(out, byte(flip))
		}
	}
	return out
}
