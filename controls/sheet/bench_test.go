package sheet_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

// large makes a book of sheets of many rows and columns.
func large(sheets, rows, columns int) sheet.Book {
	b := sheet.Book{Title: "t"}
	for n := range sheets {
		s := sheet.Sheet{Name: fmt.Sprint("S", n), Head: 1, Filter: true}
		for i := range rows {
			row := make([]sheet.Cell, columns)
			for j := range row {
				text := fmt.Sprintf("只有經授權的人才能登入 %d %d", i%1000, j)
				if j < 3 {
					text = fmt.Sprintf("AC-%d.%d", i, j)
				}
				row[j] = sheet.Cell{Text: text, Style: sheet.Style{Wrap: j%2 == 0, Locked: j%3 == 0}}
			}
			s.Rows = append(s.Rows, row)
		}
		b.Sheets = append(b.Sheets, s)
	}
	return b
}

func BenchmarkWrite(b *testing.B) {
	book := large(14, 320, 12)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, sheet.Write(io.Discard, book))
	}
}

func BenchmarkRead(b *testing.B) {
	data := written(b, large(14, 320, 12))
	b.ReportAllocs()
	for b.Loop() {
		_, err := read(data)
		require.NoError(b, err)
	}
}

func BenchmarkRead100000Rows(b *testing.B) {
	data := written(b, large(1, 100_000, 10))
	b.ReportAllocs()
	for b.Loop() {
		_, err := read(data)
		require.NoError(b, err)
	}
}

func BenchmarkReadCSV100000Rows(b *testing.B) {
	var out bytes.Buffer
	s := large(1, 100_000, 5).Sheets[0]
	require.NoError(b, sheet.WriteCSV(&out, s, true))
	b.ReportAllocs()
	for b.Loop() {
		_, err := sheet.ReadCSV(bytes.NewReader(out.Bytes()))
		require.NoError(b, err)
	}
}
