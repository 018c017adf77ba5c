//go:build e2e

package html

import (
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/report"
	"rung/report/sample"
)

// These tests open the page in headless Chromium. A program that is not installed fails them.

// written puts a page into a file.
func written(t *testing.T, page string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	require.NoError(t, os.WriteFile(path, []byte(page), 0o600))
	return path
}

// chromium opens a page, without network and with a profile of its own, and returns what it writes.
func chromium(t *testing.T, page string, flags ...string) string {
	t.Helper()
	args := append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir=" + t.TempDir(),
	}, flags...)
	command := exec.Command("chromium", append(args, "file://"+page)...)
	command.Env = append(os.Environ(), "HOME="+t.TempDir())
	out, err := command.Output()
	require.NoError(t, err)
	return string(out)
}

func scriptsOff(page string) string {
	return regexp.MustCompile(`script-src [^;]*;`).ReplaceAllString(page, "script-src &#39;none&#39;;")
}

func text(dom string) string { return squeezed(html.UnescapeString(element.ReplaceAllString(dom, ""))) }

func TestE2EThePageIsCompleteWithScriptsOnAndOff(t *testing.T) {
	for _, tag := range sample.Languages {
		m := usual(t, "L1", tag)
		page := render(t, m)
		on := chromium(t, written(t, page), "--dump-dom")
		off := chromium(t, written(t, scriptsOff(page)), "--dump-dom")
		for _, s := range sample.Sentences(m) {
			require.Contains(t, text(on), squeezed(s))
			require.Contains(t, text(off), squeezed(s))
		}
		filter := regexp.MustCompile(`<div class="filter"[^>]*>`)
		require.NotContains(t, filter.FindString(on), "hidden", "the filter shows itself: the script ran under the policy")
		require.Contains(t, filter.FindString(off), "hidden")
		require.NotContains(t, on, `id="filter-said" role="status"></p>`)
	}
}

func TestE2EThePrintedPageHoldsEverySentence(t *testing.T) {
	m := usual(t, "L1", lang.English)
	for _, page := range []string{render(t, m), scriptsOff(render(t, m))} {
		pdf := filepath.Join(t.TempDir(), "report.pdf")
		chromium(t, written(t, page), "--no-pdf-header-footer", "--print-to-pdf="+pdf)
		out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").Output()
		require.NoError(t, err)
		printed := squeezed(string(out))
		for _, g := range m.Gaps {
			for _, s := range append(append(g.Do, g.Evidence...), g.Title, g.ID) {
				require.Contains(t, printed, squeezed(s), "a folded part is printed too")
			}
		}
		for _, group := range m.Findings {
			for _, f := range group.Findings {
				for _, o := range f.Objectives {
					require.Contains(t, printed, squeezed(o.Text))
				}
			}
		}
	}
}

// probe is a script that works the page as a person does and writes what it saw.
const probe = `<script>
addEventListener('load', function () {
  var out = {}, by = function (id) { return document.getElementById(id); };
  var shown = function () { return Array.prototype.filter.call(document.querySelectorAll('[data-outcome]'), function (n) { return !n.hidden; }); };
  var pick = function (id, value) { by(id).value = value; by(id).dispatchEvent(new Event('change')); };
  out.all = shown().length;
  pick('filter-outcome', 'met');
  out.met = shown().every(function (n) { return n.dataset.outcome === 'met'; }) && shown().length > 0;
  by('filter-reset').click();
  out.again = shown().length;
  by('filter-search').value = SEARCH; by('filter-search').dispatchEvent(new Event('input'));
  out.found = shown().map(function (n) { return n.dataset.item; }).join();
  by('filter-reset').click();
  pick('filter-sort', 'id');
  out.ids = Array.prototype.map.call(document.querySelectorAll('ol[data-sorted] > li'), function (n) { return n.dataset.id; });
  by('filter-fold').click();
  out.open = document.querySelectorAll('main details:not([open])').length;
  var pre = document.createElement('pre'); pre.id = 'probe'; pre.textContent = JSON.stringify(out); document.body.appendChild(pre);
});
</script>`

// policyMeta is the element that holds the policy; a copy without it runs the scripts of a test.
var policyMeta = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// probed runs a script in a copy of the page and returns what it wrote into an element.
func probed(t *testing.T, page, script, id string, flags ...string) string {
	t.Helper()
	page = strings.Replace(policyMeta.ReplaceAllString(page, ""), "</body>", script+"</body>", 1)
	dom := chromium(t, written(t, page), append(flags, "--virtual-time-budget=60000", "--dump-dom")...)
	_, rest, ok := strings.Cut(dom, `<pre id="`+id+`">`)
	require.True(t, ok, "the script did not come to its end")
	said, _, _ := strings.Cut(rest, "</pre>")
	return html.UnescapeString(said)
}

func TestE2EFilterSearchSortAndOpen(t *testing.T) {
	m := usual(t, "L2", lang.English)
	var got struct {
		All, Again, Open int
		Met              bool
		Found            string
		IDs              []string
	}
	search, _ := json.Marshal(strings.ToUpper(m.Gaps[2].Do[0]))
	require.NoError(t, json.Unmarshal([]byte(probed(t, render(t, m), strings.Replace(probe, "SEARCH", string(search), 1), "probe")), &got))
	require.Equal(t, 2*len(m.Gaps)+110, got.All, "rows of the plan, gaps and findings")
	require.Equal(t, got.All, got.Again)
	require.True(t, got.Met)
	require.Equal(t, "gap", got.Found)
	require.Len(t, got.IDs, len(m.Gaps))
	require.Zero(t, got.Open)
	at := map[string]int{}
	for i, id := range got.IDs {
		at[id] = i
	}
	require.Less(t, at["AC.L2-3.1.7"], at["AC.L2-3.1.12"], "by number, not by letter: %v", got.IDs)
}

func TestE2EHostileTextsDoNothing(t *testing.T) {
	m := sample.Hostile(usual(t, "L1", lang.English))
	const trap = `<script>addEventListener('load', function () { var pre = document.createElement('pre'); pre.id = 'trap'; pre.textContent = String(window.caught || 0) + ' ' + document.images.length + ' ' + document.querySelectorAll('iframe, object, form, [onerror]').length; document.body.appendChild(pre); });</script>`
	page := strings.Replace(render(t, m), "<title>", "<script>window.alert = function () { window.caught = (window.caught || 0) + 1; };</script><title>", 1)
	require.Equal(t, "0 0 0", probed(t, page, trap, "trap"))
}

func TestE2EAxeFindsNothing(t *testing.T) {
	path := os.Getenv("RUNG_AXE")
	require.NotEmpty(t, path, "RUNG_AXE must name axe.min.js of the npm package axe-core")
	axe, err := os.ReadFile(path)
	require.NoError(t, err)
	const run = `<script>addEventListener('load', function () {
  document.querySelectorAll('details').forEach(function (d) { d.open = true; });
  axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(function (r) {
    var pre = document.createElement('pre'); pre.id = 'axe';
    pre.textContent = JSON.stringify({passes: r.passes.length, dark: matchMedia('(prefers-color-scheme: dark)').matches, violations: r.violations.map(function (v) { return v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(function (n) { return n.html.slice(0, 160) + ' ' + n.failureSummary; }).join(' | '); })});
    document.body.appendChild(pre);
  });
});</script>`
	script := "<script>" + strings.ReplaceAll(string(axe), "</script", `<\/script`) + "</script>" + run
	for _, tag := range sample.Languages {
		for scheme, flag := range map[string]string{"light": "--blink-settings=preferredColorScheme=1", "dark": "--blink-settings=preferredColorScheme=0"} {
			var got struct {
				Passes     int
				Dark       bool
				Violations []string
			}
			require.NoError(t, json.Unmarshal([]byte(probed(t, render(t, usual(t, "L1", tag)), script, "axe", flag, "--window-size=1200,900")), &got))
			require.Empty(t, got.Violations, "%s %s", tag, scheme)
			require.Equal(t, scheme == "dark", got.Dark)
			require.Greater(t, got.Passes, 20)
		}
	}
}

func TestE2EThePageFitsAPhone(t *testing.T) {
	c, err := catalogue()
	require.NoError(t, err)
	const measure = `<script>addEventListener('load', function () {
  document.querySelectorAll('details').forEach(function (d) { d.open = true; });
  var f = document.createElement('iframe'); f.style.width = '390px'; f.style.height = '900px'; f.style.border = '0';
  f.srcdoc = document.documentElement.outerHTML.replace(/<script>[^]*?<\/script>/g, '');
  f.onload = function () { var pre = document.createElement('pre'); pre.id = 'wide'; pre.textContent = String(f.contentDocument.documentElement.scrollWidth); document.body.appendChild(pre); };
  document.body.appendChild(f);
});</script>`
	for _, tag := range sample.Languages {
		for _, m := range []report.Model{
			sample.Usual(c, "L2", tag, report.Options{}), sample.Usual(c, "L1", tag, report.Options{Kind: report.KindPlan, Langs: sample.Languages}),
			sample.Hostile(usual(t, "L1", tag)),
		} {
			require.Equal(t, "390", probed(t, render(t, m), measure, "wide", "--hide-scrollbars"), "nothing stands out at the side")
		}
	}
}
