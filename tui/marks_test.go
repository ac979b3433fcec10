package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// farMarked is a list of users of which 300 are read, with a mark on the first page and
// two on later ones.
func farMarked(t *testing.T) *tuitest.Console {
	t.Helper()
	c := bulky(t, nil)
	c.Press("space")
	for range 2 {
		c.Press("G", "G", "space")
	}
	return c.Sees("3 marked").Press("g")
}

// A list read again is read page by page, and so are its marked rows.
func TestMarksOutlastAReadingFromTheFirstPageOn(t *testing.T) {
	c := farMarked(t)
	c.Press("R").Sees("1 marked, 2 more not read again yet").
		Press("a").Sees("act on alice").Press("esc").
		Press("V").Sees("3 marks dropped.").
		Press("V").Sees("1 marked again, 2 more not read again yet.").
		Press("+").Sees("300 · 3 marked")
}

func TestMarksOutlastABulk(t *testing.T) {
	c := farMarked(t)
	c.Act("sign-out").ConfirmBy("3").
		Sees("3 done", "1 marked, 2 more not read again yet").
		Press("+").Sees("300 · 3 marked")
}

func TestADeletedUserTakesNoOtherRowsAlong(t *testing.T) {
	c := farMarked(t)
	c.Press("j", "enter").Sees("› ali-baba").
		Press("a", "X").ConfirmBy("ali-baba").Sees("No longer in the pool").
		Press("esc").Sees("299 · 3 marked").SeesNot("ali-baba ")
}
