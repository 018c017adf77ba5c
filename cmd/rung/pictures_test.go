package main

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
)

// writePictures puts pictures for the scripts into a folder: one that makes a logo, and one with too many pixels.
func writePictures(dir string) error {
	for name, wide := range map[string]int{"dot.png": 60, "wide.png": 4001} {
		file, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		if err := png.Encode(file, image.NewGray(image.Rect(0, 0, wide, 20))); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
	}
	return nil
}
