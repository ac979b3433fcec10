package emulator

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// password is what is kept of one: a salt and a hash. The hash is a cheap one,
// which is right for an emulator that loads a million users, and only for that.
// The zero value is the password of a user who has none; it fits nothing.
type password struct {
	salt uint64
	sum  [16]byte
}

func newPassword(r *randomSource, plain string) password {
	salt := r.Uint64() | 1 // never the zero value
	return password{salt, digest(salt, plain)}
}

func digest(salt uint64, plain string) [16]byte {
	sum := sha256.Sum256(append(binary.BigEndian.AppendUint64(nil, salt), plain...))
	return [16]byte(sum[:16])
}

func (p password) is(plain string) bool {
	sum := digest(p.salt, plain)
	return p.salt != 0 && subtle.ConstantTimeCompare(sum[:], p.sum[:]) == 1
}

// characterRules are the classes a policy may ask for, in the order in which a
// password is held against them.
var characterRules = []struct {
	asked     func(types.PasswordPolicyType) bool
	belongs   func(rune) bool
	alphabet  string
	complaint string
}{
	{func(p types.PasswordPolicyType) bool { return p.RequireNumbers }, unicode.IsDigit, digits, "Password must have numeric characters"},
	{func(p types.PasswordPolicyType) bool { return p.RequireLowercase }, unicode.IsLower, lower, "Password must have lowercase characters"},
	{func(p types.PasswordPolicyType) bool { return p.RequireUppercase }, unicode.IsUpper, upper, "Password must have uppercase characters"},
	{func(p types.PasswordPolicyType) bool { return p.RequireSymbols }, isSymbol, symbols, "Password must have symbol characters"},
}

// isSymbol is the developer guide's list of special characters.
func isSymbol(r rune) bool { return strings.ContainsRune("^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ", r) }

// conforms holds a password against a policy. AWS names the first fault only.
func conforms(policy types.PasswordPolicyType, plain string) error {
	const refusal = "Password did not conform with policy: %s"
	if utf8.RuneCountInString(plain) < int(deref(policy.MinimumLength)) {
		return fail("InvalidPasswordException", refusal, "Password not long enough")
	}
	for _, rule := range characterRules {
		if rule.asked(policy) && !strings.ContainsFunc(plain, rule.belongs) {
			return fail("InvalidPasswordException", refusal, rule.complaint)
		}
	}
	return nil
}

// temporaryPassword makes one that conforms to the policy.
func temporaryPassword(r *randomSource, policy types.PasswordPolicyType) string {
	var out []byte
	for _, rule := range characterRules {
		if rule.asked(policy) {
			out = append(out, r.pick(rule.alphabet, 1)...)
		}
	}
	missing := max(int(deref(policy.MinimumLength)), 8) - len(out)
	out = append(out, r.pick(alphanumeric, max(missing, 0))...)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return string(out)
}

// unknownPassword is one of which nobody knows the text.
func unknownPassword() password { return password{salt: 1} }
