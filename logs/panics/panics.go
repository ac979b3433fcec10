// Package panics carries a panic from the goroutine where it happened to one whose
// owner can end the program in order. A panic that nobody recovers ends the
// program at once and leaves the terminal as it is.
package panics

import (
	"errors"
	"fmt"
	"path"
	"runtime"
	"strings"
)

// Panic is a panic that was recovered. Its words say where it happened and, where
// Go itself panicked, why. The value of any other panic is left out, and so are
// the arguments on the stack: they may hold what an operator typed or AWS
// answered.
type Panic struct{ words string }

func (p Panic) Error() string { return p.words }

// Recovered puts the value of recover into words. It must be called by the
// deferred function.
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

// Try runs something and returns its error, or the [Panic] that ended it.
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

// mostPlaces is how many functions are named as the place.
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
