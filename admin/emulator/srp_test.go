package emulator_test

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"maps"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// srpPrime is 2^3072 - 2^3008 - 1 + 2^64 * ([2^2942 pi] + 1690314), as RFC 3526 defines it: the
// digits of pi are Machin's, so it owes nothing to the emulator's constant.
var srpPrime = func() *big.Int {
	scale := func(bits uint) *big.Int { return new(big.Int).Lsh(big.NewInt(1), bits) }
	const guard = 64
	arctan := func(inverse int64) *big.Int {
		term := new(big.Int).Div(scale(2942+guard), big.NewInt(inverse))
		sum, square := new(big.Int).Set(term), big.NewInt(inverse*inverse)
		for n := int64(3); term.Sign() != 0; n += 2 {
			term.Div(term, square)
			part := new(big.Int).Div(term, big.NewInt(n))
			if n%4 == 3 {
				part.Neg(part)
			}
			sum.Add(sum, part)
		}
		return sum
	}
	pi := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(16), arctan(5)), new(big.Int).Mul(big.NewInt(4), arctan(239)))
	pi.Rsh(pi, guard).Add(pi, big.NewInt(1690314))
	n := new(big.Int).Sub(scale(3072), scale(3008))
	return n.Sub(n, big.NewInt(1)).Add(n, pi.Lsh(pi, 64))
}()

// srpClient is a client's half of SRP as Cognito's clients have it.
type srpClient struct{ secret, public *big.Int }

func newSRPClient(t *testing.T) srpClient {
	t.Helper()
	raw := make([]byte, 128)
	if _, err := rand.Read(raw); err != nil {
		t.Fatal(err)
	}
	a := new(big.Int).SetBytes(raw)
	return srpClient{a, new(big.Int).Exp(big.NewInt(2), a, srpPrime)}
}

func (s srpClient) hex() string { return s.public.Text(16) }

// signed returns the signature over a challenge of one who knows the secret of an owner.
func (s srpClient) signed(owner, secret string, challenge map[string]string, timestamp string) string {
	pad := func(n *big.Int) string { // as AWS's clients hash numbers
		digits := n.Text(16)
		if len(digits)%2 == 1 {
			digits = "0" + digits
		}
		if strings.ContainsAny(digits[:1], "89abcdef") {
			digits = "00" + digits
		}
		raw, _ := hex.DecodeString(digits)
		return string(raw)
	}
	hash := func(text string) *big.Int {
		sum := sha256.Sum256([]byte(text))
		return new(big.Int).SetBytes(sum[:])
	}
	mac := func(key, text string) string {
		m := hmac.New(sha256.New, []byte(key))
		m.Write([]byte(text))
		return string(m.Sum(nil))
	}
	number := func(name string) *big.Int {
		n, _ := new(big.Int).SetString(challenge[name], 16)
		return n
	}
	n, g, b := srpPrime, big.NewInt(2), number("SRP_B")
	inner := sha256.Sum256([]byte(owner + ":" + secret))
	x := hash(pad(number("SALT")) + string(inner[:]))
	u, k := hash(pad(s.public)+pad(b)), hash(pad(n)+pad(g))
	base := new(big.Int).Sub(b, k.Mul(k, new(big.Int).Exp(g, x, n)))
	common := new(big.Int).Exp(base.Mod(base, n), new(big.Int).Add(s.secret, new(big.Int).Mul(u, x)), n)
	key := mac(mac(pad(u), pad(common)), "Caldera Derived Key\x01")[:16]
	block, _ := base64.StdEncoding.DecodeString(challenge["SECRET_BLOCK"])
	return base64.StdEncoding.EncodeToString([]byte(mac(key, owner+string(block)+timestamp)))
}

// timestamp is the time as clients write it.
func (l *lab) timestamp() string { return l.now.UTC().Format("Mon Jan 2 15:04:05 UTC 2006") }

// srpName is the name of a pool in SRP.
func srpName(pool *string) string {
	_, name, _ := strings.Cut(*pool, "_")
	return name
}

// exchange is a sign-in by SRP after its first half.
type exchange struct {
	*lab
	pool, client *string
	srp          srpClient
	challenge    map[string]string
	session      *string
}

// beginSRP begins a sign-in; edit may alter its parameters.
func (l *lab) beginSRP(pool, client *string, user string, edit ...func(map[string]string)) (*exchange, error) {
	l.Helper()
	e := &exchange{lab: l, pool: pool, client: client, srp: newSRPClient(l.T)}
	parameters := map[string]string{"USERNAME": user, "SRP_A": e.srp.hex()}
	for _, f := range edit {
		f(parameters)
	}
	out, err := l.InitiateAuth(l.Context(), &cip.InitiateAuthInput{ClientId: client, AuthFlow: types.AuthFlowTypeUserSrpAuth, AuthParameters: parameters})
	if err != nil {
		return nil, err
	}
	if out.ChallengeName != types.ChallengeNameTypePasswordVerifier || out.AuthenticationResult != nil {
		l.Fatalf("asked for %s", out.ChallengeName)
	}
	e.challenge, e.session = out.ChallengeParameters, out.Session
	return e, nil
}

// responses are those of a client that knows the password.
func (e *exchange) responses(password string) map[string]string {
	return map[string]string{
		"USERNAME": e.challenge["USER_ID_FOR_SRP"], "TIMESTAMP": e.timestamp(), "PASSWORD_CLAIM_SECRET_BLOCK": e.challenge["SECRET_BLOCK"],
		"PASSWORD_CLAIM_SIGNATURE": e.srp.signed(srpName(e.pool)+e.challenge["USER_ID_FOR_SRP"], password, e.challenge, e.timestamp()),
	}
}

func (e *exchange) prove(password string, edit ...func(map[string]string)) (*cip.RespondToAuthChallengeOutput, error) {
	responses := e.responses(password)
	for _, f := range edit {
		f(responses)
	}
	return e.respond(e.client, types.ChallengeNameTypePasswordVerifier, e.session, responses)
}

// bySRP signs in with SRP from beginning to end.
func (l *lab) bySRP(pool, client *string, user, password string) (*cip.RespondToAuthChallengeOutput, error) {
	l.Helper()
	e, err := l.beginSRP(pool, client, user)
	if err != nil {
		return nil, err
	}
	return e.prove(password)
}

func srpFlow(in *cip.CreateUserPoolClientInput) {
	in.ExplicitAuthFlows = append(in.ExplicitAuthFlows, types.ExplicitAuthFlowsTypeAllowUserSrpAuth)
}

func hiding(in *cip.CreateUserPoolClientInput) {
	srpFlow(in)
	in.PreventUserExistenceErrors = types.PreventUserExistenceErrorTypesEnabled
}

// srpLab is a pool with alice, and a client that signs in by SRP.
func srpLab(t *testing.T) (l *lab, pool, client *string) {
	t.Helper()
	l = newLab(t)
	pool = l.pool()
	l.user(pool, "alice", types.UserStatusTypeConfirmed)
	return l, pool, l.webClient(pool, srpFlow)
}

func TestSignInBySRP(t *testing.T) {
	l, pool, client := srpLab(t)
	e := must(l.beginSRP(pool, client, "alice"))(l)
	if e.session != nil || e.challenge["USER_ID_FOR_SRP"] != "alice" || e.challenge["USERNAME"] != "alice" {
		t.Errorf("asked with session %v, %v", e.session, e.challenge)
	}
	done := must(e.prove(goodPassword))(l)
	if done.AuthenticationResult == nil {
		t.Fatalf("asked for %s", done.ChallengeName)
	}
	fine(l.GetUser(t.Context(), &cip.GetUserInput{AccessToken: done.AuthenticationResult.AccessToken}))(l)
	refused(e.prove(goodPassword))(l, "NotAuthorizedException", "Invalid session for the user, session can only be used once.")

	salt := e.challenge["SALT"]
	if again := must(l.beginSRP(pool, client, "alice"))(l).challenge; again["SALT"] != salt || again["SRP_B"] == e.challenge["SRP_B"] {
		t.Error("the salt is another, or the public value is not")
	}
	fine(l.AdminSetUserPassword(t.Context(), &cip.AdminSetUserPasswordInput{UserPoolId: pool, Username: aws.String("alice"), Password: aws.String("Another-Horse-8"), Permanent: true}))(l)
	if must(l.beginSRP(pool, client, "alice"))(l).challenge["SALT"] == salt {
		t.Error("a new password has the salt of the old one")
	}
	refused(l.bySRP(pool, client, "alice", goodPassword))(l, "NotAuthorizedException", "Incorrect username or password.")
	fine(l.bySRP(pool, client, "alice", "Another-Horse-8"))(l)
}

func TestSRPTakesPasswordsOfEveryScript(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool, srpFlow)
	for i, password := range []string{
		"a", "with spaces inside", "пароль", "كلمة السر", "密码パスワード비밀번호", "😀🦄👩‍🚀", "e\u0301 is not é", "zero\u200dwidth", "line\nbreak", "co:lon", strings.Repeat("long", 64),
	} {
		name := fmt.Sprintf("user-%d-%s", i, strings.Fields(password)[0])
		l.seed(pool, emulator.UserSeed{Username: name, Password: password})
		fine(l.bySRP(pool, client, name, password))(l)
		refused(l.bySRP(pool, client, name, password+"x"))(l, "NotAuthorizedException", "Incorrect username or password.")
	}
}

func TestSRPRefusesParameters(t *testing.T) {
	l, pool, client := srpLab(t)
	sub := l.attribute(pool, aws.String("alice"), "sub")
	set := func(name, value string) func(map[string]string) {
		return func(parameters map[string]string) { parameters[name] = value }
	}
	digits := srpPrime.Text(16)
	for name, test := range map[string]struct {
		client *string
		edit   func(map[string]string)
		want   string
	}{
		"a client without the flow": {l.webClient(pool), set("", ""), "InvalidParameterException: USER_SRP_AUTH is not enabled for the client."},
		"no username":               {client, set("USERNAME", ""), "InvalidParameterException: Missing required parameter USERNAME"},
		"no public value":           {client, set("SRP_A", ""), "InvalidParameterException: Missing required parameter SRP_A"},
		"not a number":              {client, set("SRP_A", "xyz"), "InvalidParameterException: *"},
		"a negative number":         {client, set("SRP_A", "-1"), "InvalidParameterException: *"},
		"0":                         {client, set("SRP_A", "0"), "InvalidParameterException: *"},
		"N":                         {client, set("SRP_A", digits), "InvalidParameterException: *"},
		"more than 3072 bits":       {client, set("SRP_A", strings.Repeat("f", 771)), "InvalidParameterException: *"},
		"nobody":                    {client, set("USERNAME", "nobody"), "UserNotFoundException: User does not exist."},
		"the sub":                   {client, set("USERNAME", sub), "UserNotFoundException: User does not exist."},
	} {
		_, err := l.beginSRP(pool, test.client, "alice", test.edit)
		code, _, _ := strings.Cut(test.want, ": *")
		if got := exception(err); got != test.want && (code == test.want || !strings.HasPrefix(got, code+": ")) {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

func TestSRPRefusesProofs(t *testing.T) {
	l, pool, client := srpLab(t)
	other := l.webClient(pool, srpFlow)
	mangle := func(name string, change func(string) string) func(map[string]string) {
		return func(responses map[string]string) { responses[name] = change(responses[name]) }
	}
	to := func(value string) func(string) string { return func(string) string { return value } }
	// signedAt is a right proof of another time.
	signedAt := func(e *exchange, stamp string) func(map[string]string) {
		return func(responses map[string]string) {
			responses["TIMESTAMP"] = stamp
			responses["PASSWORD_CLAIM_SIGNATURE"] = e.srp.signed(srpName(e.pool)+"alice", goodPassword, e.challenge, stamp)
		}
	}
	const format = "InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english."
	for name, test := range map[string]struct {
		edit func(*exchange) func(map[string]string)
		want string
	}{
		"another signature":      {func(*exchange) func(map[string]string) { return mangle("PASSWORD_CLAIM_SIGNATURE", to("AAAA")) }, wrong},
		"no base64":              {func(*exchange) func(map[string]string) { return mangle("PASSWORD_CLAIM_SIGNATURE", to("%")) }, "InvalidParameterException: PASSWORD_CLAIM_SIGNATURE must be base64."},
		"another block":          {func(*exchange) func(map[string]string) { return mangle("PASSWORD_CLAIM_SECRET_BLOCK", to("AAAA")) }, wrong},
		"no signature":           {func(*exchange) func(map[string]string) { return mangle("PASSWORD_CLAIM_SIGNATURE", to("")) }, "InvalidParameterException: Missing required parameter PASSWORD_CLAIM_SIGNATURE"},
		"no block":               {func(*exchange) func(map[string]string) { return mangle("PASSWORD_CLAIM_SECRET_BLOCK", to("")) }, "InvalidParameterException: Missing required parameter PASSWORD_CLAIM_SECRET_BLOCK"},
		"no time":                {func(*exchange) func(map[string]string) { return mangle("TIMESTAMP", to("")) }, "InvalidParameterException: Missing required parameter TIMESTAMP"},
		"a time of another form": {func(e *exchange) func(map[string]string) { return signedAt(e, "2026-03-14T15:09:26Z") }, format},
		"another zone":           {func(e *exchange) func(map[string]string) { return signedAt(e, "Sat Mar 14 15:09:26 CET 2026") }, format},
		"another weekday":        {func(e *exchange) func(map[string]string) { return signedAt(e, "Sun Mar 14 15:09:26 UTC 2026") }, wrong},
		"five minutes old":       {func(e *exchange) func(map[string]string) { return signedAt(e, "Sat Mar 14 15:04:26 UTC 2026") }, wrong},
		"from the future":        {func(e *exchange) func(map[string]string) { return signedAt(e, "Sat Mar 14 15:14:28 UTC 2026") }, wrong},
		"four minutes old":       {func(e *exchange) func(map[string]string) { return signedAt(e, "Sat Mar 14 15:05:26 UTC 2026") }, "success"},
		"another user":           {func(*exchange) func(map[string]string) { return mangle("USERNAME", to("bob")) }, "NotAuthorizedException: Invalid session for the user."},
	} {
		t.Run(name, func(t *testing.T) {
			e := must(l.beginSRP(pool, client, "alice"))(l)
			_, err := e.prove(goodPassword, test.edit(e))
			if got := exception(err); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			l.pass(time.Second)
			l.now = time.Date(2026, 3, 14, 15, 9, 26, 535e6, time.UTC)
			fine(l.bySRP(pool, client, "alice", goodPassword))(l) // and forgets the failure
		})
	}

	e := must(l.beginSRP(pool, client, "alice"))(l)
	refused(l.respond(other, types.ChallengeNameTypePasswordVerifier, nil, e.responses(goodPassword)))(l, "NotAuthorizedException", "Invalid session for the user.")
	refused(l.respond(client, types.ChallengeNameTypePasswordVerifier, aws.String(strings.Repeat("x", 30)), e.responses(goodPassword)))(l, "NotAuthorizedException", "Invalid session for the user.")
	refused(l.respond(client, types.ChallengeNameTypeSmsMfa, nil, e.responses(goodPassword)))(l, "InvalidParameterException", "Missing required parameter Session")
	l.pass(3*time.Minute + time.Millisecond)
	refused(e.prove(goodPassword))(l, "NotAuthorizedException", "Invalid session for the user, session is expired.")

	// A day of one digit has no zero in front: Cognito signs the time as it writes it.
	l.now = time.Date(2026, 4, 5, 12, 0, 0, 0, time.UTC)
	e = must(l.beginSRP(pool, client, "alice"))(l)
	refused(e.prove(goodPassword, signedAt(e, "Sun Apr 05 12:00:00 UTC 2026")))(l, "NotAuthorizedException", "Incorrect username or password.")
	fine(l.bySRP(pool, client, "alice", goodPassword))(l)
}

// TestAWrongProofSpendsTheExchange allows one guess for each public value of the server.
func TestAWrongProofSpendsTheExchange(t *testing.T) {
	l, pool, client := srpLab(t)
	e := must(l.beginSRP(pool, client, "alice"))(l)
	refused(e.prove("wrong"))(l, "NotAuthorizedException", "Incorrect username or password.")
	refused(e.prove(goodPassword))(l, "NotAuthorizedException", "Invalid session for the user, session can only be used once.")
}

func TestWhoMaySignInBySRP(t *testing.T) {
	for name, test := range map[string]struct {
		user func(*emulator.UserSeed)
		wait time.Duration
		with string
		want string
	}{
		"confirmed":                  {nil, 0, goodPassword, "success"},
		"wrong password":             {nil, 0, "wrong", wrong},
		"disabled":                   {disabled, 0, goodPassword, "NotAuthorizedException: User is disabled."},
		"unconfirmed":                {status("UNCONFIRMED"), 0, goodPassword, "UserNotConfirmedException: User is not confirmed."},
		"reset required":             {status("RESET_REQUIRED"), 0, goodPassword, "PasswordResetRequiredException: Password reset required for the user"},
		"federated":                  {func(s *emulator.UserSeed) { s.Status, s.Password = "EXTERNAL_PROVIDER", "" }, 0, goodPassword, wrong},
		"password that nobody knows": {func(s *emulator.UserSeed) { s.Password = "" }, 0, "", wrong},
		"invited":                    {status("FORCE_CHANGE_PASSWORD"), 7 * 24 * time.Hour, goodPassword, "success"},
		"invitation expired":         {status("FORCE_CHANGE_PASSWORD"), 7*24*time.Hour + time.Millisecond, goodPassword, "NotAuthorizedException: Temporary password has expired and must be reset by an administrator."},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pool := l.pool()
			client := l.webClient(pool, srpFlow)
			alice := emulator.UserSeed{Username: "alice", Password: goodPassword, Created: l.now}
			if test.user != nil {
				test.user(&alice)
			}
			l.seed(pool, alice)
			l.pass(test.wait)
			_, err := l.bySRP(pool, client, "alice", test.with)
			if got := exception(err); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestWrongProofsLockAsWrongPasswordsDo(t *testing.T) {
	l, pool, client := srpLab(t)
	for range 5 {
		refused(l.bySRP(pool, client, "alice", "wrong"))(l, "NotAuthorizedException", "Incorrect username or password.")
	}
	refused(l.bySRP(pool, client, "alice", goodPassword))(l, "NotAuthorizedException", "Password attempts exceeded")
	refused(l.signIn(client, "alice", goodPassword))(l, "NotAuthorizedException", "Password attempts exceeded")
	l.pass(time.Second)
	fine(l.bySRP(pool, client, "alice", goodPassword))(l)
}

// TestSRPDoesNotRevealWhoExists expects of a user who does not exist what RFC 5054 asks for: an
// answer like any other, with a salt that does not change.
func TestSRPDoesNotRevealWhoExists(t *testing.T) {
	l, pool, _ := srpLab(t)
	client := l.webClient(pool, hiding)
	first, second := must(l.beginSRP(pool, client, "nobody"))(l), must(l.beginSRP(pool, client, "nobody"))(l)
	other, alice := must(l.beginSRP(pool, client, "somebody"))(l), must(l.beginSRP(pool, client, "alice"))(l)
	for _, name := range []string{"SALT", "USER_ID_FOR_SRP"} {
		if first.challenge[name] != second.challenge[name] || first.challenge[name] == other.challenge[name] {
			t.Errorf("%s: %s, then %s, and %s for another name", name, first.challenge[name], second.challenge[name], other.challenge[name])
		}
	}
	if first.challenge["SRP_B"] == second.challenge["SRP_B"] {
		t.Error("the public value does not change, as others' do")
	}
	if len(first.challenge["USER_ID_FOR_SRP"]) != 36 {
		t.Errorf("the id is %s", first.challenge["USER_ID_FOR_SRP"])
	}
	names := func(e *exchange) map[string]bool {
		out := map[string]bool{}
		for name := range e.challenge {
			out[name] = true
		}
		return out
	}
	if !maps.Equal(names(first), names(alice)) {
		t.Errorf("asked with %v, and of somebody alice with %v", names(first), names(alice))
	}
	refused(first.prove(goodPassword))(l, "NotAuthorizedException", "Incorrect username or password.")
	refused(second.prove("", func(r map[string]string) { r["USERNAME"] = "nobody" }))(l, "NotAuthorizedException", "Incorrect username or password.")
	fine(alice.prove(goodPassword))(l)
}

func TestAnAdministratorSignsInBySRP(t *testing.T) {
	l, pool, client := srpLab(t)
	srp := newSRPClient(t)
	asked := must(l.AdminInitiateAuth(t.Context(), &cip.AdminInitiateAuthInput{
		UserPoolId: pool, ClientId: client, AuthFlow: types.AuthFlowTypeUserSrpAuth, AuthParameters: map[string]string{"USERNAME": "alice", "SRP_A": srp.hex()},
	}))(l)
	done := must(l.AdminRespondToAuthChallenge(t.Context(), &cip.AdminRespondToAuthChallengeInput{
		UserPoolId: pool, ClientId: client, ChallengeName: asked.ChallengeName, ChallengeResponses: map[string]string{
			"USERNAME": "alice", "TIMESTAMP": l.timestamp(), "PASSWORD_CLAIM_SECRET_BLOCK": asked.ChallengeParameters["SECRET_BLOCK"],
			"PASSWORD_CLAIM_SIGNATURE": srp.signed(srpName(pool)+"alice", goodPassword, asked.ChallengeParameters, l.timestamp()),
		},
	}))(l)
	if done.AuthenticationResult == nil {
		t.Errorf("asked for %s", done.ChallengeName)
	}
}

// TestSRPLeadsToTheSameChallenges signs in with a temporary password, then with a second factor.
func TestSRPLeadsToTheSameChallenges(t *testing.T) {
	l, pool, _ := mfaLab(t, types.UserPoolMfaTypeOptional)
	client := l.webClient(pool, srpFlow)
	seed := withFactors("SMS_MFA", "SMS_MFA")
	seed.Status, seed.Created = types.UserStatusTypeForceChangePassword, l.now
	l.seed(pool, seed)
	first := must(l.bySRP(pool, client, "alice", goodPassword))(l)
	if first.ChallengeName != types.ChallengeNameTypeNewPasswordRequired || first.Session == nil {
		t.Fatalf("asked for %s", first.ChallengeName)
	}
	second := must(l.respond(client, first.ChallengeName, first.Session, map[string]string{"USERNAME": "alice", "NEW_PASSWORD": "Another-Horse-8"}))(l)
	if second.ChallengeName != types.ChallengeNameTypeSmsMfa {
		t.Fatalf("asked for %s", second.ChallengeName)
	}
	third := must(l.bySRP(pool, client, "alice", "Another-Horse-8"))(l)
	done := must(l.respond(client, third.ChallengeName, third.Session, map[string]string{"USERNAME": "alice", "SMS_MFA_CODE": l.lastMessage().Code}))(l)
	if done.AuthenticationResult == nil {
		t.Errorf("asked for %s", done.ChallengeName)
	}
	// The code came by text message, so the number is the user's.
	if l.attribute(pool, aws.String("alice"), "phone_number_verified") != "true" {
		t.Error("the number is not verified")
	}
}
