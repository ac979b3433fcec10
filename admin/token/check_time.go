package token

import (
	"encoding/json"
	"fmt"
	"math"
	"time"
)

// Time is a claim as a time: seconds since 1970, possibly with a fraction (RFC 7519 §2). ok is
// false for anything that is not a number, and for numbers beyond the year 9999.
func (c Claim) Time() (at time.Time, ok bool) {
	if len(c.raw) == 0 || !(c.raw[0] == '-' || c.raw[0] >= '0' && c.raw[0] <= '9') {
		return time.Time{}, false
	}
	seconds, err := json.Number(c.raw).Float64()
	const last = 253402300799 // 9999-12-31T23:59:59Z
	if err != nil || math.Abs(seconds) > last {
		return time.Time{}, false
	}
	whole, part := math.Modf(seconds)
	return time.Unix(int64(whole), int64(part*1e9)), true
}

// moment returns the time of a claim, or the status and detail to report where it has none.
func (x *examination) moment(name string) (at time.Time, status Status, detail string) {
	claim, there := x.Claims.Get(name)
	at, ok := claim.Time()
	switch {
	case x.Encrypted():
		return at, Skip, "can't be read"
	case !there && x.isCut():
		return at, Skip, cutAway
	case !there:
		return at, Skip, "the token has none"
	case !ok:
		return at, Fail, fmt.Sprintf("%s is %s, not a number of seconds", name, shorten(claim.Text()))
	}
	return at, Pass, ""
}

// expiry passes until the second that exp names (RFC 7519 §4.1.4: on or after it a token must
// not be accepted). A token without exp would be good for ever, and Cognito makes none.
func (x *examination) expiry() (Status, string) {
	at, status, detail := x.moment("exp")
	switch {
	case status == Skip && !x.Encrypted() && !x.isCut():
		return Fail, "the token has no exp and would be good for ever"
	case status != Pass:
		return status, detail
	case x.now.Before(at.Add(x.expect.Skew)):
		return Pass, x.told(at)
	}
	return Fail, x.told(at)
}

func (x *examination) notBefore() (Status, string) { return x.notAfterNow("nbf") }

func (x *examination) issuedAt() (Status, string) { return x.notAfterNow("iat") }

func (x *examination) authTime() (Status, string) { return x.notAfterNow("auth_time") }

// notAfterNow checks that a time has come.
func (x *examination) notAfterNow(name string) (Status, string) {
	at, status, detail := x.moment(name)
	switch {
	case status != Pass:
		return status, detail
	case x.now.Add(x.expect.Skew).Before(at):
		return Fail, x.told(at) + ": this clock or the token's is wrong"
	}
	return Pass, x.told(at)
}

func (x *examination) told(at time.Time) string {
	return at.In(x.now.Location()).Format("2006-01-02 15:04:05 MST") + ", " + Relative(at, x.now)
}
