package report

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
)

// The limits of a logo that is read, and the size to which a larger one is brought down: enough for print at 300 dots
// per inch in the place that a page has for it.
const (
	MaxLogoBytes          = 4 << 20
	MaxLogoSide           = 4000 // pixels
	logoWidth, logoHeight = 720, 300
)

// Logo is a picture, decoded and encoded anew, so that nothing else of the file it came from is left.
type Logo struct {
	PNG           []byte // 8 bits a channel, not interlaced
	Width, Height int    // pixels
}

// LogoError is a file that is no picture fit for a logo.
type LogoError struct {
	What string // no-picture, too-many-bytes or too-many-pixels
	Err  error  // nil where there is nothing more to say
}

func (e *LogoError) Error() string { return fmt.Sprintf("logo: %s", e.What) }
func (e *LogoError) Unwrap() error { return e.Err }

// ReadLogo reads a PNG or JPEG picture of at most MaxLogoBytes and MaxLogoSide pixels a side. The size is checked before
// the pixels are decoded. The error is a *LogoError or that of r.
func ReadLogo(r io.Reader) (*Logo, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxLogoBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read logo: %w", err)
	}
	if len(data) > MaxLogoBytes {
		return nil, &LogoError{What: "too-many-bytes"}
	}
	size, decode, err := picture(data)
	if err != nil {
		return nil, &LogoError{"no-picture", err}
	}
	if size.Width > MaxLogoSide || size.Height > MaxLogoSide {
		return nil, &LogoError{What: "too-many-pixels"}
	}
	decoded, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, &LogoError{"no-picture", err}
	}
	small := shrunk(decoded)
	var out bytes.Buffer
	if err := png.Encode(&out, small); err != nil {
		return nil, &LogoError{"no-picture", err}
	}
	return &Logo{out.Bytes(), small.Rect.Dx(), small.Rect.Dy()}, nil
}

// picture reads how large a picture is and finds what decodes it.
func picture(data []byte) (image.Config, func(io.Reader) (image.Image, error), error) {
	size, err := png.DecodeConfig(bytes.NewReader(data))
	decode := png.Decode
	if err != nil {
		size, err = jpeg.DecodeConfig(bytes.NewReader(data))
		decode = jpeg.Decode
	}
	if err == nil && (size.Width <= 0 || size.Height <= 0) {
		err = errors.New("the picture has no pixels")
	}
	return size, decode, err
}

// shrunk brings a picture down to the logo's size, each new pixel the mean of those it stands for.
func shrunk(from image.Image) *image.NRGBA {
	b := from.Bounds()
	w, h := b.Dx(), b.Dy()
	if w > logoWidth {
		w, h = logoWidth, max(1, h*logoWidth/w)
	}
	if h > logoHeight {
		w, h = max(1, w*logoHeight/h), logoHeight
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.SetNRGBA(x, y, mean(from, image.Rect(
				b.Min.X+x*b.Dx()/w, b.Min.Y+y*b.Dy()/h,
				b.Min.X+max((x+1)*b.Dx()/w, x*b.Dx()/w+1), b.Min.Y+max((y+1)*b.Dy()/h, y*b.Dy()/h+1),
			)))
		}
	}
	return out
}

// mean is the mean colour of an area, by how opaque each pixel is.
func mean(from image.Image, area image.Rectangle) color.NRGBA {
	var r, g, b, a, n uint64
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			pr, pg, pb, pa := from.At(x, y).RGBA() // premultiplied, 16 bits
			r, g, b, a, n = r+uint64(pr), g+uint64(pg), b+uint64(pb), a+uint64(pa), n+1
		}
	}
	if a == 0 {
		return color.NRGBA{}
	}
	channel := func(sum uint64) uint8 { return uint8(min(255, (sum*255+a/2)/a)) }
	return color.NRGBA{channel(r), channel(g), channel(b), uint8(a / n >> 8)}
}
