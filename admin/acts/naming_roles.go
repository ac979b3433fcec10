package acts

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/iam/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// rolesFromIAM begins the page tokens of the roles that IAM lists.
const rolesFromIAM = "iam:"

// roles are IAM roles by ARN: those that the pool's groups have, then those of the account.
// Many operators may not list the latter.
var roles = Naming{
	One: "role",
	Page: func(ctx context.Context, s *call.Session, targets []Target, token string) (call.Page[Option], error) {
		if marker, ok := strings.CutPrefix(token, rolesFromIAM); ok {
			return rolesOfAccount(ctx, s, marker)
		}
		page, err := admin.Groups(ctx, s, targets[0].Pool.ID, token)
		if err != nil {
			page = call.Page[admin.Group]{} // the groups' roles are a convenience; IAM may still list all
		}
		found := call.Page[Option]{Next: page.Next}
		if found.Next == "" {
			found.Next = rolesFromIAM
		}
		for _, g := range page.Items {
			if arn := g.ExactRole(); arn != "" {
				found.Items = append(found.Items, Option{Value: arn, Note: "group " + g.Name})
			}
		}
		return found, nil
	},
}

// rolesOfAccount reads a page of the account's roles: one ListRoles call.
func rolesOfAccount(ctx context.Context, s *call.Session, marker string) (call.Page[Option], error) {
	out, err := s.IAM().ListRoles(ctx, &iam.ListRolesInput{Marker: record.NonEmpty(marker)})
	if err != nil {
		return call.Page[Option]{}, err
	}
	page := call.Page[Option]{Items: record.Each(out.Roles, roleOption)}
	if next := record.Value(out.Marker); out.IsTruncated && next != "" {
		page.Next = rolesFromIAM + next
	}
	return page, nil
}

func roleOption(r types.Role) Option {
	return Option{Value: record.Value(r.Arn), Note: plain.Text(record.Value(r.Description))}
}
