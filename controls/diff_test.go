package controls_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// told puts changes into short lines: "PL.2 weight 5>4", "+PL.9", "-PL.1", "PL.2>PL.9", with "?" behind what must be
// confirmed.
func told(c controls.Changes) []string {
	var out []string
	tell := func(p controls.PartChange) {
		name := p.ID
		switch {
		case p.Added():
			name = "+" + p.ID
		case p.Removed():
			name = "-" + p.Was
		case p.Renamed():
			name = p.Was + ">" + p.ID
		}
		if p.Confirm {
			name += "?"
		}
		if len(p.Differences) == 0 {
			out = append(out, name)
		}
		for _, d := range p.Differences {
			out = append(out, fmt.Sprintf("%s %s %s:%s %s>%s", name, d.Kind, d.Field, d.Lang, d.Old, d.New))
		}
	}
	for _, d := range c.Catalogue {
		out = append(out, fmt.Sprintf("%s %s:%s %s>%s", d.Kind, d.Field, d.Lang, d.Old, d.New))
	}
	for _, parts := range [][]controls.PartChange{c.Levels, c.Domains, c.Requirements} {
		for _, p := range parts {
			if len(p.Differences) > 0 || p.Added() || p.Removed() || p.Renamed() {
				tell(p)
			}
			for _, o := range p.Objectives {
				tell(o)
			}
		}
	}
	return out
}

func TestDiffTellsEachSortOfChange(t *testing.T) {
	for _, test := range []struct {
		says            string
		base            sample
		file, old, with string
		want            []string
		confirm         string
	}{
		{"another weight", deduction, "planning.yaml", "weight: 5", "weight: 4", []string{"PL.2 reweighted weight: 5>4"}, ""},
		{"another lesser weight", deduction, "planning.yaml", "weight: 3", "weight: 1", []string{"PL.2 reweighted partial.weight: 3>1"}, ""},
		{"another plan rule", deduction, "planning.yaml", "poam: never", "poam: allowed", []string{"PL.1 replanned poam: never>allowed"}, ""},
		{"a title changes no answer", deduction, "planning.yaml", "title: A plan", "title: The plan", []string{"PL.1 reworded title: A plan>The plan"}, ""},
		{"a line break is no change", deduction, "planning.yaml", "ask: Is there a plan?", "ask: |-\n    Is there\n    a plan?", nil, ""},
		{"a reworded objective must be confirmed", deduction, "planning.yaml", "a: There is a plan.", "a: There is a new plan.", []string{"PL.1[a]? reworded text:en There is a plan.>There is a new plan."}, "PL.1[a]"},
		{"the question of a lesser weight", deduction, "planning.yaml", "Is it in use, but not certified?", "Is it in use?", []string{"PL.2? reworded partial.ask:en Is it in use, but not certified?>Is it in use?"}, "PL.2"},
		{"an added objective", deduction, "planning.yaml", "a: There is a plan.", "a: There is a plan.\n    b: It is read.", []string{"+PL.1[b]"}, ""},
		{"an objective with another key is another one", deduction, "planning.yaml", "a: There is a plan.", "c: There is a plan.", []string{"+PL.1[c]", "-PL.1[a]"}, ""},
		{"unless it says what it was", deduction, "planning.yaml", "a: There is a plan.", "c: {text: There is a plan., renamed_from: ['PL.1[a]']}", []string{`PL.1[a]>PL.1[c] changed renamed_from: >["PL.1[a]"]`}, ""},
		{"renamed and reworded", deduction, "planning.yaml", "a: There is a plan.", "c: {text: A plan., renamed_from: ['PL.1[a]']}", []string{"PL.1[a]>PL.1[c]? reworded text:en There is a plan.>A plan.", `PL.1[a]>PL.1[c]? changed renamed_from: >["PL.1[a]"]`}, "PL.1[c]"},
		{"a rule's figure", deduction, "catalogue.yaml", "maximum: 10", "maximum: 11", []string{"L2 reruled rule.maximum: 10>11"}, ""},
		{"a domain's title", deduction, "catalogue.yaml", "title: Planning", "title: Plans", []string{"PL reworded title:en Planning>Plans"}, ""},
		{"a version", deduction, "catalogue.yaml", "version: 2024-10-15", "version: 2025-10-15", []string{"changed version: 2024-10-15>2025-10-15"}, ""},
		{"one language of a text", allMet, "access.yaml", "zh-TW: 是這樣。", "zh-TW: 都是這樣。", []string{"AC.1[a]? reworded text:zh-TW 是這樣。>都是這樣。"}, "AC.1[a]"},
		{"another level", cumulative, "a.yaml", "id: A.1\n  level: L1", "id: A.1\n  level: L2", []string{"A.1 relevelled level: L1>L2", `changed requirements: ["A.1","A.2"]>["A.2","A.1"]`}, ""},
		{"another step that is enough changes no answer", cumulative, "a.yaml", "minimum: yearly", "minimum: monthly", []string{"A.2[b] rescaled minimum: yearly>monthly"}, ""},
		{"what a step means", cumulative, "a.yaml", "Each month one copy is restored.", "One copy.", []string{`A.2[b]? reworded stages: {"monthly":{"en":"Each month one copy is restored."}}>{"monthly":{"en":"One copy."}}`}, "A.2[b]"},
	} {
		t.Run(test.says, func(t *testing.T) {
			changes := controls.Diff(load(t, test.base), load(t, test.base.edit(t, test.file, test.old, test.with)))
			require.ElementsMatch(t, test.want, told(changes))
			require.Equal(t, test.confirm, strings.Join(changes.ToConfirm(), " "))
		})
	}
}

func TestDiffSaysWhatAScaleMeans(t *testing.T) {
	changes := controls.Diff(load(t, cumulative), load(t, cumulative.edit(t, "catalogue.yaml", "At least once a year.", "Once.")))
	require.Equal(t, []string{"A.2[b]"}, changes.ToConfirm(), "who answered yearly meant something else")
	require.Equal(t, controls.Effect{Stay: 2, Confirm: 1}, changes.Effect())
}

func TestALanguageMoreAsksNobodyAgain(t *testing.T) {
	two := load(t, allMet)
	for i := range two.Requirements {
		for j := range two.Requirements[i].Objectives {
			delete(two.Requirements[i].Objectives[j].Text, "zh-TW")
		}
	}
	changes := controls.Diff(two, load(t, allMet))
	require.False(t, changes.Empty())
	require.Empty(t, changes.ToConfirm())
}

// ladder writes requirements "id=title" or "id<old=title" of one catalogue.
func ladder(t *testing.T, rows string) *controls.Catalogue {
	var yaml strings.Builder
	for _, row := range strings.Fields(rows) {
		name, title, _ := strings.Cut(row, "=")
		id, was, _ := strings.Cut(name, "<")
		more := ""
		if was != "" {
			more = "  renamed_from: [" + was + "]\n"
		}
		text := strings.Replace(one("A."+id, "L1", strings.ReplaceAll(more, "[", "[A."), ""), "A title", title, 1)
		yaml.WriteString(strings.Replace(text, "It is so.", "It is "+title+".", 1))
	}
	return load(t, sample{"catalogue.yaml": cumulative["catalogue.yaml"], "a.yaml": yaml.String()})
}

func TestRenamesFollowRenamedFrom(t *testing.T) {
	for _, test := range []struct{ says, old, new, renames, confirm string }{
		{"nothing renamed", "1=x 2=y", "1=x 2=y", "", ""},
		{"a requirement takes its objectives along", "1=x", "7<1=x", "A.1>A.7 A.1[a]>A.7[a]", ""},
		{"numbers that move up", "1=x 2=y", "1=new 2<1=x 3<2=y", "A.1>A.2 A.1[a]>A.2[a] A.2>A.3 A.2[a]>A.3[a]", ""},
		{"an old renaming is not done twice", "1=new 2<1=x", "1=new 2<1=x", "", ""},
		{"nor when the text is changed later", "1=new 2<1=x", "1=newer 2<1=z", "", "A.1[a] A.2[a]"},
		{"two that change places", "1=x 2=y", "1<2=y 2<1=x", "A.2>A.1 A.2[a]>A.1[a] A.1>A.2 A.1[a]>A.2[a]", ""},
		{"a split leaves the answers where they were", "1=x", "1=x 2<1=y", "", ""},
		{"an id given to something else is retired", "1=x 2=y", "2<1=x", "A.1>A.2 A.1[a]>A.2[a] A.2[a]> A.2>", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			changes := controls.Diff(ladder(t, test.old), ladder(t, test.new))
			var renames []string
			for _, r := range changes.Renames() {
				renames = append(renames, r.From+">"+r.To)
			}
			require.Equal(t, test.renames, strings.Join(renames, " "))
			require.Equal(t, test.confirm, strings.Join(changes.ToConfirm(), " "))
		})
	}
}

// Every objective of both versions is told of once: it stays, is renamed, must be confirmed, goes or is new.
func TestDiffLosesNoObjective(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	version := func() string {
		var rows []string
		for _, id := range random.Perm(6)[:1+random.IntN(6)] {
			row := fmt.Sprint(id)
			if random.IntN(3) == 0 {
				row += fmt.Sprintf("<%d", random.IntN(6))
			}
			rows = append(rows, row+"="+string(rune('t'+random.IntN(4))))
		}
		return strings.Join(rows, " ")
	}
	for range 300 {
		a, b := version(), version()
		old, new := ladder(t, a), ladder(t, b)
		changes := controls.Diff(old, new)
		e := changes.Effect()
		require.Equal(t, len(old.Requirements), e.Stay+e.Confirm+e.Go, "%s to %s", a, b)
		require.Equal(t, len(new.Requirements), e.Stay+e.Confirm+e.New, "%s to %s", a, b)
		require.Equal(t, changes, controls.Diff(old, new), "it is always the same")
		require.True(t, controls.Diff(old, old).Empty())
		to := map[string]bool{}
		for _, r := range changes.Renames() {
			require.False(t, r.To != "" && to[r.To], "two cannot become one: %s to %s", a, b)
			to[r.To] = true
		}
	}
}
