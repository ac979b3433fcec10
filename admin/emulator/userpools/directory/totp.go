package directory

import (
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
	now := at.Unix() / totpStep
	for _, step := range []int64{now, now - 1, now + 1} {
		if want, err := totp(f.Secret, step); err == nil && want == code {
			used = step <= f.LastStep
			f.LastStep = max(f.LastStep, step)
			return true, used
		}
	}
	return false, false
}
