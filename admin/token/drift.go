package token

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/logs/plain"
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
	h := newHolding(t, now)
	if t.Kind != ClientAccess {
		h.readUser(ctx, s, pool)
	}
	h.readClient(ctx, s, pool)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var drifts []Drift
	for _, rule := range driftRules {
		drifts = append(drifts, rule(h)...)
	}
	return drifts, nil
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

	user      admin.User
	groups    []admin.Group
	client    admin.ClientDetail
	userErr   error // why there is no user; nobody asked for one of a client's token
	groupsErr error
	clientErr error
}

func newHolding(t Token, now time.Time) *holding {
	h := &holding{token: t, now: now}
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

func (h *holding) readUser(ctx context.Context, s *call.Session, pool string) {
	claim, _ := h.token.Claims.Get("sub")
	sub, ok := claim.string()
	switch {
	case h.mayBeClients():
		h.userErr = errCut
		h.groupsErr = errCut
		return
	case !ok || sub == "":
		h.userErr = h.without("the token has no sub")
		h.groupsErr = h.userErr
		return
	}
	if h.user, h.userErr = admin.ReadUser(ctx, s, pool, sub); h.userErr != nil {
		h.groupsErr = h.userErr
		return
	}
	pages := call.Pages(ctx, func(ctx context.Context, token string) (call.Page[admin.Group], error) {
		return admin.UserGroups(ctx, s, pool, h.user.Exact(), token)
	})
	for page, err := range pages {
		h.groups = append(h.groups, page...)
		h.groupsErr = err
	}
}

// mayBeClients tells of an access token that nothing of what is left of it makes a
// user's: an app client's has a sub as well, the client's.
func (h *holding) mayBeClients() bool {
	client := h.clientID()
	return h.token.isCut() && h.token.Kind == Access && h.token.Says("username") == "" && (client == "" || client == h.token.Says("sub"))
}

func (h *holding) readClient(ctx context.Context, s *call.Session, pool string) {
	id := h.clientID()
	if id == "" {
		h.clientErr = h.without("the token names no app client")
		return
	}
	h.client, h.clientErr = admin.ReadClient(ctx, s, pool, id)
}

// without is about a claim that is not there, and may have been.
func (h *holding) without(says string) error {
	if h.token.isCut() {
		return errCut
	}
	return errors.New(says)
}

func (h *holding) clientID() string {
	name := "client_id"
	if h.token.Kind == ID {
		name = "aud"
	}
	claim, _ := h.token.Claims.Get(name)
	id, _ := claim.string()
	return id
}

// name is what the user is called, in the directory or else in the token.
func (h *holding) name() string {
	for _, name := range []string{h.user.Username, h.token.Says("cognito:username"), h.token.Says("username")} {
		if name != "" {
			return name
		}
	}
	return "the user"
}

// goesOn is what follows for whoever trusts the token alone.
func (h *holding) goesOn(doing string) string {
	if h.until == "" {
		return "nothing any more: the token has expired"
	}
	return fmt.Sprintf("who trusts the token alone will keep %s %s", doing, h.until)
}

// driftRules is the table of what is held against the directory. A rule may
// have nothing to say.
var driftRules = []func(*holding) []Drift{
	userDrift, enabledDrift, statusDrift, groupsDrift, attributesDrift, changedDrift,
	clientDrift, flowDrift, scopesDrift, lifeDrift, revocationDrift,
}

// unread is what can't be told, with the reason.
func unread(id, name string, err error) []Drift {
	return []Drift{{ID: id, Name: name, Now: "could not be read: " + reason(err)}}
}

func reason(err error) string {
	problem := call.Explain(err)
	if problem.Meaning != "" && problem.Kind != call.KindOther {
		return strings.TrimSuffix(problem.Meaning, ".")
	}
	return plain.Text(err.Error())
}

func isGone(err error) bool {
	return err != nil && call.Explain(err).Kind == call.KindNotFound
}

// missing are the texts of one list that the other has not.
func missing(from, in []string) []string {
	return slices.DeleteFunc(slices.Clone(from), func(s string) bool { return slices.Contains(in, s) })
}
