package oscal

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"rung/assessment/exchange"
	"rung/controls"
	"rung/report"
)

func TestTokensAreLegalAndTellIdsApart(t *testing.T) {
	legal := regexp.MustCompile(`^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$`)
	known := map[string]string{}
	for _, id := range []string{
		"AC.L2-3.1.1", "ac.l2-3.1.1", "3.1.1", "_3.1.1", "(b)(1)(i)", "b 1", "b_1", "b_x20.1", "b1", "存取-1", "٣", "-a", ".a", "_", "a/b", "a|b", "a\x00b", "a_obj", "a_obj.b",
	} {
		got := token(id)
		require.Regexp(t, legal, got, id)
		require.NotContains(t, known, got, "%s and %s", id, known[got])
		known[got] = id
	}
	require.Equal(t, "ac.l2-3.1.1", token("ac.l2-3.1.1"))
	require.Equal(t, "_3.1.1", token("3.1.1"))
}

func FuzzToken(f *testing.F) {
	f.Add("AC.L2-3.1.1", "ac_l2")
	f.Add("b 1", "b_x20.1")
	f.Fuzz(func(t *testing.T, one, other string) {
		if one == "" || other == "" || !utf8.ValidString(one) || !utf8.ValidString(other) {
			return
		}
		require.Equal(t, one == other, token(one) == token(other))
	})
}

func TestIdsThatDifferByCaseStayApart(t *testing.T) {
	c := &controls.Catalogue{Requirements: []controls.Requirement{{ID: "AC-1"}, {ID: "ac-1"}, {ID: "AC-2"}}}
	n := newNames(c)
	require.Equal(t, "AC-1", n.control(&c.Requirements[0]))
	require.Equal(t, "ac-1", n.control(&c.Requirements[1]))
	require.Equal(t, "ac-2", n.control(&c.Requirements[2]))
	require.Equal(t, "ac-2_obj.a", n.objective(&c.Requirements[2], &controls.Objective{Key: "a"}))
	require.Equal(t, "ac-2_obj.1", n.objective(&c.Requirements[2], &controls.Objective{Key: "1"}))
	require.Equal(t, "ac-2_obj", n.objective(&c.Requirements[2], nil))
}

func TestMarkdownSaysWhatTheTextSays(t *testing.T) {
	for text, want := range map[string]string{
		"plain":                   "plain",
		"AC.L2-3.1.1[a]":          "AC.L2-3.1.1[a]",
		"*.log and `x`":           "\\*.log and \\`x\\`",
		"[a](b)":                  `\[a\](b)`,
		"a_b _c_":                 `a_b \_c\_`,
		"<b> and 3 < 4":           `\<b> and 3 < 4`,
		"{{ insert: param, x }}":  `\{\{ insert: param, x \}\}`,
		"# head\n> said\nno # x":  "\\# head\n\\> said\nno # x",
		`C:\logs`:                 `C:\\logs`,
		"R&D &amp; A & B":         `R\&D \&amp; A & B`,
		"離職同仁的帳號還沒停用。":            "離職同仁的帳號還沒停用。",
		"  blank around \r\n two": "blank around \n two",
	} {
		require.Equal(t, want, prose(text))
	}
	require.Equal(t, "one line", line(" one\n\tline \u3000"))
	require.Equal(t, "[U+202E]x", line("\u202ex"))
}

func FuzzEscape(f *testing.F) {
	f.Add("a [b](c) *d* \\ _e_ {{f}} & &amp; <g>\n# h")
	f.Add("\\*")
	f.Fuzz(func(t *testing.T, text string) {
		shown := strings.TrimSpace(report.ShownText(text))
		require.Equal(t, shown, exchange.PlainText(prose(text)))
	})
}

func TestPathsBecomeRelativeReferences(t *testing.T) {
	for path, want := range map[string]string{
		"policies/access rules v3.pdf": "policies/access%20rules%20v3.pdf",
		`logs\may.txt`:                 "logs/may.txt",
		`C:\logs\may.txt`:              "./C:/logs/may.txt",
		"//host/share":                 "./host/share",
		"a:b":                          "./a:b",
		"規章/存取.pdf":                    "%E8%A6%8F%E7%AB%A0/%E5%AD%98%E5%8F%96.pdf",
		"":                             ".",
		"a?b#c":                        "a%3Fb%23c",
		"\xff":                         "%EF%BF%BD",
	} {
		got := reference(path)
		require.Equal(t, want, got)
		parsed, err := url.Parse(got)
		require.NoError(t, err)
		require.Empty(t, parsed.Scheme+parsed.Host, path)
	}
}

func TestTimesStayWithinWhatOSCALTakes(t *testing.T) {
	for want, at := range map[string]time.Time{
		"1900-01-01T00:00:00Z":     {},
		"2999-12-31T23:59:59Z":     time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC),
		"2026-03-09T08:30:00.125Z": time.Date(2026, 3, 9, 16, 30, 0, 125e6, time.FixedZone("", 8*3600)),
	} {
		require.Equal(t, want, stamp(at))
	}
	require.Equal(t, "2026-06-30T23:59:59Z", dayStamp("2026-06-30", true))
	require.Empty(t, dayStamp("soon", false))
}

// TestUUIDsAreThoseOfTheStandard compares with the example of RFC 9562, A.4.
func TestUUIDsAreThoseOfTheStandard(t *testing.T) {
	dns := [16]byte{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	require.Equal(t, "2ed6657de927568b95e12665a8aea6a2", fmt.Sprintf("%x", nameUUID(dns, "www.example.com")))
}
