// Package panics carries a panic out of the goroutine in which it happened, to one
// whose owner can end the program in order: what nobody recovers ends it at once,
// with the terminal as it is.
package panics

import (
	"errors"
	"fmt"
	"path"
	"runtime"
	"strings"
)

// Panic is a panic that was recovered. Its words say where it happened and, where
// Go itself panicked, why. The value of another is left out, and so are the
// arguments of a stack: they may be what an operator typed or AWS answered.
type Panic struct{ words string }

func (p Panic) Error() string { return p.words }

// Recovered puts what recover gave into words. It is called by the function that
// was deferred.
func Recovered(value any) Panic {
	if p, again := value.(Panic); again {
		return p
	}
	why := fmt.Sprintf("a panic of type %T", value)
	if err, ofGo := value.(runtime.Error); ofGo {
		why = strings.TrimPrefix(err.Error(), "runtime error: ")
	}
	return Panic{why + ", in " + strings.Join(places(), ", called by ")}
}

// Try runs something and returns its error, or the [Panic] that it ended with.
func Try(run func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = Recovered(value)
		}
	}()
	return run()
}

// Rethrow panics if err is or wraps a [Panic].
func Rethrow(err error) {
	if p, is := errors.AsType[Panic](err); is {
		panic(p)
	}
}

// mostPlaces is how many functions tell where it was.
const mostPlaces = 3

// places are the functions that panicked, the innermost first.
func places() (places []string) {
	var callers [64]uintptr
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers[:])])
	panicked := false
	for {
		frame, more := frames.Next()
		switch {
		case strings.HasPrefix(frame.Function, "runtime."):
			panicked = panicked || frame.Function == "runtime.gopanic"
		case panicked && len(places) < mostPlaces:
			places = append(places, fmt.Sprintf("%s (%s:%d)", path.Base(frame.Function), path.Base(frame.File), frame.Line))
		}
		if !more {
			return places
		}
	}
}
