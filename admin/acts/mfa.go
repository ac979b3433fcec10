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

// MFA is a user's second-factor settings.
type MFA struct {
	Enabled   []string `json:"enabled"`             // SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP, WEB_AUTHN
	Preferred string   `json:"preferred,omitempty"` // one of them, "" for none
}

// ReadMFA reads a user's second-factor settings: one AdminGetUserAuthFactors
// call, which is not billed, as AdminGetUser would be. AWS leaves out a list that is empty,
// and tells the factors of the first step. An endpoint that tells neither is a
// [call.Problem] of KindUnsupported.
func ReadMFA(ctx context.Context, s *call.Session, pool string, username admin.Exact) (MFA, error) {
	out, err := s.Cognito().AdminGetUserAuthFactors(ctx, &cip.AdminGetUserAuthFactorsInput{UserPoolId: &pool, Username: new(string(username))})
	if err != nil {
		return MFA{}, fmt.Errorf("reading second factors of user %s: %w", username, err)
	}
	if out.UserMFASettingList == nil && out.ConfiguredUserAuthFactors == nil && s.Endpoint() != "" {
		return MFA{}, &call.Problem{
			Kind: call.KindUnsupported, Operation: "AdminGetUserAuthFactors", Meaning: "Which second factors the user has is " + admin.NotTold + ".",
		}
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

// mfaActions are about second factors. Only the user can register an
// authenticator app.
func mfaActions() []Action {
	return []Action{setMFA(), resetTOTP()}
}

func setMFA() Action {
	return Action{
		ID: "set-mfa", Key: "m", On: OnUser, Danger: Careful,
		Wording: Wording{
			Name: "set MFA", Also: "2fa two-factor second factor otp sms totp authenticator", Did: "MFA set",
			Consequence: "The next sign-in uses the new settings; open sessions stay.",
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
					return "The previous second-factor settings were not read."
				}
				return ""
			},
		},
	}
}

func mfaInputs() []Input {
	inputs := record.Each(factors, func(f factor) Input {
		return Input{Name: f.input, Label: f.label, Kind: InputChoice, Choices: []string{"on", "off"}, Now: f.now}
	})
	return append(inputs, Input{
		Name: "preferred", Label: "preferred", Kind: InputChoice, Choices: []string{"sms", "totp", "email", noFactor}, Now: preferredNow,
	})
}

// noFactor is the answer that no factor is preferred.
const noFactor = "none"

func noMFA(t Target) string {
	switch {
	case t.User.Status == admin.StatusUnconfirmed:
		return "This user has not confirmed the sign-up: second factors can be set after that."
	case t.User.Status == admin.StatusResetRequired:
		return "This user must choose a new password first."
	case t.Pool.MFA == "OFF":
		return "MFA is off in this pool, so no second factor is asked for, whatever is set."
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
		return "The preferred factor was not read, so the preference can't be removed."
	case in["preferred"] == "none" && !touched:
		return "No factor is preferred now."
	case !touched:
		return "Choose a factor to turn on or off, or one to prefer."
	}
	return ""
}

func (f factor) refusal(t Target, in Inputs, w wish) string {
	switch {
	case !w.touched:
		return ""
	case in[f.input] != "" && t.Pool.MFA == "ON":
		return "This pool requires MFA, so for a user a factor can only be preferred, not turned on or off."
	case in[f.input] == "off" && in["preferred"] == f.input:
		return "A factor that is off can't be preferred."
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
		warnings = append(warnings, "An authenticator app can be turned on only after the user has registered one.")
	}
	if t.User.Status == admin.StatusExternalProvider {
		warnings = append(warnings, "This user signs in through an identity provider, which handles second factors itself.")
	}
	after := afterMFA(t, in)
	if t.recoversBy() != "" && after.recoversBy() == "" {
		warnings = append(warnings, "AWS never sends a reset code by the channel of the preferred factor, and this user has no other: you will have to reset a forgotten password.")
	}
	if t.Pool.MFA == "OPTIONAL" && t.MFA != nil && len(after.MFA.Enabled) == 0 {
		warnings = append(warnings, "No second factor is left: the password alone will be enough to sign in.")
	}
	return warnings
}
