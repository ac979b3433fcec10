package rush

import (
	"fmt"
	"time"
)

// The people: each has one address, which they share with four others.
const (
	people    = 50_000
	addresses = 10_000
)

// signIn is the n-th record: a user signs in, one in fifty at the second try. Every half minute
// an attack begins.
func (f *feed) signIn(n int, at time.Time) string {
	if k, ok := attackOf(n, f.rate); ok {
		return f.record(n, at, Attacked(k), fmt.Sprintf("203.0.113.%d", k%250), "Fail", "Failure")
	}
	result, challenge, visit := "Pass", "Success", n
	if n%50 == 0 {
		result, challenge, visit = "Fail", "Failure", n+1
	}
	user := int(uint64(visit) * 0x9e3779b97f4a7c15 >> 33 % people) // a hash, so that users come in no order
	address := user % addresses
	return f.record(n, at, fmt.Sprintf("10000000-0000-4000-8000-%012d", user), fmt.Sprintf("10.%d.%d.7", address/100, address%100), result, challenge)
}

func (f *feed) record(n int, at time.Time, sub, ip, result, challenge string) string {
	return fmt.Sprintf(`{"eventTimestamp":"%d","eventSource":"USER_AUTH_EVENTS","logLevel":"INFO","message":{"version":"1",`+
		`"eventId":"00000000-0000-4000-8000-%012d","eventType":"SignIn","userSub":%q,"userName":"user-%s",`+
		`"userPoolId":%q,"clientId":"1example23456789","creationDate":%q,"eventResponse":%q,`+
		`"riskLevel":"","riskDecision":"PASS","challenges":[{"challengeName":"Password","challengeResponse":%q}],`+
		`"deviceName":"Chrome 141, Windows 10","ipAddress":%q,"requestId":"20000000-0000-4000-8000-%012d","idpName":"",`+
		`"compromisedCredentialDetected":"false","city":"Lisbon","country":"Portugal","eventFeedbackValue":"","eventFeedbackDate":"",`+
		`"eventFeedbackProvider":"","hasContextData":"true"},"logSourceId":{"userPoolId":%q}}`,
		at.UnixMilli(), n, sub, sub[24:], f.pool, at.UTC().Format("Mon Jan 2 15:04:05 MST 2006"), result, challenge, ip, n, f.pool)
}

// The attacks among the sign-ins: an attacker tries passwords on one user, one a second.
const (
	attackEvery = 30 // seconds
	AttackTries = 12
)

// attackOf returns the attack that the n-th record belongs to.
func attackOf(n, rate int) (k int, ok bool) {
	second := n / rate
	return second / attackEvery, n%rate == 0 && second%attackEvery < AttackTries
}

// Attacked is the sub of the user whom attack k, counted from 0, is on.
func Attacked(k int) string { return fmt.Sprintf("30000000-0000-4000-8000-%012d", k) }

// Attacks is how many attacks are complete within that many sign-ins.
func Attacks(sent, rate int) int {
	seconds := (sent-1)/rate + 1 // those whose first record was sent
	return (seconds + attackEvery - AttackTries) / attackEvery
}
