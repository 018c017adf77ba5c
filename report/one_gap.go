package report

// KindGap is one requirement as it looks when it is not met, for those who write catalogues. No firm's report is of this
// kind, so Kinds does not list it.
const KindGap Kind = "gap"

// OneGap leaves in a full model what it says of one requirement: its entry in the register of gaps and its finding. The
// title stands in place of a firm's name.
func OneGap(m Model, id, title string) Model {
	out := Model{
		Kind: KindGap, Lang: m.Lang, Also: m.Also, Created: m.Created, Date: m.Date, Generator: m.Generator,
		Title: title, Look: m.Look, Labels: m.Labels, Score: m.Score,
		Cover:  Cover{Framework: m.Cover.Framework, Firm: title, Heading: m.Cover.Heading},
		Method: Method{Notice: m.Method.Notice, Certificate: m.Method.Certificate},
	}
	out.Look.NoCover = true
	out.Labels.ReadGaps, out.Labels.ReadFindings = "", "" // they speak of many
	for _, g := range m.Gaps {
		if g.ID == id {
			g.Place = 1
			out.Gaps = append(out.Gaps, g)
		}
	}
	for _, group := range m.Findings {
		for _, f := range group.Findings {
			if f.ID == id {
				out.Findings = append(out.Findings, FindingGroup{group.ID, group.Title, []Finding{f}})
			}
		}
	}
	return out
}
