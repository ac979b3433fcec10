package mask

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/logstest"
)

func TestARecordOfNoFormatIsToldByItsShape(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 20) + "1" + strings.Repeat("}", 20)
	if got, want := Shape(deep), strings.Repeat("{a: ", 8)+"{…}"+strings.Repeat("}", 8); got != want {
		t.Errorf("%s: %s, want %s", deep, got, want)
	}
	for text, want := range map[string]string{
		`{"who":{"password":"abc"},"n":1,"list":[true,null],"x":[]}`: "{list: [2 of boolean], n: number, who: {password: text of 3}, x: [0]}",
		`{"alice@example.com is here":null}`:                         "{(name of 25): null}",
		"hello, Zoë":                                                 "text of 10",
		"event: {'a': 'bc'} and so on":                               "text of 28 with {a: text of 2}",
		`{"a":`:                                                      "text of 5",
		`{"x":"` + logstest.JWT + `"}`:                               fmt.Sprintf("{x: text of %d}", len(logstest.JWT)),
	} {
		if got := Shape(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
