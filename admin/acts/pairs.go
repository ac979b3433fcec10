package acts

import (
	"strings"
)

// pair is a name and the exact value that AWS is to hold for it.
type pair struct{ name, value string }

// continued begins a line that continues the value of the line before.
const continued = "\t"

// PairLines writes name=value pairs as an InputPairs takes them: one a line, each
// with its line break, so that commas in a value belong to the value. A line break
// in a value is followed by a tab.
func PairLines(pairs ...string) string {
	var b strings.Builder
	for _, pair := range pairs {
		b.WriteString(strings.ReplaceAll(pair, "\n", "\n"+continued))
		b.WriteByte('\n')
	}
	return b.String()
}

// pairs reads an InputPairs, or says what is wrong with it. A text without a
// line break is typed on one line: a comma separates pairs where a name and an
// equals sign follow.
func (in Inputs) pairs(name string) (pairs []pair, fault string) {
	seen := map[string]bool{}
	for _, text := range splitPairs(in[name]) {
		name, value, ok := strings.Cut(text, "=")
		name = strings.TrimSpace(name)
		switch {
		case !ok || name == "":
			return nil, "“" + text + "” is not name=value."
		case seen[name]:
			return nil, name + " is given twice."
		}
		seen[name] = true
		pairs = append(pairs, pair{name, value})
	}
	return pairs, ""
}

func splitPairs(text string) []string {
	if strings.Contains(text, "\n") {
		return unfolded(text)
	}
	var pairs []string
	for piece := range strings.SplitSeq(text, ",") {
		if n := len(pairs); n > 0 && !beginsPair(piece) {
			pairs[n-1] += "," + piece
			continue
		}
		if piece = strings.TrimSpace(piece); piece != "" {
			pairs = append(pairs, piece)
		}
	}
	return pairs
}

// unfolded are the lines of a text, each with its continuations.
func unfolded(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		more, goesOn := strings.CutPrefix(line, continued)
		switch n := len(lines); {
		case goesOn && n > 0:
			lines[n-1] += "\n" + more
		case line != "":
			lines = append(lines, line)
		}
	}
	return lines
}

// beginsPair reports whether a text begins with the name of an attribute and an
// equals sign.
func beginsPair(text string) bool {
	name, _, ok := strings.Cut(strings.TrimSpace(text), "=")
	return ok && name != "" && !strings.ContainsAny(name, " \t\"{}<>")
}

// names reads an InputNames.
func (in Inputs) names(name string) []string {
	var names []string
	for _, word := range strings.FieldsFunc(in[name], func(r rune) bool { return r == '\n' || r == ',' }) {
		if word = strings.TrimSpace(word); word != "" {
			names = append(names, word)
		}
	}
	return names
}
