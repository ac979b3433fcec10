package signin

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"math/big"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/srp"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

const (
	// largestPublic is the most hexadecimal digits of a number below N, with a zero byte in front.
	largestPublic = 3072/4 + 2
	// clockSkew is how far a client's TIMESTAMP may be from the time. AWS does not document it.
	clockSkew = 5 * time.Minute
	// timestamps are as Cognito writes them, in the signature too.
	timestamps = "Mon Jan 2 15:04:05 UTC 2006"
)

// proof is one side of an SRP exchange that waits for the other.
type proof struct {
	exchange srp.Exchange
	owner    string // whose secret it is, as the signature has it
	block    string // SECRET_BLOCK
}

// beginWithSRP answers the first half of a sign-in by SRP. Who has no password gets a simulated
// answer, and so does who does not exist, where the client must not reveal it (developer guide,
// "managing error responses"). The challenge has no Session: its SECRET_BLOCK takes the place of
// one, as clients show and others have measured. Measured too: here the sub is not accepted for
// the username.
func beginWithSRP(c *account.Call, p *directory.Pool, k *directory.Client, parameters map[string]string) (*step, error) {
	s, err := opened(p, k, parameters, "SRP_A")
	if err != nil {
		return nil, err
	}
	name := parameters["USERNAME"]
	if s.User != nil && s.User.Sub == name && s.User.Username != name {
		s.User = nil
	}
	if s.User == nil {
		if !k.HidesUsers() {
			return nil, refuse.UserNotFound()
		}
		s.simulate(name)
	}
	asked, err := s.exchange(c, parameters["SRP_A"])
	if err != nil {
		return nil, err
	}
	next := s.ask(c, s.proof.block, types.ChallengeNameTypePasswordVerifier, asked)
	next.Session = nil
	return next, nil
}

// simulate gives the session a user who does not exist. The id in SRP is a UUID, the same for the
// same name and pool.
func (s *Session) simulate(name string) {
	sum := sha256.Sum256([]byte(s.pool.ID() + name))
	id := random.New(binary.BigEndian.Uint64(sum[:])).UUID()
	s.simulated, s.named = true, name
	s.User = &directory.User{Username: id, Sub: id, Status: types.UserStatusTypeConfirmed, Enabled: true}
}

// exchange begins to prove the user's password, and returns the parameters of the challenge.
func (s *Session) exchange(c *account.Call, public string) (map[string]string, error) {
	salt, verifier := s.pool.VerifierOf(s.User)
	return s.exchangeOf(c, s.pool.SRPName()+s.User.Username, public, salt, verifier)
}

// exchangeOf begins to prove the secret of an owner. The texts of its refusals are not documented.
func (s *Session) exchangeOf(c *account.Call, owner, public string, salt, verifier *big.Int) (map[string]string, error) {
	a, ok := new(big.Int), false
	if len(public) <= largestPublic { // or the arithmetic would take long
		a, ok = a.SetString(public, 16)
	}
	if !ok || a.Sign() < 0 {
		return nil, refuse.InvalidParameter("SRP_A must be a hexadecimal number of at most 3072 bits.")
	}
	exchange, err := srp.New(verifier, a, c.Passing.Draw(32))
	if err != nil {
		return nil, refuse.InvalidParameter("Invalid SRP_A: %s.", err)
	}
	block := base64.StdEncoding.EncodeToString(c.Passing.Draw(600)) // opaque; Cognito's are of many lengths
	s.proof = &proof{exchange, owner, block}
	return map[string]string{
		"SALT": salt.Text(16), "SRP_B": exchange.Public().Text(16), "SECRET_BLOCK": block, "USERNAME": s.User.Username,
	}, nil
}

// proven reports whether a response proves the secret of the exchange. It refuses only what can't
// be read.
func (s *Session) proven(c *account.Call, responses map[string]string) (bool, error) {
	if err := directory.Demand(responses, "PASSWORD_CLAIM_SIGNATURE", "PASSWORD_CLAIM_SECRET_BLOCK", "TIMESTAMP"); err != nil {
		return false, err
	}
	at, err := time.Parse(timestamps, responses["TIMESTAMP"])
	if err != nil {
		return false, refuse.InvalidParameter("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.")
	}
	signature, err := base64.StdEncoding.DecodeString(responses["PASSWORD_CLAIM_SIGNATURE"])
	if err != nil {
		return false, refuse.InvalidParameter("PASSWORD_CLAIM_SIGNATURE must be base64.") // text not documented
	}
	block, _ := base64.StdEncoding.DecodeString(s.proof.block) // encoded above
	skew := c.At.Sub(at).Abs()
	// Cognito signs the time as it writes it: a client that writes the day as 05 is refused.
	return responses["PASSWORD_CLAIM_SECRET_BLOCK"] == s.proof.block && skew <= clockSkew &&
		s.proof.exchange.Proves(signature, s.proof.owner, block, at.Format(timestamps)), nil
}

// respondWithProof ends a sign-in by SRP. A wrong proof spends the session: SRP gives one guess an
// exchange.
func respondWithProof(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	right, err := s.proven(c, responses)
	if err != nil {
		return nil, err
	}
	return s.judged(c, right && s.User.Password.Known()) // nothing proves a simulated one
}

// judged continues after a right or wrong password. A wrong one spends the session.
func (s *Session) judged(c *account.Call, right bool) (*step, error) {
	if err := s.admit(c, right); err != nil {
		s.spent = true
		return nil, err
	}
	return afterPassword(c, s)
}
