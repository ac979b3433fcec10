package fact

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Lack is what a judgement needs but does not have. The zero Lack means that
// nothing is missing.
type Lack struct {
	Awaited bool   // it may still come
	Says    string // what it is and why it is missing, printable, to follow "not checked:"
}

// None reports whether nothing is lacking.
func (l Lack) None() bool { return !l.Awaited && l.Says == "" }

// Asked is a [Fact] of any type.
type Asked interface {
	Lack() Lack
	source() string
}

// Lacking is what is missing among the facts that something needs, each with its
// source.
func Lacking(needs ...Asked) Lack {
	var says []string
	for _, need := range needs {
		l := need.Lack()
		if l.Awaited {
			return l
		}
		if l.Says != "" {
			says = append(says, need.source()+": "+l.Says)
		}
	}
	return Lack{Says: strings.Join(says, "; ")}
}

// Lack is why there is no value, the zero Lack where there is one.
func (f Fact[T]) Lack() Lack {
	switch {
	case f.State == Known:
		return Lack{}
	case f.State == Awaited:
		return Lack{Awaited: true}
	case f.Err != nil:
		return Lack{Says: Reason(f.Err)}
	}
	return Lack{Says: "nobody asked"}
}

func (f Fact[T]) source() string { return f.Source }

// Reason is why a fact could not be read, in a few printable words without a full
// stop: what the failed call means, with the permission that it needs.
func Reason(err error) string {
	problem := call.Explain(err)
	if problem.Meaning == "" || problem.Kind == call.KindOther {
		return plain.Text(err.Error())
	}
	return strings.TrimSuffix(problem.Meaning, ".")
}
