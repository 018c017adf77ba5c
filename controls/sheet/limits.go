package sheet

// What a workbook or a CSV sheet may hold. The limits are the same for reading and for writing, so that what is written
// can be read.
const (
	MaxCellText = 32_767    // UTF-16 units in one cell: the spreadsheet programs' own limit
	MaxRows     = 200_000   // rows in one sheet, up to the last that holds a text
	MaxColumns  = 512       // columns in one sheet, up to the last that holds a text
	MaxCells    = 2_000_000 // cells in all sheets together; a row counts as one cell more, a gap as the cells that it skips
	MaxSheets   = 1_000
	MaxEntries  = 2_000    // files inside a workbook
	MaxUnpacked = 64 << 20 // bytes, over all parts of a workbook that are read, and over the texts of all its cells
	MaxDepth    = 64       // elements inside each other in one part of a workbook
	MaxCSV      = 32 << 20 // bytes
)
