package grid

import "strings"

// AfterWord is a sentence in w columns; one that does not fit ends after a word, and with
// "…". Where no word has room, it is the sentence as it is, for [Area.Fit] to cut.
func (a Area) AfterWord(s string, w int) string {
	if a.Fits(s, w) {
		return s
	}
	const sign = " …"
	first, _, _ := strings.Cut(a.Wrap(s, max(w-a.Measure(sign), 1)), "\n")
	if word, _, _ := strings.Cut(s, " "); !strings.HasPrefix(a.text(first), a.text(word)) {
		return s
	}
	return first + sign
}

// FitWords is [Area.Fit] for a sentence, which is cut after a word.
func (a Area) FitWords(x, y, w int, s string, style Style) {
	w = min(w, a.W-x)
	a.Fit(x, y, w, a.AfterWord(s, w), style)
}
