package tui_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

func TestPoolsOfferWhatIsDoneInOneOfThem(t *testing.T) {
	tuitest.Start(t, tuitest.Setup{}).
		Press("a").Sees("act in the pool acme-consumer", "create user", "create group").SeesNot("disable").
		Press("esc", "*").Sees("3 marked").
		Press("a").Sees("3 pools are marked, and nothing can be done to several at once; V unmarks them.").
		Command("create-group").Sees("3 pools are marked").
		Press("V", "a").Sees("act in the pool acme-consumer").Press("esc").
		Press("/").Type("nowhere").Press("enter", "a").Sees("Nothing is selected to act on.")
}
