package tabular_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/tabular"
)

// FuzzRead proves that nothing panics, and that what is read encodes and loads.
func FuzzRead(f *testing.F) {
	f.Add(plant, "")
	f.Add("Nr,Wording\n1,Lock.\n", "id=Nr,ask=Wording")
	f.Add("Category,Subcategory,References\nAccess (AC): All of it,AC-1: One,X: 1\n,AC-2: [Withdrawn],\n", "")
	f.Add("編號,要求,等級,配分\nA1,甲,一,1\n", "")
	f.Fuzz(func(t *testing.T, data, spec string) {
		if strings.HasPrefix(data, "PK") {
			return
		}
		book, err := tabular.Book([]byte(data))
		if err != nil {
			return
		}
		r, err := tabular.Read(book, tabular.Options{Columns: spec})
		if err != nil {
			var c *tabular.ColumnError
			var s *tabular.SheetError
			var rows *tabular.RowsError
			require.True(t, errors.As(err, &c) || errors.As(err, &s) || errors.As(err, &rows) || errors.Is(err, tabular.ErrEmpty) || errors.Is(err, tabular.ErrTooLarge), err)
			return
		}
		if len(r.Draft.Catalogue.Requirements) < 100 {
			lints(t, r.Draft)
		}
	})
}
