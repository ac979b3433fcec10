package acts

import (
	"context"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// signUpActions help users who have signed up or were invited.
func signUpActions() []Action {
	return []Action{confirmSignUp(), resendCode(), resendInvite()}
}

// statusPhrases say what a user is, after "This user".
var statusPhrases = map[admin.UserStatus]string{
	admin.StatusUnconfirmed:         "has not confirmed the sign-up",
	admin.StatusConfirmed:           "is confirmed",
	admin.StatusForceChangePassword: "was invited and has not signed in yet",
	admin.StatusResetRequired:       "is confirmed, and must choose a new password",
	admin.StatusExternalProvider:    "signs in through an identity provider",
}

// only refuses users of every other status, with a reason that begins with
// their status. A status that was not read refuses nobody.
func only(status admin.UserStatus, why string) func(Target) string {
	return func(t Target) string {
		is := t.User.Status
		if is == "" || is == status {
			return ""
		}
		words, known := statusPhrases[is]
		if !known {
			words = "has the status " + string(is)
		}
		return "This user " + words + ": " + why
	}
}

// vouchedFor are the addresses that an answer marks as verified.
var vouchedFor = map[string][]string{"email": {"email"}, "phone": {"phone_number"}, "both": {"email", "phone_number"}}

// addressWords are the addresses in plain words.
var addressWords = map[string]string{"email": "e-mail address", "phone_number": "phone number"}

func confirmSignUp() Action {
	return Action{
		ID: "confirm", Key: "c", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "confirm sign-up", Also: "activate approve sign-up verify", Did: "sign-up confirmed",
			Consequence: "The user can sign in. The pool's post-confirmation trigger runs. No address is verified by this.",
			Changes: func(t Target, in Inputs) []Change {
				return append([]Change{{"status", "unconfirmed", "confirmed"}}, markChanges(t.User, vouchedFor[in["verify"]])...)
			},
			Warnings: func(t Target, in Inputs) []string {
				if len(vouchedFor[in["verify"]]) > 0 {
					return []string{"You confirm that the address is the user's: it was not verified by a code."}
				}
				if !t.User.Verified("email") && !t.User.Verified("phone_number") {
					return []string{"No address is verified, so the user can't reset a forgotten password."}
				}
				return nil
			},
		},
		Inputs: []Input{{
			Name: "verify", Label: "also mark as verified", Kind: InputChoice,
			Choices: []string{"none", "email", "phone", "both"}, Default: "none",
		}},
		WhyNot: only(admin.StatusUnconfirmed, "only a sign-up that is waiting for its code can be confirmed."),
		Check:  func(t Target, in Inputs) string { return lacks(t.User, vouchedFor[in["verify"]]...) },
		// It does not repeat: AWS refuses to confirm twice, so the marks would not be
		// set.
		Sending: Sending{Requests: func(t Target, in Inputs) []call.Request {
			requests := []call.Request{call.UserPools((*cip.Client).AdminConfirmSignUp, &cip.AdminConfirmSignUpInput{UserPoolId: &t.Pool.ID, Username: t.username()})}
			if addresses := vouchedFor[in["verify"]]; len(addresses) > 0 {
				requests = append(requests, updateAttributes(t, marks(addresses)))
			}
			return requests
		}},
		Showing: Showing{
			Shows: func(fresh Target, in Inputs) Shown {
				if shown := showsStatus(admin.StatusConfirmed)(fresh, in); shown != ShowsDone {
					return shown
				}
				return shownIf(showsMarks(fresh.User, vouchedFor[in["verify"]]))
			},
			Rest: func(fresh Target, in Inputs) (string, Inputs) {
				if fresh.User.Status != admin.StatusConfirmed {
					return "", nil
				}
				lines := record.Each(marks(vouchedFor[in["verify"]]), func(m pair) string { return m.name + "=" + m.value })
				return "set-attributes", Inputs{"attributes": PairLines(lines...)}
			},
		},
		Undoing: Undoing{NoUndo: "A confirmed user can't be made unconfirmed again."},
	}
}

// lacks says which of the addresses the user does not have, if the user was
// read.
func lacks(u admin.User, addresses ...string) string {
	for _, name := range addresses {
		if u.Status != "" && u.Attributes.Get(name) == "" {
			return "The user has no " + addressWords[name] + "."
		}
	}
	return ""
}

// reachedByNone reports whether no message can reach the user.
func reachedByNone(u admin.User) bool {
	return lacks(u, "email") != "" && lacks(u, "phone_number") != ""
}

// marks are the attributes that say that addresses are verified.
func marks(addresses []string) []pair {
	return record.Each(addresses, func(name string) pair { return pair{name + "_verified", "true"} })
}

func markChanges(u admin.User, addresses []string) []Change {
	return record.Each(marks(addresses), func(m pair) Change { return Change{m.name, u.Attributes.Get(m.name), m.value} })
}

// hashInput is where Prepare leaves the hash of a client's secret.
const hashInput = "\x00secret-hash"

func resendCode() Action {
	return Action{
		ID: "resend-code", Key: "o", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "resend confirmation code", Also: "verification confirmation otp again", Did: "code sent again",
			Consequence: "A new code is sent, valid for 24 hours. A user can get at most five codes in an hour.",
			Changes:     func(Target, Inputs) []Change { return []Change{{"confirmation code", "the old one", "a new one"}} },
			Warnings: func(t Target, _ Inputs) []string {
				return append(undelivered(t.Pool, types.DeliveryMediumTypeEmail),
					"If the app client has a secret, the command also needs --secret-hash; the console adds it automatically.")
			},
		},
		Inputs: []Input{{Name: "client", Label: "id of the app client that the user signed up with", Required: true, Names: &appClients}},
		WhyNot: func(t Target) string {
			if why := only(admin.StatusUnconfirmed, "there is no sign-up to send a code for.")(t); why != "" {
				return why
			}
			return t.noCodeGoes()
		},
		Reading: Reading{Prepare: func(ctx context.Context, s *call.Session, t Target, in Inputs) (Inputs, error) {
			hash, err := admin.SecretHash(ctx, s, t.Pool.ID, in["client"], *t.username())
			return in.with(hashInput, hash), err
		}},
		Sending: Sending{
			Message: true,
			Goes:    codeGoes,
			Requests: func(t Target, in Inputs) []call.Request {
				return []call.Request{call.UserPools((*cip.Client).ResendConfirmationCode, &cip.ResendConfirmationCodeInput{
					ClientId: new(in["client"]), Username: t.username(), SecretHash: record.NonEmpty(in[hashInput]),
				})}
			},
		},
		Undoing: Undoing{NoUndo: "A sent message can't be recalled."},
	}
}

// noCodeGoes says why a sign-up code can't reach the user.
func (t Target) noCodeGoes() string {
	if t.Pool.AutoVerified == nil {
		return ""
	}
	if len(t.Pool.AutoVerified) == 0 {
		return "This pool verifies no addresses, so it has no code to send: confirm the user instead."
	}
	for _, name := range t.Pool.AutoVerified {
		if t.User.Attributes.Get(name) != "" {
			return ""
		}
	}
	return "The user has no address that this pool sends codes to: confirm the user instead."
}
