package bulk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Reason is why a number of targets were not done.
type Reason struct {
	State State  `json:"state"`
	Count int    `json:"count"`
	Text  string `json:"text"`
	// Varies reports that Text is one of several that differ only in the name of their
	// subject or in a time.
	Varies bool `json:"varies,omitempty"`
}

// String returns the reason with its count: "25 failed: …".
func (r Reason) String() string {
	return fmt.Sprintf("%d %s%s", r.Count, r.State, r.Words())
}

// Words returns the text behind what introduces it: ": …", or ", for example: …" if the
// texts vary.
func (r Reason) Words() string {
	if r.Varies {
		return ", for example: " + r.Text
	}
	return ": " + r.Text
}

// Reasons are why some were not done, each with how many it is about, the most first.
// Texts that differ only in the name of their subject or in a time are one reason.
func (r Report) Reasons() []Reason {
	type key struct {
		state State
		text  string
	}
	at := map[key]int{}
	var reasons []Reason
	for _, o := range r.Troubled() {
		if o.Reason == "" {
			continue
		}
		k := key{o.State, o.alike()}
		n, ok := at[k]
		if !ok {
			n = len(reasons)
			at[k] = n
			reasons = append(reasons, Reason{State: o.State, Text: o.Reason})
		}
		reasons[n].Count++
		reasons[n].Varies = reasons[n].Varies || o.Reason != reasons[n].Text
	}
	slices.SortStableFunc(reasons, func(a, b Reason) int { return b.Count - a.Count })
	return reasons
}

// moment is a time in a reason, as lostAt writes it.
var moment = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`)

// alike returns the reason without what is this target's own: its name, its sub and times.
func (o Outcome) alike() string {
	text := moment.ReplaceAllString(o.Reason, "…")
	for _, name := range []string{o.Subject, o.Sub} {
		text = withoutName(text, name)
	}
	return text
}

// withoutName replaces a name where it stands as a word of its own.
func withoutName(text, name string) string {
	if name == "" {
		return text
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, name)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if isWord(last) || isWord(next) {
			b.WriteString(name)
		} else {
			b.WriteString("…")
		}
		text = after
	}
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
