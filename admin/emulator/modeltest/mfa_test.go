package modeltest

import (
	"crypto/hmac"
	"crypto/sha1" // RFC 6238
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

const (
	totpStep  = 30 // seconds
	totpDrift = 3  // steps; [guide] TOTP: codes "within 30 seconds before or after" are good
	digits    = 1_000_000
)

// hotp is the code of a time step, by RFC 4226.
func hotp(secret string, step int64) string {
	key, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.TrimRight(strings.ToUpper(secret), "="))
	if err != nil {
		return "a secret that is not base32"
	}
	mac := hmac.New(sha1.New, key)
	_ = binary.Write(mac, binary.BigEndian, step)
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0xf
	return fmt.Sprintf("%06d", binary.BigEndian.Uint32(sum[at:])&0x7fffffff%digits)
}

// totpCode returns a code of an app, good or wrong. A good one is of a step that had none yet,
// because an authenticator's code is good once (RFC 6238 §5.2).
func totpCode(w *world, t *totp, secret string, right bool) string {
	if right {
		if w.now.Unix()/totpStep <= t.used {
			w.pass((totpStep + 1) * time.Second)
		}
		t.used = w.now.Unix() / totpStep
		return hotp(secret, t.used)
	}
	now := w.now.Unix() / totpStep
	var near []string
	for step := now - totpDrift; step <= now+totpDrift; step++ {
		near = append(near, hotp(secret, step))
	}
	for guess := 0; ; guess++ {
		if text := fmt.Sprintf("%06d", guess); !slices.Contains(near, text) {
			return text
		}
	}
}

const noTOTP = "Software Token MFA has not been enabled by the userPool" // [guide] TOTP

// associateToken begins to set an app up with an access token.
func associateToken(w *world, a *access) {
	w.Helper()
	u := a.user
	want := verdict(nil).when(w.mfa == mfaOff, noSoftwareToken, noTOTP).
		or(succeeds("a secret", func(got reply) { associated(w, u, got.secret) }))
	w.bearing("AssociateSoftwareToken", a, "", want, func() (reply, error) {
		return associate(w, &cip.AssociateSoftwareTokenInput{AccessToken: &a.token})
	})
}

// associated gives a user an app that is not verified yet. [guide] AssociateSoftwareToken: "Amazon
// Cognito disassociates an existing software token when you verify the new token".
func associated(w *world, u *user, secret string) {
	if u.totp.secret != "" {
		w.part(lostApp)
	}
	u.totp.pending = secret
}

func associate(w *world, in *cip.AssociateSoftwareTokenInput) (reply, error) {
	out, err := w.sdk.AssociateSoftwareToken(w.Context(), in)
	if err != nil {
		return reply{}, err
	}
	shows := "a secret"
	if aws.ToString(out.SecretCode) == "" {
		shows = "no secret"
	}
	return reply{shows: shows, secret: aws.ToString(out.SecretCode), session: aws.ToString(out.Session)}, nil
}

// wrongTOTP is what a wrong code gets. [SDK] EnableSoftwareTokenMFAException: "there is a code
// mismatch"; [guide] TOTP: "If the VerifySoftwareToken operation returns an ERROR response".
func wrongTOTP() verdict {
	return append(anyOf(enableTokenFailed, codeMismatch), succeeds("ERROR", nil))
}

func verifyToken(w *world, a *access, right bool) {
	w.Helper()
	u := a.user
	value := totpCode(w, &u.totp, u.totp.pending, right)
	want := verdict{succeeds("SUCCESS", func(reply) { w.enrolled(u) })}
	switch {
	case u.totp.pending == "": // not documented
		want = append(wrongTOTP(), anyOf(notAuthorized, invalidParameter, noSoftwareToken)...)
	case !right:
		want = wrongTOTP()
	}
	if !right {
		w.beforeFailing(u.name)
	}
	w.bearing("VerifySoftwareToken", a, fmt.Sprintf("right=%t", right), want, func() (reply, error) {
		return verify(w, &cip.VerifySoftwareTokenInput{AccessToken: &a.token, UserCode: &value})
	})
}

func verify(w *world, in *cip.VerifySoftwareTokenInput) (reply, error) {
	out, err := w.sdk.VerifySoftwareToken(w.Context(), in)
	if err != nil {
		return reply{}, err
	}
	return reply{shows: string(out.Status), session: aws.ToString(out.Session)}, nil
}

// enrolled makes the pending app the user's. Two sentences disagree about whether it is asked for at
// once: [guide] TOTP, "Next, you can enable TOTP MFA for your user", and [guide]
// AssociateSoftwareToken, "After you set up software token MFA for your user, Amazon Cognito
// generates a SOFTWARE_TOKEN_MFA challenge when they authenticate".
func (m *model) enrolled(u *user) {
	u.totp.secret, u.totp.pending = u.totp.pending, ""
	if u.totp.enabled == no {
		u.totp.enabled = unsaid
	}
	m.doubtSessions(u)
}

// setupBySession answers MFA_SETUP's first half: it begins with the challenge's session.
func setupBySession(w *world, s *session) {
	w.Helper()
	want := setupAnswer(w, s, setupAsked, nil, succeeds("a secret", func(got reply) {
		associated(w, s.user, got.secret)
		s.secret = got.secret
		continueSetup(w, s, got.session, setupAssociated)
	}))
	w.call("AssociateSoftwareToken", "session of "+s.user.name+" until "+s.expires.Format("15:04:05"), want, func() (reply, error) {
		return associate(w, &cip.AssociateSoftwareTokenInput{Session: &s.token})
	})
}

func verifyBySession(w *world, s *session, right bool) {
	w.Helper()
	u, secret := s.user, s.secret
	value := totpCode(w, &u.totp, secret, right)
	var wrong verdict
	if !right || secret == "" {
		w.beforeFailing(u.name)
		wrong = wrongTOTP()
	}
	want := setupAnswer(w, s, setupAssociated, wrong, succeeds("SUCCESS", func(got reply) {
		u.totp.pending = secret
		w.enrolled(u)
		u.totp.held = true
		continueSetup(w, s, got.session, setupVerified)
	}))
	w.call("VerifySoftwareToken", fmt.Sprintf("session of %s until %s right=%t", u.name, s.expires.Format("15:04:05"), right), want, func() (reply, error) {
		return verify(w, &cip.VerifySoftwareTokenInput{Session: &s.token, UserCode: &value})
	})
}

// setupAnswer judges a step of MFA_SETUP by its session.
func setupAnswer(w *world, s *session, stage setupStage, wrong verdict, want answer) (out verdict) {
	out = w.answerable(s, mfaSetup, wrong, verdict{want})
	if s.secret != "" && s.secret != s.user.totp.pending { // of two apps at once no document says
		s.doubt = true
		out = append(out, wrongTOTP()...)
	}
	if s.challenge == mfaSetup && s.stage != stage { // not documented, whatever the step makes of it
		s.doubt = true
		out = append(out, anyOf(notAuthorized, codeMismatch, enableTokenFailed)...)
	}
	if (s.user.gone || s.user.disabled) && !w.expired(s.expires) {
		// [SDK] DeleteUser and AdminDisableUser: the user can't sign in, which is the last step.
		out = append(out, want)
	}
	return append(out, refused(invalidParameter, ""), refused(noSoftwareToken, ""))
}

// continueSetup replaces a session by the next one. The life of that is not documented apart from
// the app client's.
func continueSetup(w *world, s *session, token string, stage setupStage) {
	w.sessions = append(w.sessions, &session{
		user: s.user, client: s.client, admin: s.admin, challenge: mfaSetup, secret: s.secret, stage: stage, token: token, expires: w.now.Add(sessionLife),
	})
}

// preference is a request about a user's authenticator app.
type preference struct{ enabled, preferred bool }

func (p preference) settings() *types.SoftwareTokenMfaSettingsType {
	return &types.SoftwareTokenMfaSettingsType{Enabled: p.enabled, PreferredMfa: p.preferred}
}

// preferring judges a preference.
func preferring(w *world, u *user, p preference, message string) verdict {
	set := succeeds("", func(reply) {
		u.totp.enabled, u.totp.prefers = no, p.preferred
		if p.enabled {
			u.totp.enabled = yes
		}
		w.doubtSessions(u)
	})
	if u.totp.held {
		w.part(heldEnrolment)
	}
	switch {
	case p.enabled && u.totp.secret == "" && w.mfa == mfaOff: // what a pool without MFA says is not documented
		return anyOf(invalidParameter, noSoftwareToken)
	case p.enabled && u.totp.secret == "":
		return verdict{refused(invalidParameter, message)}
	case u.totp.secret == "": // not documented
		return verdict{set, refused(invalidParameter, "")}
	}
	return verdict{set}
}

func setUserMFAPreference(w *world, a *access, p preference) {
	w.Helper()
	// [reports] has two messages from a client library, and does not say which is when.
	want := preferring(w, a.user, p, "")
	w.bearing("SetUserMFAPreference", a, fmt.Sprintf("%+v", p), want, func() (reply, error) {
		_, err := w.sdk.SetUserMFAPreference(w.Context(), &cip.SetUserMFAPreferenceInput{AccessToken: &a.token, SoftwareTokenMfaSettings: p.settings()})
		return reply{}, err
	})
}

func adminSetUserMFAPreference(w *world, name string, p preference) {
	w.Helper()
	administer(w, "AdminSetUserMFAPreference", fmt.Sprintf("%s %+v", name, p), func(u *user) verdict {
		want := preferring(w, u, p, "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA") // [reports]
		if u.status != confirmed || u.disabled {                                                            // the operation lists the exceptions, and does not say when
			want = append(want, anyOf(mustReset, userNotConfirmed, notAuthorized)...)
		}
		return want
	}, func() error {
		_, err := w.sdk.AdminSetUserMFAPreference(w.Context(), &cip.AdminSetUserMFAPreferenceInput{UserPoolId: w.pool, Username: &name, SoftwareTokenMfaSettings: p.settings()})
		return err
	})
}

// factors says which factors a user has active. [SDK] GetUser, UserMFASettingList.
func (m *model) factors(u *user) string {
	switch {
	case u.totp.enabled == unsaid:
		return " factors unsaid"
	case u.totp.enabled == no:
		return " factors=[] preferred="
	case u.totp.prefers:
		return " factors=[SOFTWARE_TOKEN_MFA] preferred=SOFTWARE_TOKEN_MFA"
	}
	return " factors=[SOFTWARE_TOKEN_MFA] preferred="
}

// factorsShown says the same of what was got.
func (m *model) factorsShown(u *user, list []string, preferred *string) string {
	if u != nil && u.totp.enabled == unsaid {
		return " factors unsaid"
	}
	return fmt.Sprintf(" factors=%v preferred=%s", list, aws.ToString(preferred))
}
