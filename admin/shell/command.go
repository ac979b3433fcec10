package shell

import (
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Command is a program and its arguments, to be shown to people who may paste it.
// The zero Command is none.
type Command struct {
	words []word
	// foreign is a text of a record that is not a command of ours. It is shown as a
	// comment, which does nothing when it is pasted.
	foreign string
}

// word is an argument: a text, followed by a variable that the reader's shell
// fills, "" for none.
type word struct{ text, variable string }

// New is the command of a program with its arguments.
func New(argv ...string) Command {
	c := Command{words: make([]word, len(argv))}
	for i, arg := range argv {
		c.words[i] = word{text: arg}
	}
	return c
}

// With is the command with one more option. A value that begins like an option is
// joined to its name, or it would be taken for one.
func (c Command) With(option, value string) Command {
	if strings.HasPrefix(value, "-") {
		return c.and(word{text: option + "=" + value})
	}
	return c.and(word{text: option}, word{text: value})
}

func (c Command) and(words ...word) Command {
	c.words = slices.Concat(c.words, words)
	return c
}

// IsZero reports whether there is no command.
func (c Command) IsZero() bool { return len(c.words) == 0 && c.foreign == "" }

// String is the command in one line. What no shell could be given is a comment that
// says so.
func (c Command) String() string {
	switch {
	case strings.HasPrefix(c.foreign, hash):
		return plain.Text(c.foreign)
	case c.foreign != "":
		return comment("not a command of this program: ", c.foreign)
	}
	words := make([]string, len(c.words))
	for i, w := range c.words {
		written, err := w.write()
		if err != nil {
			return comment("can't be written for a shell, "+err.Error()+": ", w.text)
		}
		words[i] = written
	}
	return strings.Join(words, " ")
}

// hash begins a comment.
const hash = "# "

func comment(why, text string) string { return hash + why + plain.Text(text) }

// Head is the command without its options, to tell it by: aws cognito-idp list-users.
func (c Command) Head() string {
	end := slices.IndexFunc(c.words, word.isOption)
	if end < 0 {
		return c.String()
	}
	return Command{words: c.words[:end]}.String() + " …"
}

func (w word) isOption() bool { return strings.HasPrefix(w.text, "--") }

func (w word) write() (string, error) {
	if w.variable == "" {
		return quote(w.text)
	}
	written := ""
	if w.text != "" {
		var err error
		if written, err = quote(w.text); err != nil {
			return "", err
		}
	}
	return written + `"$` + w.variable + `"`, nil
}

// MarshalText writes the command in one line, as records keep it.
func (c Command) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the command of a record. A text that is none is kept, to be
// shown as a comment: the record may be anybody's.
func (c *Command) UnmarshalText(text []byte) error {
	parsed, ok := Parse(string(text))
	if !ok {
		parsed = Command{foreign: string(text)}
	}
	*c = parsed
	return nil
}
