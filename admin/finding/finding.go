// Package finding says what facts mean. A rule is a value: facts in, findings out; a
// table of rules is a judgement of one subject: whether a user can sign in, whether a
// token still says what the directory does, how a pool is set up. The facts are those
// of package fact.
package finding

import (
	"time"

	"github.com/cognito-tui/cognito-tui/admin/shell"
)

// Finding is one thing that a rule says. All its text is printable.
type Finding struct {
	Rule  string // id of the rule; [Judge] fills it in, and what the rule is about
	About string
	Of    string // which of several things that the rule looks at, "" for the only one
	Sign  Sign
	Word  string // for a list, "" where a list does not say it
	Says  string // one sentence, "" where nothing can be said without what is Unseen
	Proof []Evidence
	// Unseen is what was not read and may change the finding, "" for nothing. It
	// follows "not checked:".
	Unseen  string
	Repairs []Repair
	Remedy  Remedy
}

// Evidence is a fact that a finding is based on, in words.
type Evidence struct {
	Source string // who says it: "token", "directory"
	Says   string
	At     time.Time // when it was read, zero where that does not matter
}

// By is what one source says, "" where the finding is not based on it.
func (f Finding) By(source string) string {
	for _, e := range f.Proof {
		if e.Source == source {
			return e.Says
		}
	}
	return ""
}

// Repair is an act that corrects what was found.
type Repair struct {
	Act    string            // id in the table of acts
	Inputs map[string]string // what is filled in already
}

// Remedy is what people do about what was found, beside the acts that mend it. All its text
// is printable.
type Remedy struct {
	Steps   []string      // in words, in their order
	Command shell.Command // of the first of the steps, zero where there is none
	Costs   string        // what it costs then, in words
	Policy  []string      // the statements of an IAM policy that it takes, JSON in one line each
}

// Mend makes repairs of acts without inputs.
func Mend(acts ...string) []Repair {
	repairs := make([]Repair, len(acts))
	for i, act := range acts {
		repairs[i] = Repair{Act: act}
	}
	return repairs
}
