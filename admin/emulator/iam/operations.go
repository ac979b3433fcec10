package iam

import "github.com/cognito-tui/cognito-tui/admin/emulator/query"

// Service is the part of IAM that is about roles and their policies.
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

			"CreatePolicy":             {Run: createPolicy},
			"GetPolicy":                {Run: getPolicy},
			"DeletePolicy":             {Run: deletePolicy},
			"AttachRolePolicy":         {Run: attachRolePolicy},
			"DetachRolePolicy":         {Run: detachRolePolicy},
			"ListAttachedRolePolicies": {Run: listAttachedRolePolicies},
		},
	}
}
