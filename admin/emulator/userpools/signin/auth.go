// Package signin has sign-ins: flows, challenges, the sessions between them and the lockout.
package signin

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// step is what a sign-in answers: tokens, or the next challenge. Of the outputs this one has the
// most members.
type step = cip.InitiateAuthOutput

// starter is the operation that begins a sign-in.
type starter int

const (
	byClient starter = 1 << iota // InitiateAuth
	byServer                     // AdminInitiateAuth, which needs IAM
	byBoth   = byClient | byServer
)

// flow is one way to begin a sign-in.
type flow struct {
	starters starter
	enabled  []types.ExplicitAuthFlowsType // a client must have one of these
	refusal  string                        // the answer to a client that has none of them
	begin    func(c *account.Call, p *directory.Pool, k *directory.Client, parameters map[string]string) (*step, error)
}

// flows are all that there are. Which operation takes which is from the API reference of both.
var flows = map[types.AuthFlowType]flow{
	types.AuthFlowTypeUserPasswordAuth: {
		starters: byClient,
		enabled:  []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth, types.ExplicitAuthFlowsTypeUserPasswordAuth},
		refusal:  "USER_PASSWORD_AUTH flow not enabled for this client",
		begin:    beginWithPassword,
	},
	types.AuthFlowTypeUserSrpAuth: {
		starters: byBoth,
		enabled: []types.ExplicitAuthFlowsType{
			// The older names add to SRP: getmoto/moto's tests that were run against AWS sign in with both.
			types.ExplicitAuthFlowsTypeAllowUserSrpAuth, types.ExplicitAuthFlowsTypeUserPasswordAuth, types.ExplicitAuthFlowsTypeAdminNoSrpAuth,
		},
		refusal: "USER_SRP_AUTH is not enabled for the client.",
		begin:   beginWithSRP,
	},
	types.AuthFlowTypeUserAuth: {
		starters: byBoth,
		enabled:  []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserAuth},
		refusal:  "USER_AUTH flow not enabled for this client",
		begin:    beginWithChoice,
	},
	types.AuthFlowTypeCustomAuth: {
		starters: byBoth,
		enabled:  []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowCustomAuth, types.ExplicitAuthFlowsTypeCustomAuthFlowOnly},
		refusal:  "CUSTOM_AUTH is not enabled for the client.", // text not documented
		begin:    beginWithTriggers,
	},
	types.AuthFlowTypeAdminUserPasswordAuth: adminPasswordFlow,
	types.AuthFlowTypeAdminNoSrpAuth:        adminPasswordFlow, // its older name
	types.AuthFlowTypeRefreshTokenAuth:      refreshFlow,
	types.AuthFlowTypeRefreshToken:          refreshFlow, // likewise
}

var adminPasswordFlow = flow{
	starters: byServer,
	enabled:  []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth, types.ExplicitAuthFlowsTypeAdminNoSrpAuth},
	refusal:  "Auth flow not enabled for this client",
	begin:    beginWithPassword,
}

// Clients whose flows have the older names may always refresh.
var refreshFlow = flow{
	starters: byBoth,
	enabled: []types.ExplicitAuthFlowsType{
		types.ExplicitAuthFlowsTypeAllowRefreshTokenAuth, types.ExplicitAuthFlowsTypeUserPasswordAuth,
		types.ExplicitAuthFlowsTypeAdminNoSrpAuth, types.ExplicitAuthFlowsTypeCustomAuthFlowOnly,
	},
	refusal: "Auth flow not enabled for this client",
	begin:   beginWithRefreshToken,
}

func initiateAuth(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.InitiateAuthInput) (*cip.InitiateAuthOutput, error) {
	return begin(c, p, k, beginning{in.AuthFlow, in.AuthParameters, in.Session, byClient})
}

func adminInitiateAuth(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.AdminInitiateAuthInput) (*cip.AdminInitiateAuthOutput, error) {
	return answered(&cip.AdminInitiateAuthOutput{})(begin(c, p, k, beginning{in.AuthFlow, in.AuthParameters, in.Session, byServer}))
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

// beginning is a request to begin a sign-in.
type beginning struct {
	flow       types.AuthFlowType
	parameters map[string]string
	session    *string // of a sign-up that was just confirmed; only sign-in by choice takes one
	by         starter
}

func begin(c *account.Call, p *directory.Pool, k *directory.Client, in beginning) (*step, error) {
	f := flows[in.flow]
	if f.starters&in.by == 0 {
		return nil, refuse.InvalidParameter("Initiate Auth method not supported.")
	}
	if !k.Allows(f.enabled...) {
		return nil, refuse.InvalidParameter("%s", f.refusal)
	}
	if in.session != nil && in.flow == types.AuthFlowTypeUserAuth {
		return beginAfterSignUp(c, p, k, in.parameters, *in.session)
	}
	return f.begin(c, p, k, in.parameters)
}

// opened begins the sign-in of the user whom the parameters name. Its user is nil where there is
// none.
func opened(p *directory.Pool, k *directory.Client, parameters map[string]string, required ...string) (*Session, error) {
	if err := directory.Demand(parameters, append([]string{"USERNAME"}, required...)...); err != nil {
		return nil, err
	}
	name := parameters["USERNAME"]
	if err := k.CheckHashIn(parameters, name); err != nil {
		return nil, err
	}
	return &Session{pool: p, client: k, User: p.Users.Find(name), device: parameters["DEVICE_KEY"]}, nil
}

func beginWithPassword(c *account.Call, p *directory.Pool, k *directory.Client, parameters map[string]string) (*step, error) {
	s, err := opened(p, k, parameters, "PASSWORD")
	if err != nil {
		return nil, err
	}
	if s.User == nil {
		return nil, k.NoUser()
	}
	if err := checkPassword(c, s, parameters["PASSWORD"]); err != nil {
		return nil, err
	}
	return afterPassword(c, s)
}

// beginWithTriggers is for custom challenges, which a pool's triggers define. The emulator calls
// no triggers: it says of a pool that has none what AWS says, and of one that has them that it
// can't.
func beginWithTriggers(_ *account.Call, p *directory.Pool, _ *directory.Client, _ map[string]string) (*step, error) {
	if shape.Value(shape.Value(p.Described.LambdaConfig).DefineAuthChallenge) == "" {
		return nil, refuse.InvalidParameter("Custom auth lambda trigger is not configured for the user pool.")
	}
	return nil, refuse.InvalidParameter("Initiate Auth method not supported.") // by the emulator
}
