package directory

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/srp"
)

// Password is the hash of one. The hash is cheap, which is right only for an emulator that loads a
// million users. The zero value is the password of a user who has none; nothing matches it.
type Password struct{ kept *secret }

// secret is what is kept of a password. The verifier of SRP takes milliseconds, so it is made when
// its user first signs in by it.
type secret struct {
	salt     uint64
	digest   srp.Digest
	verifier *big.Int
}

// unknown is the secret of all passwords whose text nobody knows.
var unknown secret

// Digest hashes a password as one of that user of the pool.
func (p *Pool) Digest(username, plain string) srp.Digest {
	return srp.NewDigest(p.SRPName()+username, plain)
}

// SRPName is the name of the pool in SRP: its id without the Region.
func (p *Pool) SRPName() string {
	_, name, _ := strings.Cut(p.ID(), "_")
	return name
}

// NewPassword keeps a password, salted.
func NewPassword(r *random.Source, digest srp.Digest) Password {
	return Password{&secret{salt: r.Uint64() | 1, digest: digest}} // never the salt of an unknown one
}

// UnknownPassword is a password whose text nobody knows.
func UnknownPassword() Password { return Password{&unknown} }

// Known reports whether somebody could know the password.
func (w Password) Known() bool { return w.kept != nil && w.kept.salt != 0 }

// Is reports whether this is the password.
func (w Password) Is(digest srp.Digest) bool {
	return w.Known() && subtle.ConstantTimeCompare(w.kept.digest[:], digest[:]) == 1
}

// proving returns the salt and the verifier of SRP.
func (s *secret) proving() (salt, verifier *big.Int) {
	salt = saltOf(binary.BigEndian.AppendUint64(nil, s.salt))
	if s.verifier == nil {
		s.verifier = srp.Verifier(salt, s.digest)
	}
	return salt, s.verifier
}

// VerifierOf returns the salt and the verifier with which a user proves by SRP that they know
// their password. Those of a user without a known password are simulated, always the same for the
// same name: a proof against them proves nothing.
func (p *Pool) VerifierOf(u *User) (salt, verifier *big.Int) {
	if u.Password.Known() {
		return u.Password.kept.proving()
	}
	digest := p.Digest(u.Username, "")
	salt = saltOf(digest[:])
	return salt, srp.Verifier(salt, digest)
}

// saltOf returns 16 bytes that follow from others.
func saltOf(from []byte) *big.Int {
	sum := sha256.Sum256(from)
	return new(big.Int).SetBytes(sum[:16])
}

// characterRules are the character classes that a policy may require, in the order in which they
// are checked.
var characterRules = []struct {
	asked     func(types.PasswordPolicyType) bool
	belongs   func(rune) bool
	alphabet  string
	complaint string
}{
	{func(p types.PasswordPolicyType) bool { return p.RequireNumbers }, unicode.IsDigit, random.Digits, "Password must have numeric characters"},
	{func(p types.PasswordPolicyType) bool { return p.RequireLowercase }, unicode.IsLower, random.Lower, "Password must have lowercase characters"},
	{func(p types.PasswordPolicyType) bool { return p.RequireUppercase }, unicode.IsUpper, random.Upper, "Password must have uppercase characters"},
	{func(p types.PasswordPolicyType) bool { return p.RequireSymbols }, isSymbol, random.Symbols, "Password must have symbol characters"},
}

// isSymbol is the developer guide's list of special characters.
func isSymbol(r rune) bool { return strings.ContainsRune("^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ", r) }

// Conforms checks a password against a policy. AWS names the first fault only.
func Conforms(policy types.PasswordPolicyType, plain string) error {
	const refusal = "Password did not conform with policy: %s"
	if utf8.RuneCountInString(plain) < int(shape.Value(policy.MinimumLength)) {
		return refuse.With("InvalidPasswordException", refusal, "Password not long enough")
	}
	for _, rule := range characterRules {
		if rule.asked(policy) && !strings.ContainsFunc(plain, rule.belongs) {
			return refuse.With("InvalidPasswordException", refusal, rule.complaint)
		}
	}
	return nil
}

// TemporaryPassword makes a password that conforms to the policy.
func TemporaryPassword(r *random.Source, policy types.PasswordPolicyType) string {
	var out []byte
	for _, rule := range characterRules {
		if rule.asked(policy) {
			out = append(out, r.Pick(rule.alphabet, 1)...)
		}
	}
	missing := max(int(shape.Value(policy.MinimumLength)), 8) - len(out)
	out = append(out, r.Pick(random.Alphanumeric, max(missing, 0))...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return string(out)
}
