package widget

import "strings"

var sparks = []rune("▁▂▃▄▅▆▇█")

// Spark draws numbers as a line of bars, the last at the right, at most the given
// columns wide. The scale is most, or the largest number if that is more.
func Spark(numbers []int, width, most int) string {
	if len(numbers) > width {
		numbers = numbers[len(numbers)-width:]
	}
	for _, n := range numbers {
		most = max(most, n)
	}
	var b strings.Builder
	for _, n := range numbers {
		switch {
		case n <= 0 || most == 0:
			b.WriteRune(sparks[0])
		default: // more than zero must be visible
			b.WriteRune(sparks[min(len(sparks)-1, 1+n*(len(sparks)-2)/most)])
		}
	}
	return b.String()
}
