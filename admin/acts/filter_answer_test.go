package acts_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// deaf is a lab whose endpoint ignores filters, with alice set up as given.
func deaf(t *testing.T, changes ...change) *lab {
	t.Helper()
	l := newLab(t, changes...)
	l.server.Inject(emulator.Fault{Operation: "ListUsers", Kind: emulator.IgnoredFilter})
	return l
}

// questions ask for alice by each attribute that AWS filters on; bob has none of it.
var questions = []struct {
	typed string
	alice change
}{
	{"username=alice", nil},
	{"username:ali", nil},
	{"email=alice@example.com", nil},
	{"email:ALICE@", nil}, // pools fold the case of addresses
	{"phone:+4477", has("phone_number", "+447700900123")},
	{"name=ALICE", nil},
	{"given:Ali", has("given_name", "Alice")},
	{"family=Lee", has("family_name", "Lee")},
	{"preferred:al", has("preferred_username", "al")},
	{"status:unconfirmed", status(types.UserStatusTypeUnconfirmed)},
	{"status:unc", status(types.UserStatusTypeUnconfirmed)},
	{"status:invited", status(types.UserStatusTypeForceChangePassword)},
	{`cognito:user_status = "unconfirmed"`, status(types.UserStatusTypeUnconfirmed)},
	{"status:disabled", disabled},
	{"enabled:no", disabled},
}

func ask(t *testing.T, l *lab, typed string) ([]string, error) {
	t.Helper()
	filter, ok := admin.ParseFilter(typed)
	if !ok {
		t.Fatalf("%q is no filter", typed)
	}
	page, err := admin.Users(t.Context(), l.session, l.pool, filter, "")
	var names []string
	for _, u := range page.Items {
		names = append(names, u.Username)
	}
	return names, err
}

func TestAFilterThatTheEndpointIgnoresIsNotBelieved(t *testing.T) {
	for _, q := range questions {
		t.Run(q.typed, func(t *testing.T) {
			change := q.alice
			if change == nil {
				change = func(*emulator.PoolSeed, *emulator.UserSeed) {}
			}
			names, err := ask(t, newLab(t, change), q.typed)
			if err != nil || !slices.Equal(names, []string{"alice"}) {
				t.Errorf("an endpoint that filters: %v, %v", names, err)
			}
			l := deaf(t, change)
			names, err = ask(t, l, q.typed)
			if p := call.Explain(err); p == nil || p.Kind != call.KindIgnored || !strings.Contains(p.Message, "bob") {
				t.Errorf("one that does not: %v, %+v", names, p)
			}
			if !slices.Equal(names, []string{"alice"}) {
				t.Errorf("of what came it kept %v", names)
			}
			filter, _ := admin.ParseFilter(q.typed)
			if users, err := admin.AllUsers(t.Context(), l.session, l.pool, filter); err == nil || users != nil {
				t.Errorf("all of them are %v, %v", users, err)
			}
		})
	}
}

func TestEverySearchableAttributeIsHeldAgainstTheAnswer(t *testing.T) {
	l := deaf(t)
	for _, word := range admin.SearchableAttributes() {
		value := "nobody-has-this"
		if few := admin.FilterValues(word); few != nil {
			value = few[len(few)-1] // disabled, no: nobody here is
		}
		for _, op := range []string{":", "="} {
			names, err := ask(t, l, word+op+value)
			if p := call.Explain(err); p == nil || p.Kind != call.KindIgnored || len(names) > 0 {
				t.Errorf("%s%s%s: %v, %v", word, op, value, names, err)
			}
		}
	}
}

// A look-up of one user returns that user or nobody, not the first of all.
func TestOneUserIsNotTakenForAnother(t *testing.T) {
	const nobodys = "0a1b2c3d-0000-4000-8000-000000000001"
	l := deaf(t)
	for how, look := range map[string]func() error{
		"User": func() error { _, err := admin.ReadUser(t.Context(), l.session, l.pool, nobodys); return err },
		"FindUsers": func() error {
			_, _, err := admin.FindUsers(t.Context(), l.session, l.pool, []string{"carol"})
			return err
		},
		"FindMany": func() error {
			_, _, err := admin.FindMany(t.Context(), l.session, admin.PoolDetail{Pool: admin.Pool{ID: l.pool}}, []string{nobodys, "carol"}, nil)
			return err
		},
		"Usernames.Find": func() error { _, err := admin.NewUsernames(l.session, l.pool).Find(t.Context(), nobodys); return err },
		"Usernames.Seek": func() error { _, err := admin.NewUsernames(l.session, l.pool).Seek(t.Context(), "carol"); return err },
	} {
		if err := look(); !isIgnored(err) {
			t.Errorf("%s: %v", how, err)
		}
	}
}

func isIgnored(err error) bool {
	_, ok := errors.AsType[*call.IgnoredFilterError](err)
	return ok
}
