package clients

import (
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// flowsAgree refuses flows with the older names beside those that begin with ALLOW_ (API reference,
// CreateUserPoolClient; the text is not documented).
func flowsAgree(flows []types.ExplicitAuthFlowsType) error {
	if len(flows) > 1 && slices.Contains(flows, directory.AllowClientTokenAuth) { // API reference, GetClientToken
		return refuse.InvalidParameter("ALLOW_CLIENT_TOKEN_AUTH must be the only value of ExplicitAuthFlows.") // text not documented
	}
	newer := 0
	for _, flow := range flows {
		if strings.HasPrefix(string(flow), "ALLOW_") {
			newer++
		}
	}
	if newer != 0 && newer != len(flows) {
		return refuse.InvalidParameter("ExplicitAuthFlows can't have values that begin with ALLOW_ together with legacy values.")
	}
	return nil
}
