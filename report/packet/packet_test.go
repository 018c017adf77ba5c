package packet_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/report"
	"rung/report/packet"
)

const hostile = "=1\x1b[31m\u202e# <b>&amp; [a](javascript:b) `c` *d*\n- x"

// sample is a packet of a finished assessment in a language.
func sample(tag lang.Tag) packet.Packet {
	m := report.Model{Lang: tag, Created: time.Date(2026, 3, 9, 8, 30, 0, 0, time.FixedZone("", 8*3600)), Generator: "rung test"}
	m.Labels.Firm, m.Labels.Scope, m.Labels.Colon = "Firm", "Scope", ": "
	m.Cover = report.Cover{Framework: "Framework", Firm: "Example Ltd.", Fields: []report.Field{{Label: "Target", Value: "Level 2"}, {Label: "Empty"}}}
	m.Summary = report.Summary{Headline: "Level 2 is reached.", Answered: 3, Questions: 3, Score: "104", Paragraphs: []string{"The score is 104 of 110 points.", "Another."}}
	return packet.Packet{
		Report: m,
		Files: []packet.File{
			{Name: "report.pdf", Holds: packet.FullReport, Data: []byte("pdf")}, {Name: "poam.xlsx", Holds: packet.PlanWorkbook, Data: bytes.Repeat([]byte("x"), 1_234_567)},
			{Name: "evidence/list.log", Holds: packet.EvidenceList, Data: nil},
		},
		Evidence: packet.Evidence{State: packet.EvidenceListed, Files: 2},
	}
}

func written(t *testing.T, p packet.Packet) ([]byte, []packet.Sum) {
	t.Helper()
	var out bytes.Buffer
	sums, err := packet.Write(&out, p)
	require.NoError(t, err)
	return out.Bytes(), sums
}

func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		out[f.Name] = string(text)
		require.Equal(t, "2026-03-09T00:30:00Z", f.Modified.UTC().Format(time.RFC3339))
		require.Equal(t, "-rw-------", f.Mode().String())
	}
	return out
}

func TestAPacketHoldsItsFilesAndTheirHashes(t *testing.T) {
	data, sums := written(t, sample(lang.English))
	files := unpacked(t, data)
	require.Len(t, files, 5)
	require.Len(t, sums, 5)
	require.Equal(t, packet.SumsName, sums[4].Name, "the list comes last")
	list := ""
	for _, sum := range sums[:4] {
		require.Equal(t, fmt.Sprintf("%x", sha256.Sum256([]byte(files[sum.Name]))), sum.SHA256)
		list += sum.SHA256 + "  " + sum.Name + "\n"
		if sum.Name != packet.ReadmeName {
			require.Contains(t, files[packet.ReadmeName], sum.SHA256)
		}
	}
	require.Equal(t, list, files[packet.SumsName])
	require.NoError(t, packet.Check(data, sums))
	again, _ := written(t, sample(lang.English))
	require.Equal(t, data, again)
	require.True(t, strings.HasPrefix(files[packet.ReadmeName], "# Example Ltd.: assessment packet\n\n**Framework**\n\nLevel 2 is reached. The score is 104 of 110 points.\n\n- Firm: Example Ltd.\n- Target: Level 2\n- Made with: rung test\n"), files[packet.ReadmeName])
	require.Contains(t, files[packet.ReadmeName], "- `poam.xlsx` (1,234,567 bytes): plan of action")
	require.Contains(t, files[packet.ReadmeName], "2 files are on the list")
	require.NotContains(t, files[packet.ReadmeName], "no plan of action")
}

func TestAnUnfinishedAssessmentSaysSoFirst(t *testing.T) {
	for _, row := range []struct {
		name, score, want string
		tag               lang.Tag
	}{
		{"with its range", "71 to 105", "**NOT FINISHED: 2 of 3 questions are still open. The score is 104 of 110 points.**\n\n# ", lang.English},
		{"without one where the level has no score", "", "**NOT FINISHED: 2 of 3 questions are still open.**\n\n# ", lang.English},
		{"in Chinese", "71至105", "**尚未完成：3題中還有2題未作答。The score is 104 of 110 points.**\n\n# ", lang.TraditionalChinese},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := sample(row.tag)
			p.Report.Summary.Answered, p.Report.Summary.Score = 1, row.score
			data, _ := written(t, p)
			readme := unpacked(t, data)[packet.ReadmeName]
			require.True(t, strings.HasPrefix(readme, row.want), readme)
		})
	}
}

func TestWhatIsNotInItIsSaid(t *testing.T) {
	for _, row := range []struct {
		name     string
		evidence packet.Evidence
		en, zh   string
	}{
		{"nothing linked", packet.Evidence{State: packet.NoEvidence}, "No evidence in final form is linked", "尚未連結任何定稿的佐證資料"},
		{"only drafts", packet.Evidence{State: packet.NoEvidence, Drafts: 1}, "has no list of evidence. One draft is linked", "清單。另連結1份草稿"},
		{"files that changed", packet.Evidence{State: packet.EvidenceFailed, Changed: 1, Missing: 2, Unread: 3}, "Changed: 1. Missing: 2. Not readable: 3.", "已變更1個、找不到2個、無法讀取3個"},
	} {
		t.Run(row.name, func(t *testing.T) {
			for tag, want := range map[lang.Tag]string{lang.English: row.en, lang.TraditionalChinese: row.zh} {
				p := sample(tag)
				p.Files, p.Evidence = p.Files[:1], row.evidence
				data, _ := written(t, p)
				readme := unpacked(t, data)[packet.ReadmeName]
				require.Contains(t, readme, want)
				require.Contains(t, readme, map[lang.Tag]string{lang.English: "no gap is known", lang.TraditionalChinese: "沒有已知的缺口"}[tag])
				require.NotContains(t, readme, "⟨")
			}
		})
	}
}

func TestEveryContentIsNamedInBothLanguages(t *testing.T) {
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		p := sample(tag)
		p.Files = nil
		for _, c := range packet.Contents {
			p.Files = append(p.Files, packet.File{Name: string(c), Holds: c})
		}
		data, _ := written(t, p)
		require.NotContains(t, unpacked(t, data)[packet.ReadmeName], "⟨")
	}
}

func TestTextsOfOthersAreNoMarkup(t *testing.T) {
	p := sample(lang.English)
	p.Report.Cover.Firm, p.Report.Cover.Scope = hostile, hostile
	data, _ := written(t, p)
	readme := unpacked(t, data)[packet.ReadmeName]
	require.NotContains(t, readme, "\x1b")
	require.NotContains(t, readme, "\u202e")
	require.Contains(t, readme, `\<b\>\&amp; \[a\](javascript:b) \`+"`c\\`"+` \*d\* - x`)
}

func TestANameThatWouldLeaveThePacketIsRefused(t *testing.T) {
	for _, name := range []string{"../x", "/x", "", "a//b", ".", packet.ReadmeName, "readme.md", packet.SumsName, "report.pdf", "REPORT.PDF"} {
		p := sample(lang.English)
		p.Files = append(p.Files, packet.File{Name: name, Holds: packet.ScoreJSON})
		_, err := packet.Write(io.Discard, p)
		require.Error(t, err, name)
	}
}

func TestAWriterThatFailsIsTold(t *testing.T) {
	_, err := packet.Write(&full{left: 100}, sample(lang.English))
	require.ErrorIs(t, err, io.ErrShortWrite)
}

// full is a disk with so many bytes left.
type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

// TestAnyDamageIsNoticed changes each byte of a small packet and cuts it at each length: what Check lets through unpacks to
// exactly what was put in.
func TestAnyDamageIsNoticed(t *testing.T) {
	p := sample(lang.English)
	p.Files = p.Files[:1]
	data, sums := written(t, p)
	same := unpacked(t, data)
	for i := range data {
		require.Error(t, packet.Check(data[:i], sums))
		bad := bytes.Clone(data)
		bad[i] ^= 0x10
		if packet.Check(bad, sums) != nil {
			continue
		}
		z, err := zip.NewReader(bytes.NewReader(bad), int64(len(bad)))
		require.NoError(t, err)
		for _, f := range z.File { // a time or a mode may have changed; the contents may not
			r, err := f.Open()
			require.NoError(t, err)
			text, err := io.ReadAll(r)
			require.NoError(t, err)
			require.Equal(t, same[f.Name], string(text))
		}
	}
	for name, change := range map[string]func([]packet.Sum) []packet.Sum{
		"one more":      func(s []packet.Sum) []packet.Sum { return append(s, packet.Sum{Name: "x"}) },
		"one fewer":     func(s []packet.Sum) []packet.Sum { return s[1:] },
		"another name":  func(s []packet.Sum) []packet.Sum { s[0].Name = "x"; return s },
		"another size":  func(s []packet.Sum) []packet.Sum { s[0].Size--; return s },
		"another bytes": func(s []packet.Sum) []packet.Sum { s[0].SHA256 = sums[1].SHA256; return s },
	} {
		require.Error(t, packet.Check(data, change(append([]packet.Sum{}, sums...))), name)
	}
}

func TestAClockFarOffStillGivesAPacket(t *testing.T) {
	for _, year := range []int{1, 1970, 2500} {
		p := sample(lang.English)
		p.Report.Created = time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		data, sums := written(t, p)
		require.NoError(t, packet.Check(data, sums))
	}
}
