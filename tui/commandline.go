package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// commandLine is the `:` line while it is open.
type commandLine struct {
	app     *App
	input   *widget.Input
	choices []choice
	at      int // the selected choice, -1 for none
	past    int // how many lines back in the history
}

// choice is a completion of what is typed.
type choice struct{ line, argument, help string }

// mostChoices is how many choices are shown at once.
const mostChoices = 8

// prompt is the `:` line, with the history of lines.
type prompt struct {
	line    *commandLine // nil while it is closed
	history []string     // latest last, each once
}

// open reports whether a command is being typed.
func (p *prompt) open() bool { return p.line != nil }

func (p *prompt) close() { p.line = nil }

// recall adds a line to the history, once.
func (p *prompt) recall(line string) {
	if line == "" {
		return
	}
	p.history = slices.DeleteFunc(p.history, func(l string) bool { return l == line })
	p.history = append(p.history, line)
}

// openCommand opens the command line with the start of a line.
func (a *App) openCommand(text string) tea.Cmd {
	a.prompt.line = &commandLine{app: a, input: widget.NewInput(":", text)}
	a.prompt.line.complete()
	return nil
}

func (c *commandLine) press(key tea.KeyPressMsg) tea.Cmd {
	switch key.String() {
	case "esc", "ctrl+c":
		c.app.prompt.close()
	case "enter":
		return c.enter()
	case "right":
		c.accept(key)
	case "tab":
		c.turn(1)
	case "shift+tab":
		c.turn(-1)
	case "up", "ctrl+p":
		c.up()
	case "down", "ctrl+n":
		c.down()
	case "backspace":
		if c.input.Value() == "" {
			c.app.prompt.close()
			return nil
		}
		c.edit(key)
	default:
		c.edit(key)
	}
	return nil
}

// paste inserts a text as if it were typed.
func (c *commandLine) paste(text string) {
	c.input.Paste(text)
	c.complete()
}

// edit changes what is typed. A selected choice ends in the space before its argument,
// so that is not typed again.
func (c *commandLine) edit(key tea.KeyPressMsg) {
	if key.String() != "space" || c.at < 0 || !strings.HasSuffix(c.input.Value(), " ") {
		c.input.Key(key)
	}
	c.past = 0
	c.complete()
}

// accept completes with the selected choice, or the first, when the cursor is at the
// end.
func (c *commandLine) accept(key tea.KeyPressMsg) {
	if len(c.choices) == 0 || !c.input.AtEnd() {
		c.input.Key(key)
		return
	}
	c.take(max(c.at, 0))
}

// turn puts the choices into the line one after the other. The only one, or one selected
// with the arrows, is accepted.
func (c *commandLine) turn(by int) {
	n := len(c.choices)
	switch {
	case n == 0:
	case n == 1, c.at >= 0 && c.input.Value() != c.choices[c.at].line:
		c.take(max(c.at, 0))
	default:
		if c.at < 0 && by < 0 {
			c.at = 0
		}
		c.at = (c.at + by + n) % n
		c.input.Set(c.choices[c.at].line)
		c.input.Ghost = ""
	}
}

func (c *commandLine) take(i int) {
	c.input.Set(c.choices[i].line)
	c.complete()
}

func (c *commandLine) enter() tea.Cmd {
	line := strings.TrimSpace(c.input.Value())
	if c.at >= 0 {
		line = strings.TrimSpace(c.choices[c.at].line)
	}
	c.app.prompt.close()
	if line == "" {
		return nil
	}
	c.app.prompt.recall(withoutSecret(line))
	return c.app.runCommand(line)
}

// withoutSecret is a line as the history may keep it: without the token of a token
// command, and "" where one stands elsewhere.
func withoutSecret(line string) string {
	name, argument, _ := strings.Cut(line, " ")
	if command, _ := findCommand(name); argument != "" && len(command.names) > 0 && command.names[0] == "token" {
		return name
	}
	if mask.Tokens(line) != line {
		return ""
	}
	return line
}

// up goes back in the history, and up among the choices once one is selected.
func (c *commandLine) up() {
	if c.at > 0 {
		c.at--
		return
	}
	if history := c.app.prompt.history; c.past < len(history) {
		c.past++
		c.input.Set(history[len(history)-c.past])
		c.complete()
	}
}

func (c *commandLine) down() {
	if c.past > 0 {
		c.past--
		line := ""
		if c.past > 0 {
			line = c.app.prompt.history[len(c.app.prompt.history)-c.past]
		}
		c.input.Set(line)
		c.complete()
		return
	}
	c.at = min(c.at+1, len(c.choices)-1)
}

// complete finds completions: for a command, then its argument, and after an @ a
// profile. A word must have been started.
func (c *commandLine) complete() {
	c.choices, c.at = c.find(c.input.Value()), -1
	c.input.Ghost = ""
	value := c.input.Value()
	if value == "" || strings.HasSuffix(value, " ") || len(c.choices) == 0 {
		return
	}
	if ghost, begun := strings.CutPrefix(c.choices[0].line, value); begun {
		c.input.Ghost = ghost
	}
}

func (c *commandLine) find(line string) []choice {
	name, argument, hasArgument := strings.Cut(strings.TrimLeft(line, " "), " ")
	if before, at, ok := cutLastWord(line, "@"); ok {
		return begin(before+"@", at, profileNames(c.app))
	}
	if !hasArgument {
		return append(commandChoices(name), c.actChoices(name)...)
	}
	command, ok := findCommand(name)
	if !ok || command.complete == nil {
		return nil
	}
	return begin(name+" ", argument, command.complete(c.app))
}

// commandChoices are the commands that start with what is typed, an exact match first.
func commandChoices(typed string) []choice {
	var out []choice
	for _, command := range commands() {
		if !slices.ContainsFunc(command.names, func(n string) bool { return strings.HasPrefix(n, typed) }) {
			continue
		}
		line := command.names[0]
		if command.argument != "" {
			line += " "
		}
		out = append(out, choice{line, command.argument, command.help})
	}
	if i := slices.IndexFunc(out, func(c choice) bool { return strings.TrimSpace(c.line) == typed }); i > 0 {
		out[0], out[i] = out[i], out[0]
	}
	return out
}

// begin are the words that start with what is typed, appended to the line so far.
func begin(before, typed string, words []string) []choice {
	var out []choice
	for _, word := range words {
		if strings.HasPrefix(strings.ToLower(word), strings.ToLower(typed)) && word != typed {
			out = append(out, choice{line: before + word})
		}
	}
	return out
}

// cutLastWord cuts a line at the sign that begins its last word.
func cutLastWord(line, sign string) (before, word string, ok bool) {
	i := strings.LastIndexByte(line, ' ')
	word, ok = strings.CutPrefix(line[i+1:], sign)
	return line[:i+1], word, ok
}

// actChoices are the acts that complete what is typed.
func (c *commandLine) actChoices(typed string) []choice {
	var out []choice
	for _, action := range c.app.desk.ActsHere() {
		if typed != "" && strings.HasPrefix(action.ID, typed) {
			out = append(out, choice{action.ID, "", action.Name + " · " + c.app.desk.Selection(action.On)})
		}
	}
	return out
}
