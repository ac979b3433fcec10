package admin

import (
	"strings"
)

// PairLines writes name=value pairs as an InputPairs takes them: one a line,
// each with its line break, which keeps the commas of a value in the value.
func PairLines(pairs ...string) string {
	var b strings.Builder
	for _, pair := range pairs {
		b.WriteString(pair)
		b.WriteByte('\n')
	}
	return b.String()
}

// pairs reads an InputPairs, or says what is wrong with it. Without a line break
// it is what people type into one line: a comma parts pairs where a name and an
// equals sign follow.
func (in Inputs) pairs(name string) (pairs []Attribute, fault string) {
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
		pairs = append(pairs, Attribute{name, value})
	}
	return pairs, ""
}

func splitPairs(text string) []string {
	pieces := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	if strings.Contains(text, "\n") {
		return pieces
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

// beginsPair tells whether a text begins with the name of an attribute and an
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
