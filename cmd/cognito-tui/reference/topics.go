package reference

import (
	"strings"

	"github.com/spf13/cobra"
)

// Topics are the tables as help topics: commands that only have help.
func Topics() (topics []*cobra.Command) {
	for _, t := range Tables() {
		topics = append(topics, &cobra.Command{Use: t.Topic, Short: t.Says, Long: t.Says + ".\n\n" + t.text()})
	}
	return topics
}

// text is the table for a terminal: names, each above what it is about.
func (t Table) text() string {
	var b strings.Builder
	for _, e := range t.Entries {
		b.WriteString(e.Name + "\n    " + e.Says + "\n")
	}
	return b.String()
}

// Markdown is the table for a page of the documentation.
func (t Table) Markdown(name, says string) string {
	var b strings.Builder
	b.WriteString("| " + name + " | " + says + " |\n|---|---|\n")
	for _, e := range t.Entries {
		b.WriteString("| `" + strings.ReplaceAll(e.Name, ", ", "` `") + "` | " + e.Says + " |\n")
	}
	return b.String()
}
