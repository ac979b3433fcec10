package token_test

import (
	"slices"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// example is one case of the corpus: a token, what it is checked against, and the checks that
// fail. Without any it is valid.
type example struct {
	name   string
	base   func() *draft
	edits  []edit
	expect func(*token.Expect)
	now    time.Time // the corpus's when zero
	fails  []string
	opaque bool // nothing fails, but it can't be verified
	// unlike says why AWS's own verifier decides otherwise, and why we decide as we do. make
	// integration fails on a difference without a reason here, and on a reason without a
	// difference.
	unlike string
}

func (e example) token() string { return e.base().build(e.edits...) }

func (e example) at() time.Time {
	if e.now.IsZero() {
		return now
	}
	return e.now
}

func (e example) expected() token.Expect {
	x := expectPool()
	if e.expect != nil {
		e.expect(&x)
	}
	return x
}

// valid reports whether this package should call the token valid.
func (e example) valid() bool { return len(e.fails) == 0 && !e.opaque }

// corpus is all cases.
func corpus() []example {
	return slices.Concat(soundCases(), formCases(), typeCases(), headerCases(), keyCases(), issuerCases(),
		useCases(), audienceCases(), timeCases(), askedCases(), identityCases())
}

func keys(t *testing.T) token.Keyring {
	t.Helper()
	set, err := token.ParseKeySet(keySet())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestTheCorpusIsJudged(t *testing.T) {
	ring := keys(t)
	cases := corpus()
	if len(cases) < 150 {
		t.Errorf("there are %d cases, fewer than 150", len(cases))
	}
	names := map[string]bool{}
	for _, c := range cases {
		if names[c.name] {
			t.Errorf("two cases are named %q", c.name)
		}
		names[c.name] = true
		t.Run(c.name, func(t *testing.T) {
			result := token.Verify(t.Context(), token.Decode(c.token()), c.expected(), ring, c.at())
			var failed []string
			for _, check := range result.Checks {
				if check.Status == token.Fail {
					failed = append(failed, check.ID)
				}
				if check.Detail == "" {
					t.Errorf("check %s says nothing", check.ID)
				}
			}
			want := slices.Clone(c.fails)
			slices.Sort(want)
			slices.Sort(failed)
			if !slices.Equal(failed, want) {
				t.Errorf("failed %v, want %v\n%+v", failed, want, result.Checks)
			}
			if result.Valid() != c.valid() {
				t.Errorf("valid is %v, want %v", result.Valid(), c.valid())
			}
		})
	}
}

// Revocation is not in a token, so that check passes and fails only with a probe.
func TestTheCorpusHasEveryCheckInBothForms(t *testing.T) {
	ring := keys(t)
	seen := map[string]map[token.Status]bool{}
	for _, c := range corpus() {
		for _, check := range token.Verify(t.Context(), token.Decode(c.token()), c.expected(), ring, c.at()).Checks {
			if seen[check.ID] == nil {
				seen[check.ID] = map[token.Status]bool{}
			}
			seen[check.ID][check.Status] = true
		}
	}
	for _, row := range token.Table() {
		if row.ID == "revocation" {
			continue
		}
		for _, status := range []token.Status{token.Pass, token.Fail} {
			if !seen[row.ID][status] {
				t.Errorf("no case in which %s is %s", row.ID, status)
			}
		}
	}
}

func TestEveryCheckReportsWhateverFails(t *testing.T) {
	for _, text := range []string{"", ".", "..", "a.b.c", "....", "eyJ", idDraft().build()[:40]} {
		result := token.Verify(t.Context(), token.Decode(text), token.Expect{}, token.NoKeys{}, now)
		var ids, want []string
		for _, c := range result.Checks {
			ids = append(ids, c.ID)
		}
		for _, row := range token.Table() {
			want = append(want, row.ID)
		}
		if !slices.Equal(ids, want) || result.Valid() {
			t.Errorf("%q: checks %v, valid %v", text, ids, result.Valid())
		}
	}
}
