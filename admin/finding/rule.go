package finding

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/fact"
)

// Rule judges facts F of one subject. It asks for nothing and changes nothing.
type Rule[F any] struct {
	ID    string
	About string // what it looks at, in words
	// When is whether the rule has anything to say about these facts; nil is always.
	When func(F) bool
	// Needs is what the rule lacks to speak, nil for a rule that speaks in any case. A
	// rule that lacks something is not asked: while that is awaited it is silent, and else
	// its finding is what was not looked at.
	Needs func(F) fact.Lack
	Find  func(F) []Finding
}

// Judge asks the rules, in their order. What one was not looked at for lack of facts
// is a finding as well, so that silence means that there is nothing to find.
func Judge[F any](rules []Rule[F], facts F) []Finding {
	var findings []Finding
	for _, rule := range rules {
		for _, f := range rule.judge(facts) {
			f.Rule, f.About = rule.ID, rule.About
			findings = append(findings, f)
		}
	}
	return findings
}

func (r Rule[F]) judge(facts F) []Finding {
	if r.When != nil && !r.When(facts) {
		return nil
	}
	if r.Needs != nil {
		if l := r.Needs(facts); l.Awaited {
			return nil
		} else if !l.None() {
			return []Finding{{Unseen: l.Says}}
		}
	}
	return r.Find(facts)
}

// Verdict is what findings come to: the one that says the worst, the first of equals,
// with all that was not looked at by any. It says nothing where none of them does.
func Verdict(findings []Finding) Finding {
	var verdict Finding
	var unseen []string
	for _, f := range findings {
		if f.Says != "" && (verdict.Says == "" || f.Sign > verdict.Sign) {
			verdict = f
		}
		if f.Unseen != "" {
			unseen = append(unseen, f.Unseen)
		}
	}
	verdict.Unseen = strings.Join(unseen, "; ")
	return verdict
}
