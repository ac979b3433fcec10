// Package own makes actions from handlers that work on the user who signed in: the one whose
// access token a request has.
package own

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// User makes an action from a handler that works on the sign-in of AccessToken. A user who must
// confirm their sign-up or reset their password first is refused, however old the token is.
func User[In, Out any](handle func(*account.Call, *directory.Pool, *tokens.Grant, *In) (*Out, error)) service.Action {
	token := on.StringMember[In]("AccessToken")
	return service.Op(func(c *account.Call, in *In) (*Out, error) {
		p, g, err := tokens.SignIn(c, token(in))
		if err != nil {
			return nil, err
		}
		if err := mayAct(g.User); err != nil {
			return nil, err
		}
		var out *Out
		directory.Lagging(c, g.User, func() { out, err = handle(c, p, g, in) })
		return out, err
	})
}

func mayAct(u *directory.User) error {
	switch u.Status { // only these two statuses refuse
	case types.UserStatusTypeUnconfirmed:
		return refuse.NotConfirmed()
	case types.UserStatusTypeResetRequired:
		return refuse.ResetRequired()
	}
	return nil
}
