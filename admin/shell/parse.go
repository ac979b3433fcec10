package shell

import (
	"regexp"
	"strings"
)

// Parse reads a command that [Command.String] wrote, in this version or an earlier
// one. ok is false for every other text: it is not asked what a shell would make
// of it.
func Parse(text string) (c Command, ok bool) {
	for rest := text; ; {
		var w word
		if w, rest, ok = parseWord(rest); !ok {
			return Command{}, false
		}
		c.words = append(c.words, w)
		if rest == "" {
			return c, knownProgram[c.words[0].text]
		}
		if rest, ok = strings.CutPrefix(rest, " "); !ok {
			return Command{}, false
		}
	}
}

// knownProgram are the programs that commands are shown of.
var knownProgram = map[string]bool{"aws": true, "cognito-tui": true}

// pieces are what a word is made of, at the beginning of a text.
var pieces = []struct {
	form *regexp.Regexp
	take func(w *word, inner string)
}{
	{regexp.MustCompile(`^([A-Za-z0-9_./:@=+,-]+)`), takeText},
	{regexp.MustCompile(`^'([^']*)'`), takeText},
	{regexp.MustCompile(`^\\(')`), takeText},
	{regexp.MustCompile(`^"\$\(printf '((?:[A-Za-z0-9_./:@=+, -]|\\[0-3][0-7]{2})+)'\)"`), takePrinted},
	{regexp.MustCompile(`^"\$([A-Z_]+)"`), func(w *word, name string) { w.variable = name }},
}

func parseWord(text string) (w word, rest string, ok bool) {
	for text != "" && text[0] != ' ' {
		n := takePiece(&w, text)
		if n == 0 {
			return word{}, "", false
		}
		text, ok = text[n:], true
		if w.variable != "" { // stands at the end
			break
		}
	}
	return w, text, ok
}

// takePiece adds the piece at the beginning of text to the word, and gives its
// length; 0 when there is none.
func takePiece(w *word, text string) int {
	for _, p := range pieces {
		if m := p.form.FindStringSubmatch(text); m != nil {
			p.take(w, m[1])
			return len(m[0])
		}
	}
	return 0
}

func takeText(w *word, text string) { w.text += text }

func takePrinted(w *word, format string) {
	for i := 0; i < len(format); i++ {
		if format[i] != '\\' {
			w.text += format[i : i+1]
			continue
		}
		w.text += string([]byte{(format[i+1]-'0')<<6 | (format[i+2]-'0')<<3 | (format[i+3] - '0')})
		i += 3
	}
}
