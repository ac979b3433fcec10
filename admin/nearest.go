package admin

import "strings"

// Nearest is the word that was most likely meant, "" when none is close: the
// typed text begins it, or at most a letter in three is wrong, missing, extra or
// swapped with its neighbour. Case does not matter.
func Nearest(typed string, words []string) string {
	typed = strings.ToLower(typed)
	near, least := "", len([]rune(typed))/3
	for _, word := range words {
		if typed != "" && strings.HasPrefix(strings.ToLower(word), typed) {
			return word
		}
		if d := mistakes(typed, strings.ToLower(word)); d <= least && (near == "" || d < least) {
			near, least = word, d
		}
	}
	return near
}

// mistakes is how many letters must be changed, added, dropped or swapped with
// their neighbour to turn one word into the other (optimal string alignment).
func mistakes(from, to string) int {
	a, b := []rune(from), []rune(to)
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			changed := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			rows[i][j] = min(changed, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
