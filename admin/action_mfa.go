package admin

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

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

// MFA reads how a user's second factors are set: one AdminGetUserAuthFactors
// call, which is not billed, as AdminGetUser would be.
func (s *Session) MFA(ctx context.Context, pool, username string) (MFA, error) {
	out, err := s.cognito().AdminGetUserAuthFactors(ctx, &cip.AdminGetUserAuthFactorsInput{UserPoolId: &pool, Username: &username})
	if err != nil {
		return MFA{}, fmt.Errorf("reading second factors of user %s: %w", username, err)
	}
	return MFA{Enabled: convert(out.UserMFASettingList, plain.Text), Preferred: plain.Text(deref(out.PreferredMfaSetting))}, nil
}

func lookAtMFA(ctx context.Context, s *Session, t Target) (Target, error) {
	mfa, err := s.MFA(ctx, t.Pool.ID, t.User.Username)
	if err == nil {
		t.MFA = &mfa
	}
	return t, err
}

func (t Target) prefersFactor(setting string) bool { return t.MFA != nil && t.MFA.Preferred == setting }

// channel is a way by which Cognito sends codes.
type channel struct {
	attribute string
	medium    types.DeliveryMediumType
	factor    string
}

// factor is a second factor that an administrator can set.
type factor struct {
	input     string // sms, totp or email: the answer, and the name of the input
	setting   string
	label     string
	attribute string // that the user has to have, "" for none
	write     func(in *cip.AdminSetUserMFAPreferenceInput, enabled, preferred bool)
}

var factors = []factor{
	{"sms", factorSMS, "SMS", "phone_number", func(in *cip.AdminSetUserMFAPreferenceInput, enabled, preferred bool) {
		in.SMSMfaSettings = &types.SMSMfaSettingsType{Enabled: enabled, PreferredMfa: preferred}
	}},
	{"totp", factorTOTP, "authenticator app", "", func(in *cip.AdminSetUserMFAPreferenceInput, enabled, preferred bool) {
		in.SoftwareTokenMfaSettings = &types.SoftwareTokenMfaSettingsType{Enabled: enabled, PreferredMfa: preferred}
	}},
	{"email", factorEmail, "e-mail", "email", func(in *cip.AdminSetUserMFAPreferenceInput, enabled, preferred bool) {
		in.EmailMfaSettings = &types.EmailMfaSettingsType{Enabled: enabled, PreferredMfa: preferred}
	}},
}

// mfaActions are about second factors. Nobody but the user can register an
// authenticator app.
func mfaActions() []Action {
	return []Action{setMFA(), resetTOTP()}
}

func setMFA() Action {
	return Action{
		ID: "set-mfa", Name: "set MFA", Key: "m", On: OnUser,
		Danger: Careful, Repeats: true,
		Consequence: "The next sign-in asks for the second factors as they are set now; sessions that are open stay.",
		Inputs:      mfaInputs(),
		WhyNot:      noMFA,
		Check:       mfaRefusal,
		Changes:     mfaChanges,
		Warnings:    mfaWarnings,
		Requests: func(t Target, in Inputs) []Request {
			input := &cip.AdminSetUserMFAPreferenceInput{UserPoolId: &t.Pool.ID, Username: &t.User.Username}
			for _, f := range factors {
				if w := t.wants(f, in); w.touched {
					f.write(input, w.enabled, w.preferred)
				}
			}
			return []Request{{input}}
		},
		Undo: undoMFA,
		NoUndoOf: func(t Target, _ Inputs) string {
			if t.MFA == nil {
				return "How the second factors were set before is not known."
			}
			return ""
		},
		After: afterMFA,
		Look:  lookAtMFA,
	}
}

func mfaInputs() []Input {
	inputs := convert(factors, func(f factor) Input {
		return Input{Name: f.input, Label: f.label, Kind: InputChoice, Choices: []string{"on", "off"}}
	})
	return append(inputs, Input{Name: "preferred", Label: "preferred", Kind: InputChoice, Choices: []string{"sms", "totp", "email", "none"}})
}

func noMFA(t Target) string {
	switch {
	case t.User.Status == StatusUnconfirmed:
		return "This user has signed up and not confirmed: second factors come after that."
	case t.User.Status == StatusResetRequired:
		return "This user has to choose a new password first."
	case t.Pool.MFA == "OFF":
		return "MFA is off in this pool, so nobody is asked for a second factor, whatever is set."
	}
	return ""
}

// wish is what an act does to one factor. A factor that it does not touch stays
// as it is.
type wish struct{ touched, enabled, preferred bool }

func (t Target) wants(f factor, in Inputs) wish {
	answer, favourite := in[f.input], in["preferred"]
	return wish{
		touched: answer != "" || favourite == f.input || favourite == "none" && t.prefersFactor(f.setting),
		enabled: answer != "off",
		// What was preferred stays so, unless another is named: to turn a factor
		// on without a word of it would take its preference away.
		preferred: answer != "off" && (favourite == f.input || favourite == "" && t.prefersFactor(f.setting)),
	}
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
	case w.enabled && f.setting == factorEmail && t.Pool.Tier == planLite:
		return "E-mail as a second factor needs the Essentials or Plus plan."
	case w.enabled && f.attribute != "" && t.User.lacks(f.attribute) != "":
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

const notRead = "not read"

func (m *MFA) says(setting string) string {
	switch {
	case m == nil:
		return notRead
	case slices.Contains(m.Enabled, setting):
		return "on"
	}
	return "off"
}

func (m *MFA) favourite() string {
	if m == nil {
		return notRead
	}
	i := slices.IndexFunc(factors, func(f factor) bool { return f.setting == m.Preferred })
	if i < 0 {
		return cmp.Or(m.Preferred, "none")
	}
	return factors[i].label
}

func mfaWarnings(t Target, in Inputs) []string {
	var warnings []string
	if in["totp"] == "on" || in["preferred"] == "totp" {
		warnings = append(warnings, "An authenticator app can be turned on only for a user who has registered one, which nobody can do for them.")
	}
	if t.User.Status == StatusExternalProvider {
		warnings = append(warnings, "This user signs in through an identity provider, which asks for second factors itself.")
	}
	if after := afterMFA(t, in).MFA; t.Pool.MFA == "OPTIONAL" && t.MFA != nil && len(after.Enabled) == 0 {
		warnings = append(warnings, "No second factor is left: the password alone is then enough to sign in.")
	}
	return warnings
}

// afterMFA is the target with its factors as the act leaves them. What was not
// known before is known after only for what the act touches, so it is told of a
// copy that begins empty.
func afterMFA(t Target, in Inputs) Target {
	before := deref(t.MFA)
	after := MFA{Enabled: slices.Clone(before.Enabled), Preferred: before.Preferred}
	for _, f := range factors {
		if w := t.wants(f, in); w.touched {
			after.set(f.setting, w.enabled, w.preferred)
		}
	}
	t.MFA = &after
	return t
}

func (m *MFA) set(setting string, enabled, preferred bool) {
	m.Enabled = slices.DeleteFunc(m.Enabled, func(other string) bool { return other == setting })
	if enabled {
		m.Enabled = append(m.Enabled, setting)
	}
	switch {
	case preferred:
		m.Preferred = setting
	case m.Preferred == setting:
		m.Preferred = ""
	}
}

// undoMFA sets back what the act touches. Where MFA is required, that is the
// preference alone.
func undoMFA(t Target, in Inputs) (id string, back Inputs) {
	if t.MFA == nil {
		return "", nil
	}
	back = Inputs{"preferred": "none"}
	for _, f := range factors {
		if t.prefersFactor(f.setting) {
			back["preferred"] = f.input
		}
		if t.wants(f, in).touched && t.Pool.MFA != "ON" {
			back[f.input] = t.MFA.says(f.setting)
		}
	}
	if afterMFA(t, in).MFA.Preferred == t.MFA.Preferred {
		delete(back, "preferred")
	}
	return "set-mfa", back
}

// nextSignIn is what a user without an authenticator app is asked for, by the
// pool's MFA setting.
var nextSignIn = map[string]string{
	"ON":       "The next sign-in asks for another factor that the user has, or else to set up an app anew.",
	"OPTIONAL": "The next sign-in asks for another factor if the user has one turned on; if not, the password alone is enough until an app is registered anew.",
	"OFF":      "MFA is off in this pool: nobody is asked for a second factor anyway.",
}

func resetTOTP() Action {
	return Action{
		ID: "reset-totp", Name: "reset authenticator app", Key: "t", On: OnUser,
		Danger:      Careful,
		Consequence: "The codes of the user's authenticator app stop working, and the user can register another.",
		NoUndo:      "The app's secret is gone: the user has to register it, or another, anew.",
		WhyNot:      always,
		Changes:     func(Target, Inputs) []Change { return []Change{{"authenticator app", "registered", "none"}} },
		Warnings: func(t Target, _ Inputs) []string {
			var warnings []string
			if next := nextSignIn[t.Pool.MFA]; next != "" {
				warnings = append(warnings, next)
			}
			if t.MFA != nil && !slices.Contains(t.MFA.Enabled, factorTOTP) {
				warnings = append(warnings, "No authenticator app is turned on for this user, so there may be none to reset.")
			}
			return warnings
		},
		Requests: onUser(func(pool, username *string) any {
			return &cip.AdminDeleteSoftwareTokenInput{UserPoolId: pool, Username: username}
		}),
		Look: lookAtMFA,
	}
}
