// Package signin has sign-ins: flows, challenges, the sessions between them and the lockout.
package signin

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
)

// step is what a sign-in answers: tokens, or the next challenge.
type step = cip.RespondToAuthChallengeOutput

// flow is one way to begin a sign-in.
type flow struct {
	admin   bool                          // only with IAM
	enabled []types.ExplicitAuthFlowsType // a client must have one of these
	refusal string                        // the answer to a client that has none of them
	begin   func(c *account.Call, p *directory.Pool, k *directory.Client, parameters map[string]string) (*step, error)
}

// flows are those that the emulator knows. SRP, custom challenges and choice-based sign-in are
// refused as unsupported methods.
var flows = map[types.AuthFlowType]flow{
	types.AuthFlowTypeUserPasswordAuth: {
		enabled: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeUserPasswordAuth},
		refusal: "USER_PASSWORD_AUTH flow not enabled for this client",
		begin:   beginWithPassword,
	},
	types.AuthFlowTypeAdminUserPasswordAuth: adminPasswordFlow,
	types.AuthFlowTypeAdminNoSrpAuth:        adminPasswordFlow, // its older name
	types.AuthFlowTypeRefreshTokenAuth:      refreshFlow,
	types.AuthFlowTypeRefreshToken:          refreshFlow, // likewise
}

var adminPasswordFlow = flow{
	admin:   true,
	enabled: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth, types.ExplicitAuthFlowsTypeAdminNoSrpAuth},
	refusal: "Auth flow not enabled for this client",
	begin:   beginWithPassword,
}

// Clients whose flows have the older names may always refresh.
var refreshFlow = flow{
	enabled: []types.ExplicitAuthFlowsType{
		types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth, types.ExplicitAuthFlowsTypeUserPasswordAuth,
		types.ExplicitAuthFlowsTypeAdminNoSrpAuth, types.ExplicitAuthFlowsTypeCustomAuthFlowOnly,
	},
	refusal: "Auth flow not enabled for this client",
	begin:   beginWithRefreshToken,
}

func initiateAuth(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.InitiateAuthInput) (*cip.InitiateAuthOutput, error) {
	return answered(&cip.InitiateAuthOutput{})(begin(c, p, k, in.AuthFlow, in.AuthParameters, false))
}

func adminInitiateAuth(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.AdminInitiateAuthInput) (*cip.AdminInitiateAuthOutput, error) {
	return answered(&cip.AdminInitiateAuthOutput{})(begin(c, p, k, in.AuthFlow, in.AuthParameters, true))
}

// answered turns a step into the output of one of the four operations.
func answered[Out any](out *Out) func(*step, error) (*Out, error) {
	return func(s *step, err error) (*Out, error) {
		if err != nil {
			return nil, err
		}
		shape.Copy(out, s)
		return out, nil
	}
}

func begin(c *account.Call, p *directory.Pool, k *directory.Client, name types.AuthFlowType, parameters map[string]string, admin bool) (*step, error) {
	f, ok := flows[name]
	if !ok || f.admin && !admin {
		return nil, refuse.InvalidParameter("Initiate Auth method not supported.")
	}
	if !k.Allows(f.enabled...) {
		return nil, refuse.InvalidParameter("%s", f.refusal)
	}
	return f.begin(c, p, k, parameters)
}

func beginWithPassword(c *account.Call, p *directory.Pool, k *directory.Client, parameters map[string]string) (*step, error) {
	if err := directory.Demand(parameters, "USERNAME", "PASSWORD"); err != nil {
		return nil, err
	}
	if err := k.CheckHashIn(parameters, parameters["USERNAME"]); err != nil {
		return nil, err
	}
	u := p.Users.Find(parameters["USERNAME"])
	if u == nil {
		return nil, k.NoUser()
	}
	if answered, err := checkPassword(c, p, u, parameters["PASSWORD"]); err != nil {
		history.Remember(c, p, u, types.EventTypeSignIn, types.EventResponseTypeFail, answered...)
		return nil, err
	}
	return afterPassword(c, &Session{pool: p, client: k, User: u})
}
