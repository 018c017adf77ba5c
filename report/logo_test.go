package report_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/report"
)

func pngOf(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, picture))
	return b.Bytes()
}

func TestReadLogo(t *testing.T) {
	var jpg bytes.Buffer
	require.NoError(t, jpeg.Encode(&jpg, image.NewGray(image.Rect(0, 0, 40, 20)), nil))
	for _, row := range []struct {
		name          string
		data          []byte
		width, height int
		wrong         string
	}{
		{"a PNG is taken as it is", pngOf(t, image.NewNRGBA(image.Rect(0, 0, 30, 10))), 30, 10, ""},
		{"a JPEG becomes a PNG", jpg.Bytes(), 40, 20, ""},
		{"16 bits a channel become 8", pngOf(t, image.NewNRGBA64(image.Rect(0, 0, 8, 8))), 8, 8, ""},
		{"a picture that does not begin at nought is taken", pngOf(t, image.NewGray(image.Rect(5, 5, 25, 15))), 20, 10, ""},
		{"a wide picture is brought down", pngOf(t, image.NewGray(image.Rect(0, 0, 4000, 100))), 720, 18, ""},
		{"a high picture is brought down", pngOf(t, image.NewGray(image.Rect(0, 0, 100, 4000))), 7, 300, ""},
		{"a line of pixels stays a line", pngOf(t, image.NewGray(image.Rect(0, 0, 4000, 1))), 720, 1, ""},
		{"more than 4000 pixels a side are refused", pngOf(t, image.NewGray(image.Rect(0, 0, 4001, 1))), 0, 0, "too-many-pixels"},
		{"a text is no picture", []byte("GIF89a is no PNG"), 0, 0, "no-picture"},
		{"an empty file is no picture", nil, 0, 0, "no-picture"},
		{"a picture that ends early is none", pngOf(t, noise(64))[:900], 0, 0, "no-picture"},
		{"more than 4 MiB are refused", append(pngOf(t, noise(4)), make([]byte, report.MaxLogoBytes)...), 0, 0, "too-many-bytes"},
	} {
		t.Run(row.name, func(t *testing.T) {
			logo, err := report.ReadLogo(bytes.NewReader(row.data))
			var wrong *report.LogoError
			if row.wrong != "" {
				require.ErrorAs(t, err, &wrong)
				require.Equal(t, row.wrong, wrong.What)
				return
			}
			require.NoError(t, err)
			require.Equal(t, [2]int{row.width, row.height}, [2]int{logo.Width, logo.Height})
			decoded, err := png.Decode(bytes.NewReader(logo.PNG))
			require.NoError(t, err)
			require.Equal(t, image.Rect(0, 0, row.width, row.height), decoded.Bounds())
		})
	}
}

// noise is a square picture that does not compress.
func noise(side int) image.Image {
	picture := image.NewNRGBA(image.Rect(0, 0, side, side))
	seed := uint32(1)
	for i := range picture.Pix {
		seed = seed*1664525 + 1013904223
		picture.Pix[i] = uint8(seed >> 24)
	}
	return picture
}

func TestALogoKeepsItsColours(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 1440, 2))
	for x := range 1440 {
		picture.Set(x, 0, color.NRGBA{200, 100, 50, 255})
		picture.Set(x, 1, color.NRGBA{200, 100, 50, 255})
	}
	logo, err := report.ReadLogo(bytes.NewReader(pngOf(t, picture)))
	require.NoError(t, err)
	decoded, err := png.Decode(bytes.NewReader(logo.PNG))
	require.NoError(t, err)
	r, g, b, a := decoded.At(300, 0).RGBA()
	require.Equal(t, [4]uint32{200, 100, 50, 255}, [4]uint32{r >> 8, g >> 8, b >> 8, a >> 8})
}

func TestALogoHoldsNothingElseOfItsFile(t *testing.T) {
	data := pngOf(t, image.NewGray(image.Rect(0, 0, 4, 4)))
	logo, err := report.ReadLogo(bytes.NewReader(append(data, "the author's name"...)))
	require.NoError(t, err)
	require.NotContains(t, string(logo.PNG), "author")
}

func TestReadLogoPassesOnAReadError(t *testing.T) {
	broken := errors.New("disk gone")
	_, err := report.ReadLogo(failing{broken})
	require.ErrorIs(t, err, broken)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func FuzzReadLogo(f *testing.F) {
	f.Add(pngOf(f, noise(3)))
	f.Add([]byte(strings.Repeat("\xff\xd8", 9)))
	f.Fuzz(func(t *testing.T, data []byte) {
		logo, err := report.ReadLogo(bytes.NewReader(data))
		if err != nil {
			return
		}
		again, err := report.ReadLogo(bytes.NewReader(logo.PNG))
		require.NoError(t, err)
		require.Equal(t, logo, again, "what was read is read the same again")
	})
}
