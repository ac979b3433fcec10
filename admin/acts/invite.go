package acts

import (
	"fmt"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// mediums are the ways to send a message: the attribute that has the address,
// and why the pool's messages don't arrive.
var mediums = map[types.DeliveryMediumType]struct {
	address string
	failure func(admin.PoolDetail) string
}{
	types.DeliveryMediumTypeEmail: {"email", func(p admin.PoolDetail) string { return p.EmailFailure }},
	types.DeliveryMediumTypeSms:   {"phone_number", func(p admin.PoolDetail) string { return p.SMSFailure }},
}

// undelivered are the warnings about sending a message by a medium.
func undelivered(p admin.PoolDetail, by types.DeliveryMediumType) []string {
	var warnings []string
	if failure := mediums[by].failure; failure != nil && failure(p) != "" {
		warnings = append(warnings, "The pool's messages are not delivered: "+failure(p))
	}
	if by == types.DeliveryMediumTypeEmail && p.EmailFrom == string(types.EmailSendingAccountTypeCognitoDefault) {
		warnings = append(warnings, "The pool sends through Cognito's own mailer, which sends at most 50 e-mails a day.")
	}
	return warnings
}

func resendInvite() Action {
	return Action{
		ID: "resend-invite", Key: "i", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "resend invitation", Also: "invitation temporary password again e-mail", Did: "invited again",
			Consequence: "A new temporary password is sent and its validity starts over; the previous one stops working.",
			Changes: func(t Target, _ Inputs) []Change {
				return []Change{{"temporary password", "the old one", "a new one" + invitationValidity(t.Pool)}}
			},
			Warnings: func(t Target, in Inputs) []string { return undelivered(t.Pool, in.medium()) },
		},
		Inputs: []Input{{
			Name: "medium", Label: "send it by", Kind: InputChoice, Choices: []string{"EMAIL", "SMS"}, Default: "EMAIL", Offer: reachableBy,
		}},
		WhyNot: func(t Target) string {
			if why := only(admin.StatusForceChangePassword, "only a pending invitation can be sent again.")(t); why != "" {
				return why
			}
			if reachedByNone(t.User) {
				return "The user has neither an e-mail address nor a phone number: set a password instead."
			}
			return ""
		},
		Check: func(t Target, in Inputs) string { return lacks(t.User, mediums[in.medium()].address) },
		Sending: Sending{
			Message: true,
			Goes:    invitationGoes,
			Requests: func(t Target, in Inputs) []call.Request {
				return []call.Request{call.UserPools((*cip.Client).AdminCreateUser, &cip.AdminCreateUserInput{
					UserPoolId: &t.Pool.ID, Username: new(t.signInName()), MessageAction: types.MessageActionTypeResend,
					DesiredDeliveryMediums: []types.DeliveryMediumType{in.medium()}, // left out, it means SMS
				})}
			},
		},
		Undoing: Undoing{NoUndo: "A sent message can't be recalled."},
	}
}

// medium is how a message is sent: by e-mail unless the input says otherwise.
func (in Inputs) medium() types.DeliveryMediumType {
	if in["medium"] == "" {
		return types.DeliveryMediumTypeEmail
	}
	return types.DeliveryMediumType(in["medium"])
}

func reachableBy(t Target) string {
	if t.User.Email() == "" && t.User.Attributes.Get("phone_number") != "" {
		return "SMS"
	}
	return ""
}

func invitationValidity(p admin.PoolDetail) string {
	if p.Password.TemporaryDays == 0 {
		return ""
	}
	return fmt.Sprintf(", good for %d days", p.Password.TemporaryDays)
}

// signInName is the name that AdminCreateUser knows a user by: where people sign
// in with an address and have no username, it requires that address.
func (t Target) signInName() string {
	if !t.Pool.SignInIsUsername {
		return *t.username()
	}
	for _, name := range t.Pool.SignInWith {
		if address := t.User.Attributes.Exact(name); address != "" {
			return address
		}
	}
	return *t.username()
}
