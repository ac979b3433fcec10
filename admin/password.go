package admin

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"
)

// Cognito takes passwords of up to 256 characters (API reference, PasswordType),
// and generated ones are never shorter than 20.
const (
	longestPassword  = 256
	generatedAtLeast = 20
)

// characterClasses are what a policy may require. The symbols are those of the
// developer guide, "Adding user pool password requirements"; the space counts
// only inside. The picks leave out what people misread and shells interpret.
var characterClasses = []struct {
	asked   func(PasswordPolicy) bool
	members string
	picks   string
	missing string
}{
	{func(p PasswordPolicy) bool { return p.Lowercase }, "abcdefghijklmnopqrstuvwxyz", "abcdefghijkmnpqrstuvwxyz", "a lower-case letter"},
	{func(p PasswordPolicy) bool { return p.Uppercase }, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEFGHJKLMNPQRSTUVWXYZ", "an upper-case letter"},
	{func(p PasswordPolicy) bool { return p.Numbers }, "0123456789", "23456789", "a digit"},
	{func(p PasswordPolicy) bool { return p.Symbols }, "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ", "-_.+=@%:", "a symbol"},
}

// Refusal says why the policy rejects a password, "" if it does not, as far as
// can be checked here: only Cognito knows earlier passwords.
func (p PasswordPolicy) Refusal(password string) string {
	var lacks []string
	if n := utf8.RuneCountInString(password); n < p.MinimumLength {
		lacks = append(lacks, fmt.Sprintf("%d characters (it has %d)", p.MinimumLength, n))
	}
	for _, class := range characterClasses {
		if class.asked(p) && !strings.ContainsAny(password, class.members) {
			lacks = append(lacks, class.missing)
		}
	}
	switch {
	case len(lacks) > 0:
		return "The pool's policy requires " + Listed(lacks) + "."
	case utf8.RuneCountInString(password) > longestPassword:
		return fmt.Sprintf("A password has at most %d characters.", longestPassword)
	case strings.TrimSpace(password) != password:
		return "A password neither begins nor ends with a space."
	}
	return ""
}

// Listed joins words as people do: a, b and c.
func Listed(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Generate makes a password that any policy accepts: it has all classes of
// characters, begins with a letter and is at least 20 long.
func (p PasswordPolicy) Generate() (string, error) {
	every := ""
	var out []byte
	for _, class := range characterClasses {
		every += class.picks
		pick, err := pickFrom(class.picks)
		if err != nil {
			return "", err
		}
		out = append(out, pick)
	}
	for len(out) < min(max(p.MinimumLength, generatedAtLeast), longestPassword) {
		pick, err := pickFrom(every)
		if err != nil {
			return "", err
		}
		out = append(out, pick)
	}
	if err := shuffle(out[1:]); err != nil { // the first is a letter, which every form and shell takes
		return "", err
	}
	return string(out), nil
}

func pickFrom(alphabet string) (byte, error) {
	i, err := rand.Int(rand.Reader, big.NewInt(int64(len(alphabet))))
	if err != nil {
		return 0, fmt.Errorf("drawing a password: %w", err)
	}
	return alphabet[i.Int64()], nil
}

func shuffle(letters []byte) error {
	for i := len(letters) - 1; i > 0; i-- {
		j, err := rand.Int(rand.Reader, big.NewInt(int64(i+1)))
		if err != nil {
			return fmt.Errorf("drawing a password: %w", err)
		}
		letters[i], letters[j.Int64()] = letters[j.Int64()], letters[i]
	}
	return nil
}
