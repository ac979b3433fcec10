package directory

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// Group is a group and its members.
type Group struct {
	types.GroupType
	Members []*User // by seq
}

// Group finds a group by its name.
func (p *Pool) Group(name string) (*Group, error) {
	i, ok := slices.BinarySearchFunc(p.Groups, name, byGroupName)
	if !ok {
		return nil, refuse.NotFound("Group not found.")
	}
	return p.Groups[i], nil
}

func byGroupName(g *Group, name string) int { return strings.Compare(*g.GroupName, name) }

// AddGroup adds a new group.
func AddGroup(p *Pool, in *cip.CreateGroupInput, at time.Time) (*Group, error) {
	i, taken := slices.BinarySearchFunc(p.Groups, *in.GroupName, byGroupName)
	if taken {
		return nil, refuse.With("GroupExistsException", "A group with the name already exists.")
	}
	g := &Group{GroupType: types.GroupType{CreationDate: aws.Time(at), LastModifiedDate: aws.Time(at)}}
	shape.Copy(&g.GroupType, in)
	p.Groups = slices.Insert(p.Groups, i, g)
	return g, nil
}

// Join makes the user a member. It is no error if the user is one.
func (g *Group) Join(u *User) {
	if i, member := slices.BinarySearchFunc(g.Members, u.seq, bySeq); !member {
		g.Members = slices.Insert(g.Members, i, u)
		u.Groups = append(u.Groups, g)
	}
}

// Leave ends the user's membership. It is no error if there is none.
func (g *Group) Leave(u *User) {
	if i, member := slices.BinarySearchFunc(g.Members, u.seq, bySeq); member {
		g.Members = slices.Delete(g.Members, i, i+1)
		u.Groups = slices.DeleteFunc(u.Groups, func(other *Group) bool { return other == g })
	}
}

// ByPrecedence sorts groups as Cognito ranks them: the lowest number first,
// those without a number last, ties by name.
func ByPrecedence(groups []*Group) []*Group {
	out := slices.Clone(groups)
	slices.SortFunc(out, func(a, b *Group) int {
		return cmp.Or(cmp.Compare(Rank(a), Rank(b)), strings.Compare(*a.GroupName, *b.GroupName))
	})
	return out
}

// Rank is a group's place in the order: the lower number first, and last without a number.
func Rank(g *Group) int64 {
	if g.Precedence == nil {
		return 1 << 32
	}
	return int64(*g.Precedence)
}
