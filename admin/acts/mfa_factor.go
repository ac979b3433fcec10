package acts

import (
	"cmp"
	"slices"
	"strings"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/record"
)

// factor is a second factor that an administrator can set.
type factor struct {
	input     string // sms, totp or email: the answer, and the name of the input
	setting   string
	label     string
	attribute string // that the user must have, "" for none
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

// wish is what an act does to one factor. A factor that it does not mention
// stays as it is.
type wish struct{ touched, enabled, preferred bool }

func (t Target) wants(f factor, in Inputs) wish {
	answer, favourite := in[f.input], in["preferred"]
	return wish{
		touched: answer != "" || favourite == f.input || favourite == "none" && t.prefersFactor(f.setting),
		enabled: answer != "off",
		// The preferred factor stays preferred unless another is named: turning a
		// factor on without naming it would remove its preference.
		preferred: answer != "off" && (favourite == f.input || favourite == "" && t.prefersFactor(f.setting)),
	}
}

// now is whether the factor is on, as an answer; "" where that was not read.
func (f factor) now(t Target) string {
	if t.MFA == nil {
		return ""
	}
	return t.MFA.says(f.setting)
}

// preferredNow is the preferred factor as an answer, "" where there is no answer for it.
func preferredNow(t Target) string {
	switch {
	case t.MFA == nil:
		return ""
	case t.MFA.Preferred == "":
		return noFactor
	}
	for _, f := range factors {
		if f.setting == t.MFA.Preferred {
			return f.input
		}
	}
	return ""
}

// factorPasskey is a passkey as UserMFASettingList spells it. Only the user can set it.
const factorPasskey = "WEB_AUTHN" //nolint:gosec // a factor's name

// Words say which second factors are set, the preferred first: "SMS (preferred),
// authenticator app".
func (m MFA) Words() string {
	labels := map[string]string{factorPasskey: "passkey"}
	for _, f := range factors {
		labels[f.setting] = f.label
	}
	var words []string
	for _, setting := range m.Enabled {
		word := cmp.Or(labels[setting], setting)
		if setting == m.Preferred {
			words = slices.Insert(words, 0, word+" (preferred)")
			continue
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
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

// afterMFA is the target with its factors as the act leaves them. If factors
// were not read, only those that the act mentions are known afterwards.
func afterMFA(t Target, in Inputs) Target {
	before := record.Value(t.MFA)
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

// undoMFA restores what the act changed. Where MFA is required, that is only
// the preference.
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
