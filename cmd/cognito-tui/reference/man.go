package reference

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Man is the manual page of a program, in roff: its commands and flags, and the tables.
func Man(root *cobra.Command, version string) string {
	p := &manual{}
	p.line(`.TH "` + strings.ToUpper(root.Name()) + `" "1" "" "` + escaped(root.Name()+" "+version) + `" "User commands"`)
	p.section("Name")
	p.text(root.Name() + " - " + root.Short)
	p.section("Synopsis")
	p.text(root.Name() + " [flags]\n\n" + root.Name() + " command [flags]")
	p.section("Description")
	p.text(root.Long)
	p.section("Flags of all commands")
	p.flags(root.PersistentFlags())
	p.section("Flags of the console")
	p.flags(root.LocalNonPersistentFlags())
	p.section("Commands")
	p.commands(root)
	for _, t := range Tables() {
		p.section(t.Title)
		p.text(t.Says + ".")
		for _, e := range t.Entries {
			p.tagged(e.Name, e.Says)
		}
	}
	p.section("Examples")
	p.example(root.Example)
	p.section("See also")
	p.text("aws(1)")
	return p.String()
}

// manual is a page that is being written.
type manual struct{ strings.Builder }

func (p *manual) line(text string) { _, _ = p.WriteString(text + "\n") } // a builder takes all

func (p *manual) section(title string) { p.line(".SH " + escaped(strings.ToUpper(title))) }

// text writes paragraphs, which empty lines separate.
func (p *manual) text(text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			p.line(".PP")
			continue
		}
		p.line(escaped(line))
	}
}

func (p *manual) tagged(tag, text string) {
	p.line(".TP")
	p.line(`\fB` + escaped(tag) + `\fP`)
	p.text(text)
}

// example is written line by line.
func (p *manual) example(text string) {
	if text == "" {
		return
	}
	p.line(".PP")
	p.line(".nf")
	for line := range strings.Lines(text) {
		p.line("    " + escaped(strings.TrimRight(line, "\n")))
	}
	p.line(".fi")
}

// commands writes all commands below one, each before its own.
func (p *manual) commands(above *cobra.Command) {
	for _, cmd := range above.Commands() {
		if !cmd.IsAvailableCommand() || cmd.Name() == "help" {
			continue
		}
		p.line(`.SS "` + escaped(strings.TrimSpace(above.CommandPath()+" "+cmd.Use)) + `"`)
		p.text(sentence(cmd.Short))
		if cmd.Long != "" {
			p.line(".PP")
			p.text(cmd.Long)
		}
		p.flags(cmd.LocalNonPersistentFlags())
		p.example(cmd.Example)
		p.commands(cmd)
	}
}

// sentence is a text that ends as one.
func sentence(text string) string { return strings.TrimSuffix(text, ".") + "." }

func (p *manual) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" || f.Name == "version" {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if value := f.Value.Type(); value != "bool" {
			name += " " + cmp.Or(valueNames[value], strings.ToUpper(value))
		}
		p.tagged(name, f.Usage)
	})
}

// valueNames stand for the value of a flag of a type.
var valueNames = map[string]string{
	"string": "TEXT", "stringArray": "TEXT", "stringToString": "NAME=VALUE", "int": "N", "uint64": "N", "float64": "NUMBER", "duration": "SPAN",
}

// escaped is text that roff takes for text alone.
func escaped(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, `"`, `\(dq`).Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
