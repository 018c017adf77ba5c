package pdf

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"io"
	"sync"
)

// The fonts stand in the program packed: it is 3.2 MB smaller for it, and a report takes 45 ms longer.

//go:embed fonts/NotoSansTC-Regular.ttf.gz
var packedRegular []byte

//go:embed fonts/NotoSansTC-Bold.ttf.gz
var packedBold []byte

// fonts are the two TrueType files, unpacked when the first report wants them.
var fonts = sync.OnceValues(func() (f struct{ regular, bold []byte }, err error) {
	var second error
	var unpacking sync.WaitGroup
	unpacking.Go(func() { f.bold, second = unpack(packedBold) })
	f.regular, err = unpack(packedRegular)
	unpacking.Wait()
	return f, errors.Join(err, second)
})

func unpack(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data := make([]byte, binary.LittleEndian.Uint32(packed[len(packed)-4:])) // the format ends in the length
	_, err = io.ReadFull(r, data)
	return data, err
}

// face is what layout needs to know of one weight of the typeface: which characters it has and how wide they are.
type face struct {
	advance [1 << 16]uint16 // in units, plus one; 0 where the face lacks the character
	units   float64         // in the size of the text
	instead *face           // where a character it lacks is taken from, or nil
	file    []byte          // the TrueType file
}

// faces are the two weights.
type faces struct{ regular, bold *face }

// loadFaces reads both weights once. Bold leaves out the rarer characters and takes them from regular.
var loadFaces = sync.OnceValues(func() (faces, error) {
	files, err := fonts()
	if err != nil {
		return faces{}, err
	}
	regular, err := readFace(files.regular)
	if err != nil {
		return faces{}, err
	}
	bold, err := readFace(files.bold)
	if err != nil {
		return faces{}, err
	}
	bold.instead = regular
	return faces{regular, bold}, nil
})

// has reports whether the face itself has a character.
func (f *face) has(r rune) bool { return r >= 0 && r < 1<<16 && f.advance[r] != 0 }

// shows reports whether the face or the one it falls back on has a character.
func (f *face) shows(r rune) bool { return f.has(r) || f.instead != nil && f.instead.has(r) }

// runeWidth is a character's advance at a size of 1.
func (f *face) runeWidth(r rune) float64 {
	switch {
	case f.has(r):
		return float64(f.advance[r]-1) / f.units
	case f.instead != nil:
		return f.instead.runeWidth(r)
	}
	return 1
}

var errFont = errors.New("not a TrueType font with a Unicode character map")

// readFace takes the character map (cmap, format 4) and the advances (hmtx) from a TrueType file.
func readFace(data []byte) (*face, error) {
	tables, err := fontTables(data)
	if err != nil {
		return nil, err
	}
	head, hhea, hmtx, cmap := tables["head"], tables["hhea"], tables["hmtx"], tables["cmap"]
	if len(head) < 20 || u16(head, 18) == 0 || len(hhea) < 36 {
		return nil, errFont
	}
	metrics := u16(hhea, 34)
	if metrics == 0 || len(hmtx) < 4*metrics {
		return nil, errFont
	}
	f := &face{file: data, units: float64(u16(head, 18))}
	return f, eachGlyph(cmap, func(r, glyph int) {
		f.advance[r] = uint16(u16(hmtx, 4*min(glyph, metrics-1))) + 1
	})
}

// fontTables finds a TrueType file's tables by name.
func fontTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, errFont
	}
	tables := map[string][]byte{}
	for i := range u16(data, 4) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errFont
		}
		from := int(binary.BigEndian.Uint32(data[at+8:]))
		to := from + int(binary.BigEndian.Uint32(data[at+12:]))
		if from > to || to > len(data) {
			return nil, errFont
		}
		tables[string(data[at:at+4])] = data[from:to]
	}
	return tables, nil
}

// eachGlyph calls f for each character of the map and its glyph.
func eachGlyph(cmap []byte, f func(r, glyph int)) error {
	sub := unicodeMap(cmap)
	if sub == nil {
		return errFont
	}
	doubled := u16(sub, 6) // twice the number of segments
	ends, starts := 14, 16+doubled
	deltas, offsets := starts+doubled, starts+2*doubled
	if offsets+doubled > len(sub) {
		return errFont
	}
	for i := 0; i < doubled; i += 2 {
		last, delta, offset := u16(sub, ends+i), u16(sub, deltas+i), u16(sub, offsets+i)
		for r := u16(sub, starts+i); r <= last && r != 0xffff; r++ {
			glyph := r
			if offset != 0 {
				at := offsets + i + offset + 2*(r-u16(sub, starts+i))
				if at+2 > len(sub) {
					return errFont
				}
				if glyph = u16(sub, at); glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + delta) & 0xffff; glyph != 0 {
				f(r, glyph)
			}
		}
	}
	return nil
}

// unicodeMap finds the character map of format 4 for the characters up to U+FFFF, or nil.
func unicodeMap(cmap []byte) []byte {
	if len(cmap) < 4 {
		return nil
	}
	for i := range u16(cmap, 2) {
		at := 4 + 8*i
		if at+8 > len(cmap) {
			return nil
		}
		from := int(binary.BigEndian.Uint32(cmap[at+4:]))
		platform, encoding := u16(cmap, at), u16(cmap, at+2)
		unicode := platform == 0 || platform == 3 && encoding == 1
		if unicode && from+16 <= len(cmap) && u16(cmap, from) == 4 {
			return cmap[from:]
		}
	}
	return nil
}

func u16(data []byte, at int) int { return int(binary.BigEndian.Uint16(data[at:])) }
