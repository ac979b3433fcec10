package emulator

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// group is a group and its members.
type group struct {
	types.GroupType
	members []*user // by seq
}

func (p *pool) group(name string) (*group, error) {
	i, ok := slices.BinarySearchFunc(p.groups, name, byGroupName)
	if !ok {
		return nil, notFound("Group not found.")
	}
	return p.groups[i], nil
}

func byGroupName(g *group, name string) int { return strings.Compare(*g.GroupName, name) }

// addGroup files a new group.
func addGroup(p *pool, in *cip.CreateGroupInput, at time.Time) (*group, error) {
	i, taken := slices.BinarySearchFunc(p.groups, *in.GroupName, byGroupName)
	if taken {
		return nil, fail("GroupExistsException", "A group with the name already exists.")
	}
	g := &group{GroupType: types.GroupType{CreationDate: aws.Time(at), LastModifiedDate: aws.Time(at)}}
	copyMembers(&g.GroupType, in)
	p.groups = slices.Insert(p.groups, i, g)
	return g, nil
}

// join makes the user a member. To be one already is no error.
func (g *group) join(u *user) {
	if i, member := slices.BinarySearchFunc(g.members, u.seq, bySeq); !member {
		g.members = slices.Insert(g.members, i, u)
		u.groups = append(u.groups, g)
	}
}

// leave ends the user's membership. To be none is no error.
func (g *group) leave(u *user) {
	if i, member := slices.BinarySearchFunc(g.members, u.seq, bySeq); member {
		g.members = slices.Delete(g.members, i, i+1)
		u.groups = slices.DeleteFunc(u.groups, func(other *group) bool { return other == g })
	}
}

// byPrecedence sorts groups as Cognito ranks them: the lowest number first,
// those without a number last, ties by name.
func byPrecedence(groups []*group) []*group {
	out := slices.Clone(groups)
	slices.SortFunc(out, func(a, b *group) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(*a.GroupName, *b.GroupName))
	})
	return out
}

func rank(g *group) int64 {
	if g.Precedence == nil {
		return 1 << 32
	}
	return int64(*g.Precedence)
}
