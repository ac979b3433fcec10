// Package userpage is a user's page of the console for pipes: whether they can sign in,
// attributes, second factors, groups, devices and history.
package userpage

import (
	"context"
	"errors"
	"slices"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/triage"
)

// Page are the facts about a user: those that the console judges them by, and what the
// tabs of the console's page show.
type Page struct {
	triage.Facts
	MFA     fact.Fact[acts.MFA]
	Groups  fact.Fact[[]admin.Group]
	Devices fact.Fact[[]admin.Device]
	History fact.Fact[[]admin.AuthEvent] // the latest page
}

// errNoDevices is why the devices of a user are not asked for.
var errNoDevices = errors.New("the pool remembers no devices")

// Read reads what is not known yet of a user of a pool. None of its calls is billed. What
// can't be read is a fact that says why.
func Read(ctx context.Context, s *call.Session, pool string, known triage.Facts, now func() time.Time) Page {
	for gathered := range triage.Gather(ctx, s, pool, known, now) {
		known = gathered
	}
	p, readers := Page{Facts: known}, readersOf(s, pool, known.User.Exact())
	if known.Pool.Known() && !known.Pool.Value.RemembersDevices {
		p.Devices.Err = errNoDevices
	} else {
		readers = append(readers, devices(s, pool, known.User.Exact()))
	}
	return fact.All(ctx, p, readers, fact.Terms{Unbilled: true, Now: now})
}

func readersOf(s *call.Session, pool string, name admin.Exact) []fact.Reader[Page] {
	return []fact.Reader[Page]{
		fact.Read(from("second factors", "AdminGetUserAuthFactors"), func(p *Page) *fact.Fact[acts.MFA] { return &p.MFA },
			func(ctx context.Context, _ Page) (acts.MFA, int, error) {
				mfa, err := acts.ReadMFA(ctx, s, pool, name)
				return mfa, 1, err
			}),
		fact.Read(from("groups", "AdminListGroupsForUser"), func(p *Page) *fact.Fact[[]admin.Group] { return &p.Groups },
			func(ctx context.Context, _ Page) ([]admin.Group, int, error) {
				return all(ctx, func(ctx context.Context, token string) (call.Page[admin.Group], error) {
					return admin.UserGroups(ctx, s, pool, name, token)
				}, func(g admin.Group) string { return string(g.Exact()) })
			}),
		fact.Read(from("sign-in history", "AdminListUserAuthEvents"), func(p *Page) *fact.Fact[[]admin.AuthEvent] { return &p.History },
			func(ctx context.Context, _ Page) ([]admin.AuthEvent, int, error) {
				page, err := admin.AuthEvents(ctx, s, pool, name, "")
				return once(page.Items, func(e admin.AuthEvent) string { return string(e.Exact()) }), 1, err
			}),
	}
}

func devices(s *call.Session, pool string, name admin.Exact) fact.Reader[Page] {
	return fact.Read(from("devices", "AdminListDevices"), func(p *Page) *fact.Fact[[]admin.Device] { return &p.Devices },
		func(ctx context.Context, _ Page) ([]admin.Device, int, error) {
			return all(ctx, func(ctx context.Context, token string) (call.Page[admin.Device], error) {
				return admin.Devices(ctx, s, pool, name, token)
			}, func(d admin.Device) string { return string(d.Exact()) })
		})
}

func from(source, operation string) fact.From {
	return fact.From{Source: source, Service: cip.ServiceID, Operation: operation}
}

// all reads every page, and says how many calls that took. The id identifies an item, which
// pages that overlap have twice.
func all[T any](ctx context.Context, fetch func(context.Context, string) (call.Page[T], error), id func(T) string) (items []T, calls int, err error) {
	for page, err := range call.Distinct(call.Pages(ctx, fetch), id) {
		calls++
		if err != nil {
			return nil, calls, err
		}
		items = append(items, page...)
	}
	return items, calls, nil
}

// once leaves out what a page has a second time.
func once[T any](items []T, id func(T) string) []T {
	seen := make(map[string]bool, len(items))
	return slices.DeleteFunc(items, func(item T) bool {
		known := seen[id(item)]
		seen[id(item)] = true
		return known
	})
}

// part is a fact of a page, whatever its type.
type part struct {
	name string // as JSON calls it
	lack string // why there is no value, "" where there is one
	err  error  // a call that failed
}

func partOf[T any](name string, f fact.Fact[T]) part {
	p := part{name: name, lack: f.Lack().Says}
	if f.State == fact.Unread {
		p.err = f.Err
	}
	return p
}

// parts are the facts that a call reads.
func (p Page) parts() []part {
	return []part{
		partOf("settings", p.Pool), partOf("mfa", p.MFA), partOf("groups", p.Groups), partOf("devices", p.Devices), partOf("history", p.History),
	}
}

// Failed is the error of a part that could not be read, nil where all were, and for what a
// pool or an endpoint does not offer.
func (p Page) Failed() error {
	for _, part := range p.parts() {
		if part.err == nil {
			continue
		}
		if kind := call.Explain(part.err).Kind; kind != call.KindState && kind != call.KindUnsupported {
			return part.err
		}
	}
	return nil
}
