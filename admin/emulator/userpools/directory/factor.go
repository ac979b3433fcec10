package directory

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// The second factors, as UserMFASettingList spells them.
const (
	FactorSMS      = "SMS_MFA"
	FactorTOTP     = "SOFTWARE_TOKEN_MFA"
	FactorEmail    = "EMAIL_OTP"
	FactorWebAuthn = "WEB_AUTHN"
)

// Factors are the second factors of a user.
type Factors struct {
	Enabled   []string
	Preferred string
	Secret    string // of the authenticator app that has proved that it has it, base32; "" without one
	Offered   string // the secret of an app that has not proved it yet; "" for none
	AppName   string // that the user gave the app, "" for none
	LastStep  int64  // the time step of the last accepted code: no code is accepted twice
}

// Preference is the preferred factor, nil for none.
func (f Factors) Preference() *string {
	if f.Preferred == "" {
		return nil
	}
	return aws.String(f.Preferred)
}

// DropApp takes the authenticator app away, and one that was to take its place.
func (f *Factors) DropApp() {
	f.Secret, f.Offered, f.AppName, f.LastStep = "", "", "", 0
}

// Set turns a factor on or off.
func (f *Factors) Set(factor string, on, preferred bool) {
	f.Enabled = slices.DeleteFunc(f.Enabled, func(other string) bool { return other == factor })
	if on {
		f.Enabled = append(f.Enabled, factor)
	}
	switch {
	case on && preferred:
		f.Preferred = factor
	case f.Preferred == factor:
		f.Preferred = ""
	}
}
