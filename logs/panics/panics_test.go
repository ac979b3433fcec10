package panics

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// What a program says when it crashes goes into tickets.
func TestAPanicTellsWhereAndNoValue(t *testing.T) {
	const secret = "eyJhbGciOi.hunter2"
	var none map[string]int
	for want, run := range map[string]func() error{
		"a panic of type string":               func() error { panic("token " + secret) },
		"a panic of type *errors.errorString":  func() error { panic(errors.New(secret)) },
		"index out of range [3] with length 2": func() error { return errors.New(strings.Split("a b", " ")[len("abc")]) },
		"assignment to entry in nil map":       func() error { none[secret] = 1; return nil },
	} {
		err := Try(run)
		if err == nil || !strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), "panics_test.go:") || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestAPanicIsThrownAgainAsItWas(t *testing.T) {
	first := Try(func() error { panic("x") })
	again := Try(func() error { Rethrow(fmt.Errorf("in a worker: %w", first)); return nil })
	if first == nil || again == nil || again.Error() != first.Error() {
		t.Errorf("%v, and again %v", first, again)
	}
	if err := Try(func() error { Rethrow(errors.New("none")); return nil }); err != nil {
		t.Error(err)
	}
}
