package plain

import "strings"

// asciiSigns are what the program itself writes beyond ASCII, in ASCII. Signs that a
// table gives a column of their own take one character.
var asciiSigns = strings.NewReplacer(
	"✓", "+", "✗", "x", "·", "-", "–", "-", "—", "-", "●", "*", "•", "*", "×", "x",
	"…", "...", "→", "->", "←", "<-", "↑", "^", "↓", "v", "‹", "<", "›", ">", "≤", "<=", "≥", ">=",
	"“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'",
	"─", "-", "━", "=", "│", "|", "┃", "#",
	"┌", "+", "┐", "+", "└", "+", "┘", "+", "├", "+", "┤", "+", "┬", "+", "┴", "+",
	"▁", "_", "▂", ".", "▃", ":", "▄", "-", "▅", "=", "▆", "+", "▇", "*", "█", "#",
)

// ASCII returns s with the signs that the program writes (ticks, arrows, dots, lines,
// quotes) in ASCII. Letters and signs that only others write stay as they are, so a name
// remains the name; control characters that [Text] made visible become "?".
func ASCII(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= 0x2400 && r <= 0x2421 || r == '�' {
			return '?'
		}
		return r
	}, asciiSigns.Replace(s))
}
