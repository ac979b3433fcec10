package directory

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha1" // as RFC 6238 and every authenticator app do
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"time"
)

const totpStep = 30 // seconds

// totp returns the six digits of a secret at a time step (RFC 6238).
func totp(secret string, step int64) (string, error) {
	key, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	if err != nil {
		return "", fmt.Errorf("reading a TOTP secret: %w", err)
	}
	mac := hmac.New(sha1.New, key)
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(step)))
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0x0f
	return fmt.Sprintf("%06d", binary.BigEndian.Uint32(sum[at:])&0x7fffffff%1_000_000), nil
}

// Accepts reports whether a code is right now or one time step earlier or later: phones' clocks
// are not exact.
func (f *Factors) Accepts(code string, at time.Time) (fits, used bool) {
	step, fits := stepOf(f.Secret, code, at)
	if !fits {
		return false, false
	}
	used = step <= f.LastStep
	f.LastStep = max(f.LastStep, step)
	return true, used
}

// Prove takes the app that was offered a secret in place of an earlier one, if its code is right.
// Until then the earlier app is in use (API reference, AssociateSoftwareToken).
func (f *Factors) Prove(code string, at time.Time) bool {
	secret := cmp.Or(f.Offered, f.Secret)
	step, fits := stepOf(secret, code, at)
	if fits {
		f.Secret, f.Offered, f.LastStep = secret, "", step
	}
	return fits
}

// stepOf returns the time step of a code, which is now, the one before or the one after.
func stepOf(secret, code string, at time.Time) (step int64, fits bool) {
	now := at.Unix() / totpStep
	for _, step := range []int64{now, now - 1, now + 1} {
		if want, err := totp(secret, step); err == nil && want == code {
			return step, true
		}
	}
	return 0, false
}
