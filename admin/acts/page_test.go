package acts_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/shell"
)

var update = flag.Bool("update", false, "write the pages that are generated from tables")

const actionPage = "../../docs/actions.md"

func TestTheActionPage(t *testing.T) {
	page := actionsPage()
	if *update {
		check(t, os.WriteFile(actionPage, []byte(page), 0o600))
		check(t, os.Chmod(actionPage, 0o644))
	}
	if string(must(os.ReadFile(actionPage))(t)) != page {
		t.Errorf("%s is stale: go test ./admin/acts -run TestTheActionPage -update", actionPage)
	}
}

// kinds are the targets in the order of the page.
var kinds = []struct {
	kind  acts.KindID
	title string
}{
	{acts.OnUser, "On a user"},
	{acts.OnDevice, "On a device of a user"},
	{acts.OnAuthEvent, "On an entry of a user's sign-in history"},
	{acts.OnGroup, "On a group"},
	{acts.OnPool, "In a pool"},
}

var dangers = map[acts.Danger]string{
	acts.Safe: "safe", acts.Careful: "needs care", acts.Destructive: "destructive",
}

func actionsPage() string {
	var b strings.Builder
	b.WriteString(`# Actions

<!-- Generated from the table in admin/acts by: go test ./admin/acts -run TestTheActionPage -update -->

This page lists everything that the console can do to a user pool. In the console, ` + "`a`" + ` opens the menu of the actions on what is
selected, and a letter runs one; in scripts, ` + "`cognito-tui do ACTION`" + ` does the same. Before anything is sent, you see
what will change, what follows from it, and the same as an AWS CLI command; if an action is not possible, you see why. The command can be pasted
whatever the names in it are, and ` + "`Ctrl+Y`" + ` copies it. A plan warns about names that look alike or contain invisible characters.

- **safe**: nobody is locked out, signed out or sent a message.
- **needs care**: somebody may be. On profiles marked as production it is confirmed like a destructive action.
- **destructive**: something is deleted. You must type the name to confirm.
- **billed**: the call makes the user a billed monthly active user.

Text is sent to AWS unchanged. ` + "`do`" + ` takes it exactly as the shell passes it, including line breaks:

` + "```sh" + `
cognito-tui do set-attributes --pool acme --user alice $'address=1 High Street\nLondon'
` + "```" + `

In the console's forms, characters that do not fit in one line or can't be shown are written as ` + "`\\n`" + ` (line break), ` + "`\\t`" + ` (tab) and
` + "`\\u{200f}`" + ` (any character, by its code point), and a backslash as ` + "`\\\\`" + `. This applies to fields that take any text,
and to names that contain such a character.
`)
	for _, k := range kinds {
		fmt.Fprintf(&b, "\n## %s\n\n| action | key | | |\n|---|---|---|---|\n", k.title)
		for _, a := range acts.ActionsOn(k.kind) {
			fmt.Fprintf(&b, "| [`%s`](#%s) | `%s` | %s | %s |\n", a.ID, a.ID, a.Key, a.Name, strings.Join(traits(a), ", "))
		}
		for _, a := range acts.ActionsOn(k.kind) {
			b.WriteString(section(a))
		}
	}
	return b.String()
}

func traits(a acts.Action) []string {
	list := []string{dangers[a.Danger]}
	if a.Message {
		list = append(list, "sends a message")
	}
	if a.Billed(acts.Target{}, happyInputs()[a.ID]) {
		list = append(list, "billed")
	}
	if a.Undo != nil {
		list = append(list, "can be undone")
	}
	return list
}

func section(a acts.Action) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\n%s\n", a.ID, a.Consequence)
	if a.NoUndo != "" {
		fmt.Fprintf(&b, "There is no undo. %s\n", a.NoUndo)
	}
	b.WriteString(inputTable(a))
	b.WriteString("\n```sh\n" + doLine(a, happyInputs()[a.ID]) + "\n")
	for _, r := range a.Requests(sample(), happyInputs()[a.ID]) {
		b.WriteString(strings.ReplaceAll(r.Command().String(), "'{client}'", "CLIENT") + "\n")
	}
	b.WriteString("```\n")
	return b.String()
}

// sample is a target whose names describe themselves.
func sample() acts.Target {
	return acts.Target{
		Pool: admin.PoolDetail{Pool: admin.Pool{ID: "POOL"}}, User: admin.User{Username: "USER"},
		Group: admin.Group{Name: "GROUP"}, Device: admin.Device{Key: "DEVICE"}, Event: admin.AuthEvent{ID: "EVENT"},
	}
}

// doLine is an act on the command line.
func doLine(a acts.Action, in acts.Inputs) string {
	words, flags := []string{"cognito-tui", "do", a.ID}, []string{"--pool", "POOL"}
	for kind := acts.KindOf(a.On); kind.ID != "" && kind.ID != acts.OnPool; kind = acts.KindOf(kind.Parent) {
		flags = append(flags, "--"+string(kind.ID), strings.ToUpper(string(kind.ID)))
	}
	inWords, _ := a.InWords()
	for _, i := range a.Inputs {
		switch value := strings.ReplaceAll(in[i.Name], "{client}", "CLIENT"); {
		case i.Name == inWords.Name && i.Kind == acts.InputNames:
			words = append(words, strings.Split(value, ",")...)
		case i.Name == inWords.Name && i.Kind == acts.InputPairs:
			pairs, _ := acts.ReadPairs(value)
			for _, p := range pairs {
				words = append(words, p.Name+"="+p.Value)
			}
		case i.Name == inWords.Name:
			words = append(words, value)
		case i.Kind == acts.InputSecret && i.Generates:
			flags = append(flags, "--"+acts.GenerateFlag)
		case i.Kind == acts.InputSecret:
			flags = append(flags, "--"+i.StdinFlag())
		case i.Kind == acts.InputYesNo && value == "yes":
			flags = append(flags, "--"+i.Name)
		case i.Kind != acts.InputYesNo && value != "":
			flags = append(flags, "--"+i.Name, value)
		}
	}
	return shell.New(append(words, flags...)...).String()
}

func inputTable(a acts.Action) string {
	if len(a.Inputs) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n| input | | |\n|---|---|---|\n")
	for _, i := range a.Inputs {
		ways := strings.ReplaceAll(strings.Join(a.Spellings(i), "`, `"), "|", "\\|")
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", ways, i.Label, strings.Join(inputTraits(i), "; "))
	}
	return b.String()
}

var inputForms = map[acts.InputKind]string{acts.InputSecret: "a secret"}

func inputTraits(i acts.Input) []string {
	var list []string
	if form := inputForms[i.Kind]; form != "" {
		list = append(list, form)
	}
	if i.Lines {
		list = append(list, "any text, line breaks too")
	}
	switch {
	case i.Required:
		list = append(list, "required")
	case i.Generates:
		list = append(list, "generated to the pool's policy, or read")
	case i.Kind == acts.InputYesNo && i.Default == "yes":
		list = append(list, "yes if left out")
	case i.Kind == acts.InputYesNo:
		list = append(list, "no if left out")
	case i.Default != "":
		list = append(list, "`"+i.Default+"` if left out")
	}
	return list
}
