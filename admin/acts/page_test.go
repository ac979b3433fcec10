package acts_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

var update = flag.Bool("update", false, "write the pages that are made of tables anew")

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
	acts.Safe: "safe", acts.Careful: "needs care", acts.Destructive: "destroys",
}

func actionsPage() string {
	var b strings.Builder
	b.WriteString(`# Actions

<!-- Made of the table in admin/acts by: go test ./admin/acts -run TestTheActionPage -update -->

All that the console can do to a user pool. In the console, ` + "`a`" + ` opens the menu of what can be done to what is
selected, and a letter picks one; in scripts, ` + "`cognito-tui do ACTION`" + ` does the same. Before anything is sent you see
what will change, what follows and the same as a command of the AWS CLI; what can't be done says why. The command can be pasted whatever the names
in it are, and ` + "`Ctrl+Y`" + ` copies it. A plan warns of names that look alike or hold what is not seen.

- **safe**: nobody is locked out, signed out or written to.
- **needs care**: somebody may be. On profiles marked as production it is confirmed like what destroys.
- **destroys**: something is gone. The name has to be typed.
- **billed**: the call makes the user a billed monthly active user.

AWS gets text to the letter. ` + "`do`" + ` takes it as the shell hands it over, line breaks and all:

` + "```sh" + `
cognito-tui do set-attributes --pool acme --user alice $'address=1 High Street\nLondon'
` + "```" + `

The console's forms write what has no place in one line, or can't be shown, as ` + "`\\n`" + ` (line break), ` + "`\\t`" + ` (tab) and
` + "`\\u{200f}`" + ` (any character, by its code point), and a backslash as ` + "`\\\\`" + `. That goes for fields that take any text,
and for a name that holds such a character.
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
	b.WriteString(inputTable(a.Inputs))
	b.WriteString("\n```sh\n")
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

func inputTable(inputs []acts.Input) string {
	if len(inputs) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n| input | | |\n|---|---|---|\n")
	for _, i := range inputs {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", i.Name, i.Label, strings.Join(inputTraits(i), "; "))
	}
	return b.String()
}

var inputForms = map[acts.InputKind]string{
	acts.InputYesNo: "`yes` or `no`", acts.InputSecret: "a secret", acts.InputPairs: "name=value", acts.InputNames: "names",
}

func inputTraits(i acts.Input) []string {
	var list []string
	if form := inputForms[i.Kind]; form != "" {
		list = append(list, form)
	}
	if i.Lines {
		list = append(list, "any text, line breaks too")
	}
	if len(i.Choices) > 0 {
		list = append(list, "`"+strings.Join(i.Choices, "`, `")+"`")
	}
	switch {
	case i.Required:
		list = append(list, "required")
	case i.Generates:
		list = append(list, "made to the pool's policy if left out")
	case i.Default != "":
		list = append(list, "`"+i.Default+"` if left out")
	}
	return list
}
