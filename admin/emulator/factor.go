package emulator

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// The second factors, as UserMFASettingList spells them.
const (
	factorSMS      = "SMS_MFA"
	factorTOTP     = "SOFTWARE_TOKEN_MFA"
	factorEmail    = "EMAIL_OTP"
	factorWebAuthn = "WEB_AUTHN"
)

// factors are the second factors of a user.
type factors struct {
	enabled   []string
	preferred string
	secret    string // of the authenticator app, base32; "" without one
	verified  bool   // the app has proved that it knows the secret
	lastStep  int64  // of the last accepted code: none is accepted twice
}

func (f factors) preference() *string {
	if f.preferred == "" {
		return nil
	}
	return aws.String(f.preferred)
}

// set turns a factor on or off.
func (f *factors) set(factor string, on, preferred bool) {
	f.enabled = slices.DeleteFunc(f.enabled, func(other string) bool { return other == factor })
	if on {
		f.enabled = append(f.enabled, factor)
	}
	switch {
	case on && preferred:
		f.preferred = factor
	case f.preferred == factor:
		f.preferred = ""
	}
}
