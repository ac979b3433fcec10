package acts

import (
	"context"
	"fmt"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// The second factors as UserMFASettingList spells them.
const (
	factorSMS   = "SMS_MFA"
	factorTOTP  = "SOFTWARE_TOKEN_MFA"
	factorEmail = "EMAIL_OTP"
)

// MFA is how a user's second factors are set.
type MFA struct {
	Enabled   []string `json:"enabled"`             // SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP, WEB_AUTHN
	Preferred string   `json:"preferred,omitempty"` // one of them, "" for none
}

// ReadMFA reads how a user's second factors are set: one AdminGetUserAuthFactors
// call, which is not billed, as AdminGetUser would be.
func ReadMFA(ctx context.Context, s *call.Session, pool string, username admin.Exact) (MFA, error) {
	out, err := s.Cognito().AdminGetUserAuthFactors(ctx, &cip.AdminGetUserAuthFactorsInput{UserPoolId: &pool, Username: new(string(username))})
	if err != nil {
		return MFA{}, fmt.Errorf("reading second factors of user %s: %w", username, err)
	}
	return MFA{Enabled: record.Each(out.UserMFASettingList, plain.Text), Preferred: plain.Text(record.Value(out.PreferredMfaSetting))}, nil
}

func lookAtMFA(ctx context.Context, s *call.Session, t Target) (Target, error) {
	mfa, err := ReadMFA(ctx, s, t.Pool.ID, t.User.Exact())
	if err == nil {
		t.MFA = &mfa
	}
	return t, err
}

func (t Target) prefersFactor(setting string) bool { return t.MFA != nil && t.MFA.Preferred == setting }

// mfaActions are about second factors. Nobody but the user can register an
// authenticator app.
func mfaActions() []Action {
	return []Action{setMFA(), resetTOTP()}
}

func setMFA() Action {
	return Action{
		ID: "set-mfa", Key: "m", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "set MFA", Did: "MFA set",
			Consequence: "The next sign-in asks for the second factors as they are set now; sessions that are open stay.",
			Changes:     mfaChanges,
			Warnings:    mfaWarnings,
		},
		Inputs:  mfaInputs(),
		WhyNot:  noMFA,
		Check:   mfaRefusal,
		Reading: Reading{Look: lookAtMFA},
		Sending: Sending{
			Repeats: true,
			Requests: func(t Target, in Inputs) []call.Request {
				input := &cip.AdminSetUserMFAPreferenceInput{UserPoolId: &t.Pool.ID, Username: t.username()}
				for _, f := range factors {
					if w := t.wants(f, in); w.touched {
						f.write(input, w.enabled, w.preferred)
					}
				}
				return []call.Request{call.UserPools((*cip.Client).AdminSetUserMFAPreference, input)}
			},
		},
		Showing: Showing{After: afterMFA},
		Undoing: Undoing{
			Undo: undoMFA,
			NoUndoOf: func(t Target, _ Inputs) string {
				if t.MFA == nil {
					return "How the second factors were set before is not known."
				}
				return ""
			},
		},
	}
}

func mfaInputs() []Input {
	inputs := record.Each(factors, func(f factor) Input {
		return Input{Name: f.input, Label: f.label, Kind: InputChoice, Choices: []string{"on", "off"}}
	})
	return append(inputs, Input{Name: "preferred", Label: "preferred", Kind: InputChoice, Choices: []string{"sms", "totp", "email", "none"}})
}

func noMFA(t Target) string {
	switch {
	case t.User.Status == admin.StatusUnconfirmed:
		return "This user has signed up and not confirmed: second factors come after that."
	case t.User.Status == admin.StatusResetRequired:
		return "This user has to choose a new password first."
	case t.Pool.MFA == "OFF":
		return "MFA is off in this pool, so nobody is asked for a second factor, whatever is set."
	}
	return ""
}

func mfaRefusal(t Target, in Inputs) string {
	touched := false
	for _, f := range factors {
		w := t.wants(f, in)
		if why := f.refusal(t, in, w); why != "" {
			return why
		}
		touched = touched || w.touched
	}
	switch {
	case in["preferred"] == "none" && t.MFA == nil:
		return "Which factor is preferred now is not known, so its preference can't be taken away."
	case in["preferred"] == "none" && !touched:
		return "No factor is preferred now."
	case !touched:
		return "Say which factor to turn on or off, or which to prefer."
	}
	return ""
}

func (f factor) refusal(t Target, in Inputs, w wish) string {
	switch {
	case !w.touched:
		return ""
	case in[f.input] != "" && t.Pool.MFA == "ON":
		return "This pool requires MFA, so a factor can't be turned on or off for a user, only preferred."
	case in[f.input] == "off" && in["preferred"] == f.input:
		return "A factor that is turned off can't be the preferred one."
	case w.enabled && f.setting == factorEmail && t.Pool.Tier == admin.TierLite:
		return "E-mail as a second factor needs the Essentials or Plus plan."
	case w.enabled && f.attribute != "" && lacks(t.User, f.attribute) != "":
		return "The user has no " + addressWords[f.attribute] + " to send a code to."
	}
	return ""
}

func mfaChanges(t Target, in Inputs) []Change {
	var changes []Change
	after := afterMFA(t, in).MFA
	for _, f := range factors {
		if in[f.input] != "" || in["preferred"] == f.input {
			changes = append(changes, Change{f.label, t.MFA.says(f.setting), after.says(f.setting)})
		}
	}
	if in["preferred"] != "" {
		changes = append(changes, Change{"preferred", t.MFA.favourite(), after.favourite()})
	}
	return changes
}

func mfaWarnings(t Target, in Inputs) []string {
	var warnings []string
	if in["totp"] == "on" || in["preferred"] == "totp" {
		warnings = append(warnings, "An authenticator app can be turned on only for a user who has registered one, which nobody can do for them.")
	}
	if t.User.Status == admin.StatusExternalProvider {
		warnings = append(warnings, "This user signs in through an identity provider, which asks for second factors itself.")
	}
	after := afterMFA(t, in)
	if t.recoversBy() != "" && after.recoversBy() == "" {
		warnings = append(warnings, "A reset code never goes where the preferred factor goes, and this user has no other way: a forgotten password then needs you.")
	}
	if t.Pool.MFA == "OPTIONAL" && t.MFA != nil && len(after.MFA.Enabled) == 0 {
		warnings = append(warnings, "No second factor is left: the password alone is then enough to sign in.")
	}
	return warnings
}
