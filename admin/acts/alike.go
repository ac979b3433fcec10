package acts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// mostNamed is how many names or pairs of names a warning lists.
const mostNamed = 3

// LookAlikes are the warnings about the names in a plan: names with invisible
// characters, names with letters that only look like others, and names that look
// alike. Names are as AWS holds them: two of them may be displayed the same.
func LookAlikes(names ...string) []string {
	names = record.Each(slices.Compact(slices.Sorted(slices.Values(names))), plain.Text)
	var warnings []string
	for _, w := range []struct {
		holds func(string) bool
		why   string
	}{
		{plain.Unseen, "Invisible characters are in the name"},
		{plain.Disguised, "Letters that only look like others are in the name"},
	} {
		found := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !w.holds(name) })
		if len(found) > 0 {
			warnings = append(warnings, w.why+" "+few(found)+"; be sure that it is the one you mean.")
		}
	}
	if pairs := alike(names); len(pairs) > 0 {
		warnings = append(warnings, "These look alike: "+few(pairs)+".")
	}
	return warnings
}

// alike are groups of names that can be mistaken for one another.
func alike(names []string) []string {
	kinds := map[string][]string{}
	for _, name := range names {
		outline := plain.Outline(name)
		kinds[outline] = append(kinds[outline], name)
	}
	var pairs []string
	for _, kind := range kinds {
		if len(kind) > 1 {
			pairs = append(pairs, strings.Join(kind[:min(len(kind), mostNamed)], " and "))
		}
	}
	slices.Sort(pairs)
	return pairs
}

// few are the first names, and how many more there are.
func few(names []string) string {
	if left := len(names) - mostNamed; left > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:mostNamed], ", "), left)
	}
	return strings.Join(names, ", ")
}

// nameInputs are the inputs that name somebody or something.
var nameInputs = []string{"username", "name", "group", "provider"}

// names are those of the target and in the inputs of an act.
func (a Act) names() []string {
	names := []string{a.Action.Subject(a.Target), a.Target.User.Username}
	for _, input := range nameInputs {
		names = append(names, a.Inputs[input])
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}
