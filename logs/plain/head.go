package plain

// Head is the first characters of a text, at most so many. It looks at no more than those.
func Head(text string, most int) string {
	for at := range text {
		if most--; most < 0 {
			return text[:at]
		}
	}
	return text
}

// glimpse is how many characters tell which text was meant.
const glimpse = 60

// Glimpse is as much of a text as tells which one is meant.
func Glimpse(text string) string {
	if head := Head(text, glimpse); head != text {
		return head + "…"
	}
	return text
}
