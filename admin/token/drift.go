package token

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// Agreement says whether the token and the directory agree.
type Agreement uint8

// The agreements.
const (
	Unknown Agreement = iota // it could not be read, or it can't be known
	Same
	Differs
)

var agreementNames = [...]string{Unknown: "unknown", Same: "same", Differs: "differs"}

func (a Agreement) String() string { return agreementNames[a] }

// MarshalText writes the agreement as its name.
func (a Agreement) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// Drift is one thing that a token says or implies, compared with the directory. All its text is
// printable.
type Drift struct {
	ID      string    `json:"id"`   // user, enabled, status, groups, attribute:email, client, …
	Name    string    `json:"name"` // in words
	Status  Agreement `json:"status"`
	Token   string    `json:"token,omitempty"`   // what the token says
	Now     string    `json:"now,omitempty"`     // what the directory says
	Follows string    `json:"follows,omitempty"` // what follows from a difference
}

// ErrNoUserPoolToken means that there is no directory to compare a token with.
var ErrNoUserPoolToken = errors.New("no ID or access token of a user pool")

// Hold compares a token with a pool's directory. It costs a ListUsers, an AdminListGroupsForUser
// and a DescribeUserPoolClient call, none of which is billed. What can't be read is Unknown with
// the reason; it returns an error only for a context that ended and for a token of another kind
// (ErrNoUserPoolToken). Times are shown in now's zone.
func Hold(ctx context.Context, s *call.Session, pool string, t Token, now time.Time) ([]Drift, error) {
	if !t.Kind.OfUserPool() {
		return nil, ErrNoUserPoolToken
	}
	var drifts []Drift
	for told := range Holding(ctx, s, pool, t, now) {
		drifts = told // the last one is complete
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return drifts, nil
}

// Holding is [Hold] as the directory answers: it yields what is known so far whenever something
// more was read. For a token without a directory it yields nothing.
func Holding(ctx context.Context, s *call.Session, pool string, t Token, now time.Time) iter.Seq[[]Drift] {
	return func(yield func([]Drift) bool) {
		if !t.Kind.OfUserPool() {
			return
		}
		for h := range fact.Gather(ctx, newHolding(t, now), readersOf(s, pool, t), fact.Terms{}) {
			if !yield(record.Each(finding.Judge(driftRules, h), newDrift)) {
				return
			}
		}
	}
}

// agreements maps the signs of findings to what they mean for a token.
var agreements = map[finding.Sign]Agreement{finding.Note: Unknown, finding.Fine: Same, finding.Care: Differs, finding.Stops: Differs}

// The sources that a token is compared with.
const (
	byToken     = "token"
	byDirectory = "directory"
)

func newDrift(f finding.Finding) Drift {
	d := Drift{ID: f.Rule, Name: f.About, Status: agreements[f.Sign], Token: f.By(byToken), Now: f.By(byDirectory), Follows: f.Says}
	if f.Of != "" {
		d.ID, d.Name = f.Rule+":"+f.Of, f.Of
	}
	if f.Unseen != "" {
		d.Now = "could not be read: " + f.Unseen
	}
	return d
}

// cutAway is shown for a claim that is missing from what is left of a token.
const cutAway = "cut away, if it was there"

var errCut = errors.New(cutAway)

// holding is a token with what the directory says about it.
type holding struct {
	token  Token
	now    time.Time
	until  string // how long a reader of the token goes on trusting it: "until 14:05", "" once it has expired
	issued time.Time

	user   fact.Fact[admin.User]
	groups fact.Fact[[]admin.Group]
	client fact.Fact[admin.ClientDetail]
}

func newHolding(t Token, now time.Time) holding {
	h := holding{token: t, now: now}
	claim, _ := t.Claims.Get("iat")
	h.issued, _ = claim.Time()
	claim, _ = t.Claims.Get("exp")
	switch at, ok := claim.Time(); {
	case !ok && t.isCut():
		h.until = "until it expires"
	case !ok:
		h.until = "for ever: it has no expiry"
	case now.Before(at):
		h.until = "until " + clock(at, now)
	}
	return h
}

// clock formats a time of day with its zone, and with the date when that differs from now's.
func clock(at, now time.Time) string {
	at = at.In(now.Location())
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return at.Format("15:04 MST")
	}
	return at.Format("2 Jan 15:04 MST")
}

// mayBeClients reports whether an access token may be an app client's, because nothing that is
// left of it shows a user: an app client's has a sub as well, which is the client's.
func (h holding) mayBeClients() bool {
	client := h.clientID()
	return h.token.isCut() && h.token.Kind == Access && h.token.Says("username") == "" && (client == "" || client == h.token.Says("sub"))
}

// without is the error for a claim that is missing, or may have been cut away.
func (h holding) without(says string) error {
	if h.token.isCut() {
		return errCut
	}
	return errors.New(says)
}

func (h holding) clientID() string {
	name := "client_id"
	if h.token.Kind == ID {
		name = "aud"
	}
	claim, _ := h.token.Claims.Get(name)
	id, _ := claim.string()
	return id
}

// name is the user's name in the directory, else in the token.
func (h holding) name() string {
	for _, name := range []string{h.user.Value.Username, h.token.Says("cognito:username"), h.token.Says("username")} {
		if name != "" {
			return name
		}
	}
	return "the user"
}

// goesOn says what follows for a service that trusts the token alone.
func (h holding) goesOn(doing string) string {
	if h.until == "" {
		return "nothing: the token has expired"
	}
	return fmt.Sprintf("whoever trusts the token alone keeps %s %s", doing, h.until)
}

// driftRules is the table of what is compared with the directory.
var driftRules = slices.Concat(userRules, clientRules)

// held is the finding of a claim that the directory confirms, as read at that time.
func (h holding) held(then, now string, read time.Time) finding.Finding {
	return finding.Finding{Sign: finding.Fine, Proof: []finding.Evidence{
		{Source: byToken, Says: then, At: h.issued}, {Source: byDirectory, Says: now, At: read},
	}}
}

// differs is the finding of a claim that the directory contradicts, with what follows from that.
func (h holding) differs(then, now string, read time.Time, follows string) finding.Finding {
	f := h.held(then, now, read)
	f.Sign, f.Says = finding.Care, follows
	return f
}

// unread is what a rule lacks of a fact whose subject may not exist: that it is gone is an
// answer.
func unread[T any](f fact.Fact[T]) fact.Lack {
	if isGone(f.Err) {
		return fact.Lack{}
	}
	return f.Lack()
}

func isGone(err error) bool {
	return err != nil && call.Explain(err).Kind == call.KindNotFound
}

// missing returns the texts of one list that the other lacks.
func missing(from, in []string) []string {
	return slices.DeleteFunc(slices.Clone(from), func(s string) bool { return slices.Contains(in, s) })
}
