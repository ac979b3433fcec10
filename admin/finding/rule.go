package finding

import (
	"strings"

	"github.com/cognito-tui/cognito-tui/admin/fact"
)

// Rule judges facts F of one subject. It asks for nothing and changes nothing.
type Rule[F any] struct {
	ID    string
	About string // what it looks at, in words
	// When reports whether the rule applies to these facts; nil is always.
	When func(F) bool
	// Needs is what the rule still lacks, nil for a rule that always has enough. A rule
	// that lacks something is not run: while that is awaited it is silent, otherwise its
	// finding says what was not read.
	Needs func(F) fact.Lack
	Find  func(F) []Finding
}

// Judge runs the rules in order. A rule that could not run for lack of facts gives a
// finding as well, so that silence means that there is nothing to find.
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

// Verdict is the summary of findings: the first of the worst ones, with everything
// that was not read by any rule. It is empty where no rule finds anything.
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
