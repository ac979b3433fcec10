package admin

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// usersPerPage is the most that ListUsers and ListUsersInGroup give at once.
const usersPerPage = 60

// User is a user profile as ListUsers tells it. MFA settings are not in it:
// only AdminGetUser has them, and that call is billed. What the endpoint left out of
// its answer is zero, and absent from JSON.
type User struct {
	Username   string     `json:"username"`
	Sub        string     `json:"sub"`
	Status     UserStatus `json:"status,omitempty"`
	Enabled    Answer     `json:"enabled,omitzero"`
	Created    time.Time  `json:"created,omitzero"`
	Modified   time.Time  `json:"modified,omitzero"`
	Attributes Attributes `json:"attributes"`

	exact exact // the username
}

// UserStatus is the sign-up status of a user: an open set, as AWS adds to it.
type UserStatus string

// The statuses that Cognito uses today.
const (
	StatusUnconfirmed         UserStatus = "UNCONFIRMED"
	StatusConfirmed           UserStatus = "CONFIRMED"
	StatusForceChangePassword UserStatus = "FORCE_CHANGE_PASSWORD"
	StatusResetRequired       UserStatus = "RESET_REQUIRED"
	StatusExternalProvider    UserStatus = "EXTERNAL_PROVIDER"
)

// Attribute is one attribute of a user, such as email or custom:tenant, as it is
// shown.
type Attribute struct {
	Name, Value string
	exact       exact // the value
}

func newAttribute(name, value string) Attribute {
	a := Attribute{Name: name}
	a.Value, a.exact = read(value)
	return a
}

// Attributes are a user's attributes in the order of their names. As JSON they
// are an object.
type Attributes []Attribute

// Get returns the displayable value of the attribute name, "" when the user has
// none.
func (a Attributes) Get(name string) string { return a.find(name).Value }

// Exact is the value of an attribute as AWS holds it.
func (a Attributes) Exact(name string) string {
	found := a.find(name)
	return found.exact.of(found.Value)
}

func (a Attributes) find(name string) Attribute {
	if i, ok := slices.BinarySearchFunc(a, name, byName); ok {
		return a[i]
	}
	return Attribute{}
}

// MarshalJSON writes the attributes as an object, in the order of their names.
func (a Attributes) MarshalJSON() ([]byte, error) {
	m := make(map[string]string, len(a))
	for _, attr := range a {
		m[attr.Name] = attr.Value
	}
	return jsonOf(m)
}

func byName(a Attribute, name string) int { return strings.Compare(a.Name, name) }

// Email is the user's e-mail address, "" when there is none.
func (u User) Email() string { return u.Attributes.Get("email") }

// Verified reports whether the attribute name (email, phone_number) is verified.
// Only a verified one works as an alias at sign-in and for recovery.
func (u User) Verified(name string) bool { return u.Attributes.Get(name+"_verified") == "true" }

// Provider is the identity provider a federated profile comes from, "" for a
// profile of the pool's own. Cognito names such profiles Provider_subject.
func (u User) Provider() string {
	if u.Status != StatusExternalProvider {
		return ""
	}
	if list := u.Identities(); len(list) > 0 {
		return list[0].Provider
	}
	name, _, _ := strings.Cut(u.Username, "_")
	return name
}

// Users reads the page of a pool's users that token names ("" for the first)
// and filter selects. It costs one ListUsers call, which makes nobody a billed
// active user. The listing is eventually consistent, and a token dies after an
// hour (a [Problem] of KindPageToken). An answer with users whom the filter does
// not select is a [Problem] of KindIgnored; the page then has the others.
func Users(ctx context.Context, s *call.Session, pool string, filter Filter, token string) (call.Page[User], error) {
	in := &cip.ListUsersInput{UserPoolId: &pool, Limit: new(int32(usersPerPage)), PaginationToken: record.NonEmpty(token)}
	if !filter.IsZero() {
		in.Filter = new(filter.String())
	}
	var told toldUsers
	out, err := s.Cognito().ListUsers(ctx, in, cip.WithAPIOptions(call.WithRaw(&told)))
	if err != nil {
		return call.Page[User]{}, fmt.Errorf("reading users of pool %s: %w", pool, err)
	}
	users, err := filter.checked(told.of(out.Users))
	if err != nil {
		err = fmt.Errorf("reading users of pool %s: %w", pool, err)
	}
	return call.Page[User]{Items: record.Each(users, toldUser.user), Next: record.Value(out.PaginationToken)}, err
}

// ReadUser reads one user by sub. It is a ListUsers call as well, so it is not
// billed. A missing user is a [Problem] of KindNotFound.
func ReadUser(ctx context.Context, s *call.Session, pool, sub string) (User, error) {
	page, err := Users(ctx, s, pool, Filter{Attribute: "sub", Op: Equals, Value: sub}, "")
	if err != nil {
		return User{}, err
	}
	if len(page.Items) == 0 {
		return User{}, &types.UserNotFoundException{Message: new("User does not exist.")}
	}
	return page.Items[0], nil
}

// UserOf is a user of a whole record of AWS's: an absent Enabled counts as disabled there.
func UserOf(u types.UserType) User {
	return toldUser{UserType: u, enabled: AnswerOf(&u.Enabled)}.user()
}

// user is the only way in for a user record.
func (u toldUser) user() User {
	attributes, sub := newAttributes(u.Attributes)
	name, as := read(record.Value(u.Username))
	return User{
		Username:   name,
		exact:      as,
		Sub:        sub,
		Status:     UserStatus(plain.Text(string(u.UserStatus))),
		Enabled:    u.enabled,
		Created:    record.Time(u.UserCreateDate),
		Modified:   record.Time(u.UserLastModifiedDate),
		Attributes: attributes,
	}
}

// newAttributes sorts by name and takes sub out: it names the user and is not
// something the user has.
func newAttributes(in []types.AttributeType) (attributes Attributes, sub string) {
	attributes = make(Attributes, 0, len(in))
	for _, a := range in {
		attribute := newAttribute(plain.Text(record.Value(a.Name)), record.Value(a.Value))
		if attribute.Name == "sub" {
			sub = attribute.Value
			continue
		}
		attributes = append(attributes, attribute)
	}
	slices.SortFunc(attributes, func(a, b Attribute) int { return strings.Compare(a.Name, b.Name) })
	return attributes, sub
}

// With are the attributes with one set to an exact value, or removed if that is
// blank.
func (a Attributes) With(name, value string) Attributes {
	i, there := slices.BinarySearchFunc(a, name, byName)
	out := slices.Clone(a)
	switch {
	case there && value == "":
		return slices.Delete(out, i, i+1)
	case there:
		out[i] = newAttribute(name, value)
		return out
	case value == "":
		return out
	}
	return slices.Insert(out, i, newAttribute(name, value))
}
