package iam

import "github.com/cognito-tui/cognito-tui/admin/emulator/query"

// Service is the part of IAM that is about roles.
func Service() query.Service {
	return query.Service{
		Version: "2010-05-08", Namespace: "https://iam.amazonaws.com/doc/",
		Actions: map[string]query.Action{
			"CreateRole":             {Run: createRole},
			"GetRole":                {Run: getRole},
			"ListRoles":              {Run: listRoles},
			"DeleteRole":             {Run: deleteRole},
			"UpdateAssumeRolePolicy": {Run: updateAssumeRolePolicy},
			"PutRolePolicy":          {Run: putRolePolicy},
			"GetRolePolicy":          {Run: getRolePolicy},
			"ListRolePolicies":       {Run: listRolePolicies},
			"DeleteRolePolicy":       {Run: deleteRolePolicy},
		},
	}
}
