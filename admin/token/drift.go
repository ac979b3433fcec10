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

// Agreement is whether the token and the directory say the same.
type Agreement uint8

// The agreements.
const (
	Unknown Agreement = iota // it could not be read, or nobody can know
	Same
	Differs
)

var agreementNames = [...]string{Unknown: "unknown", Same: "same", Differs: "differs"}

func (a Agreement) String() string { return agreementNames[a] }

// MarshalText writes the agreement as its name.
func (a Agreement) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// Drift is one thing that a token says or implies, held against the directory.
// All its text is printable.
type Drift struct {
	ID      string    `json:"id"`   // user, enabled, status, groups, attribute:email, client, …
	Name    string    `json:"name"` // in words
	Status  Agreement `json:"status"`
	Token   string    `json:"token,omitempty"`   // what the token says
	Now     string    `json:"now,omitempty"`     // what the directory says
	Follows string    `json:"follows,omitempty"` // what follows from a difference
}

// ErrNoUserPoolToken means that there is no directory to hold a token against.
var ErrNoUserPoolToken = errors.New("no ID or access token of a user pool")

// Hold holds a token against a pool's directory. It costs a ListUsers, an
// AdminListGroupsForUser and a DescribeUserPoolClient call, none of which is
// billed. What can't be read is Unknown with the reason; only a context that
// ended is an error, and a token of another kind (ErrNoUserPoolToken). Times
// are told in now's zone.
func Hold(ctx context.Context, s *call.Session, pool string, t Token, now time.Time) ([]Drift, error) {
	if !t.Kind.OfUserPool() {
		return nil, ErrNoUserPoolToken
	}
	var drifts []Drift
	for told := range Holding(ctx, s, pool, t, now) {
		drifts = told // the last is the whole
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return drifts, nil
}

// Holding is [Hold] as the directory answers: what can be said so far, each time that
// something more was read. Of a token without a directory nothing comes.
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

// agreements are what the signs of findings mean for a token.
var agreements = map[finding.Sign]Agreement{finding.Note: Unknown, finding.Fine: Same, finding.Care: Differs, finding.Stops: Differs}

// The sources of what a token is held against.
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

// cutAway is said of a claim that is not in what is left of a token.
const cutAway = "cut away, if it was there"

var errCut = errors.New(cutAway)

// holding is a token and what the directory says of it.
type holding struct {
	token  Token
	now    time.Time
	until  string // what a reader of the token goes on doing: "until 14:05", "" once it has expired
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

// clock is a time of day, with the date when that is another than now's.
func clock(at, now time.Time) string {
	at = at.In(now.Location())
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return at.Format("15:04")
	}
	return at.Format("2 Jan 15:04")
}

// mayBeClients tells of an access token that nothing of what is left of it makes a
// user's: an app client's has a sub as well, the client's.
func (h holding) mayBeClients() bool {
	client := h.clientID()
	return h.token.isCut() && h.token.Kind == Access && h.token.Says("username") == "" && (client == "" || client == h.token.Says("sub"))
}

// without is about a claim that is not there, and may have been.
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

// name is what the user is called, in the directory or else in the token.
func (h holding) name() string {
	for _, name := range []string{h.user.Value.Username, h.token.Says("cognito:username"), h.token.Says("username")} {
		if name != "" {
			return name
		}
	}
	return "the user"
}

// goesOn is what follows for whoever trusts the token alone.
func (h holding) goesOn(doing string) string {
	if h.until == "" {
		return "nothing any more: the token has expired"
	}
	return fmt.Sprintf("who trusts the token alone will keep %s %s", doing, h.until)
}

// driftRules is the table of what is held against the directory.
var driftRules = slices.Concat(userRules, clientRules)

// held is a claim that the directory agrees with, as it was read.
func (h holding) held(then, now string, read time.Time) finding.Finding {
	return finding.Finding{Sign: finding.Fine, Proof: []finding.Evidence{
		{Source: byToken, Says: then, At: h.issued}, {Source: byDirectory, Says: now, At: read},
	}}
}

// differs is a claim that the directory contradicts, and what follows from that.
func (h holding) differs(then, now string, read time.Time, follows string) finding.Finding {
	f := h.held(then, now, read)
	f.Sign, f.Says = finding.Care, follows
	return f
}

// unread is what a rule lacks of a fact that there may be none of: that it is gone is
// an answer.
func unread[T any](f fact.Fact[T]) fact.Lack {
	if isGone(f.Err) {
		return fact.Lack{}
	}
	return f.Lack()
}

func isGone(err error) bool {
	return err != nil && call.Explain(err).Kind == call.KindNotFound
}

// missing are the texts of one list that the other has not.
func missing(from, in []string) []string {
	return slices.DeleteFunc(slices.Clone(from), func(s string) bool { return slices.Contains(in, s) })
}
