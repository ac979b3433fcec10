package directory

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// Password is a salt and a hash of one. The hash is cheap, which is right only for an emulator
// that loads a million users. The zero value is the password of a user who has none; nothing
// matches it.
type Password struct {
	salt uint64
	sum  [16]byte
}

// NewPassword hashes a password.
func NewPassword(r *random.Source, plain string) Password {
	salt := r.Uint64() | 1 // never the zero value
	return Password{salt, digest(salt, plain)}
}

func digest(salt uint64, plain string) [16]byte {
	sum := sha256.Sum256(append(binary.BigEndian.AppendUint64(nil, salt), plain...))
	return [16]byte(sum[:16])
}

// Is reports whether this is the password.
func (p Password) Is(plain string) bool {
	sum := digest(p.salt, plain)
	return p.salt != 0 && subtle.ConstantTimeCompare(sum[:], p.sum[:]) == 1
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

// UnknownPassword is a password whose text nobody knows.
func UnknownPassword() Password { return Password{salt: 1} }
