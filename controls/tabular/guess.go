package tabular

import (
	"slices"
	"strings"
	"unicode"

	"rung/controls/lang"
	"rung/controls/sheet"
)

// usual are the heads that people give columns, the surest first.
var usual = []struct {
	field Field
	heads string
}{
	{ID, "id|identifier|control id|control identifier|requirement id|practice id|control number|requirement number|control no|no|number|ref id|code|item|編號|項次|控制項編號|題號|條號|代號|項目編號"},
	{ObjectiveID, "objective id|objective identifier|目標編號|檢核編號"},
	{Objective, "objective|objectives|assessment objective|assessment objectives|determination|determination statement|statement|評估目標|檢核項目|查核項目|查核重點|稽核重點"},
	{Part, "function|pillar|part|功能|支柱|大類"},
	{Domain, "domain|family|category|section|area|control family|領域|構面|類別|面向|章節|分類|控制領域"},
	{Level, "level|maturity level|tier|等級|級別|分級|層級|成熟度"},
	{Title, "title|name|control name|requirement name|short name|名稱|標題|控制項名稱|控制項|項目"},
	{Ask, "question|requirement|security requirement|ask|subcategory|control|description|control description|requirement text|text|題目|要求|要求事項|問題|控制措施|說明|內容"},
	{Why, "why|rationale|risk|理由|為什麼|原因|風險|風險說明"},
	{Do, "do|steps|first steps|how|implementation|implementation examples|implementation guidance|examples|作法|做法|步驟|實作建議|實施指引|建議作法"},
	{Evidence, "evidence|evidence examples|examples of evidence|artifacts|artefacts|proof|examine|佐證|佐證資料|證據|應備文件"},
	{Weight, "weight|points|score|配分|權重|分數|扣分"},
	{Refs, "references|informative references|refs|reference|mapping|參考|參考資料|對應|對照"},
}

// guess says what the columns below these heads hold, and lists those that nothing is known of.
func guess(heads []sheet.Cell) (known []Column, unknown []Column) {
	for i, cell := range heads {
		head := strings.Join(strings.Fields(cell.Text), " ")
		if head == "" || len(head) > 300 {
			continue
		}
		field, tag := meaning(head)
		c := Column{field, tag, i, head}
		switch {
		case field == "":
			unknown = append(unknown, c)
		case slices.ContainsFunc(known, func(o Column) bool { return o.Field == field && o.Tag == c.Tag && !field.many() }):
			if c.Tag = translation(head, known, field); c.Tag == "" {
				unknown = append(unknown, Column{Index: i, Head: head})
				continue
			}
			known = append(known, c)
		default:
			known = append(known, c)
		}
	}
	return known, unknown
}

// translation is the language of a second column for the same field, as far as its head tells: one in Chinese beside one
// that is not. "" for a column that is merely a second one.
func translation(head string, known []Column, field Field) lang.Tag {
	at := slices.IndexFunc(known, func(o Column) bool { return o.Field == field && o.Tag == "" })
	taken := slices.ContainsFunc(known, func(o Column) bool { return o.Field == field && o.Tag != "" })
	if taken || at < 0 || !slices.Contains(translated, field) || han(head) == han(known[at].Head) {
		return ""
	}
	if han(head) {
		return lang.TraditionalChinese
	}
	return lang.English
}

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// meaning is the field that a head stands for, and the language that it names ("Title (zh-TW)", "title.en").
func meaning(head string) (Field, lang.Tag) {
	var tag lang.Tag
	for _, cut := range []string{"(", "（", "[", ".", "_", " "} {
		if at := strings.LastIndex(head, cut); at > 0 {
			if t := lang.Tag(strings.Trim(head[at:], "()（）[]._ ")); t.Valid() && (strings.Contains(string(t), "-") || t == lang.English) {
				head, tag = head[:at], t
				break
			}
		}
	}
	want := plain(head)
	for _, u := range usual {
		if slices.Contains(strings.Split(u.heads, "|"), want) {
			return u.field, tagFor(u.field, tag)
		}
	}
	best, longest := Field(""), 0
	for _, u := range usual {
		for _, word := range strings.Split(u.heads, "|") {
			if len(word) > longest && len([]rune(word)) > 1 && within(want, word) && (len(word) > 3 || han(word)) {
				best, longest = u.field, len(word)
			}
		}
	}
	return best, tagFor(best, tag)
}

func tagFor(f Field, tag lang.Tag) lang.Tag {
	if slices.Contains(translated, f) {
		return tag
	}
	return ""
}

// within reports whether a head holds a word as a whole, or a Chinese one anywhere.
func within(head, word string) bool {
	if han(word) {
		return strings.Contains(head, word)
	}
	return strings.Contains(" "+head+" ", " "+word+" ")
}

// header finds the row of heads among the first rows: the one with the most columns that are known. at is -1 for none.
func header(rows [][]sheet.Cell) (at int) {
	const farthest = 30 // rows
	at, best := -1, 1
	for i := range min(len(rows), farthest) {
		known, _ := guess(rows[i])
		if len(known) > best && enough(known) {
			at, best = i, len(known)
		}
	}
	return at
}

// enough reports whether columns hold what a requirement needs: words, and an id or a place to find one.
func enough(columns []Column) bool {
	has := func(f Field) bool { return slices.ContainsFunc(columns, func(c Column) bool { return c.Field == f }) }
	return has(Ask) || has(ID) && (has(Title) || has(Objective))
}
