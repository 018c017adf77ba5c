package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot builds the command tree. Each command stands in a file of its own.
func newRoot(a *app) *cobra.Command {
	root := a.command("rung", "root")
	root.SilenceErrors, root.SilenceUsage = true, true
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		if err := errors.Join(c.ValidateRequiredFlags(), c.ValidateFlagGroups()); err != nil {
			return err // cobra looks at these only once the command has begun
		}
		a.started = true
		return nil
	}
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetUsageTemplate(a.usageTemplate())
	root.PersistentFlags().String("lang", "", a.say("flag-lang"))
	root.PersistentFlags().StringVar(&a.catalogue, "catalogue", "", a.say("flag-catalogue"))
	root.PersistentFlags().BoolVar(&a.noColor, "no-color", false, a.say("flag-no-color"))
	a.keys.add(a, root)
	a.trust.add(a, root)
	cobra.EnableCommandSorting = false // they stand in the order in which they are needed
	for _, g := range a.groups() {
		root.AddGroup(&cobra.Group{ID: g.id, Title: a.say("group-" + g.id)})
		for _, c := range g.commands {
			c.GroupID = g.id
			root.AddCommand(c)
		}
	}
	demandKnown(root)
	root.SetHelpCommandGroupID("rung")
	root.SetCompletionCommandGroupID("rung")
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Short = a.say("help-short")
		case "completion":
			c.Short = a.say("completion-short")
		}
	}
	a.helpFlag(root)
	return root
}

// group is what commands are for, as the help puts them together.
type group struct {
	id       string
	commands []*cobra.Command
}

// groups are all commands, in the order in which a firm comes to need them.
func (a *app) groups() []group {
	return []group{
		{"answer", []*cobra.Command{newAssess(a), newNew(a), newAnswer(a), newProfile(a), newUndo(a), newHistory(a), newDemo(a)}},
		{"stand", []*cobra.Command{newScore(a), newPlan(a), newReport(a), newCompare(a), newMap(a), newTarget(a), newRetarget(a)}},
		{"prove", []*cobra.Command{newEvidence(a), newExcept(a), newAttest(a), newStatusDate(a), newAffirm(a), newSubmission(a)}},
		{"exchange", []*cobra.Command{newExport(a), newImport(a), newMerge(a), newPacket(a), newAnonymize(a)}},
		{"file", []*cobra.Command{newCheck(a), newRepair(a), newLock(a), newUnlock(a), newMigrate(a)}},
		{"catalogue", []*cobra.Command{newCatalogue(a), newTrust(a)}},
		{"rung", []*cobra.Command{newVersion(a)}},
	}
}

// command makes a command whose texts are the messages NAME-short, NAME-long and NAME-example.
func (a *app) command(use, name string) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: a.say(name + "-short"), Long: a.say(name + "-long"), Example: strings.TrimRight(a.say(name+"-example"), "\n"),
		DisableFlagsInUseLine: true,
	}
}

func (a *app) helpFlag(c *cobra.Command) {
	c.Flags().BoolP("help", "h", false, a.say("flag-help"))
	for _, sub := range c.Commands() {
		a.helpFlag(sub)
	}
}

// usageTemplate is cobra's own, in the language of the run.
func (a *app) usageTemplate() string {
	return strings.NewReplacer("USAGE", a.say("usage"), "EXAMPLES", a.say("usage-examples"), "COMMANDS", a.say("usage-commands"),
		"GLOBALFLAGS", a.say("usage-global-flags"), "FLAGS", a.say("usage-flags"), "MORE", a.say("usage-more")).Replace(
		`USAGE{{if and .Runnable (or (not .HasAvailableSubCommands) (ne .UseLine .CommandPath))}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND{{end}}{{if .HasExample}}

EXAMPLES
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}{{if not .Groups}}

COMMANDS{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{$all := .Commands}}{{range $group := .Groups}}

{{.Title}}{{range $all}}{{if and (eq .GroupID $group.ID) .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

FLAGS
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

GLOBALFLAGS
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

MORE{{end}}
`)
}
