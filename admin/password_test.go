package admin_test

import (
	"strings"
	"testing"
	"testing/quick"

	"github.com/cognito-tui/cognito-tui/admin"
)

func TestWhatIsGeneratedIsAdmittedByEveryPolicy(t *testing.T) {
	strictest := admin.PasswordPolicy{Lowercase: true, Uppercase: true, Numbers: true, Symbols: true}
	admitted := func(length uint8) bool {
		strictest.MinimumLength = min(int(length), 99) // AWS's most
		password, err := strictest.Generate()
		return err == nil && strictest.Refusal(password) == "" && len(password) >= 20 && strings.ToLower(password[:1]) != strings.ToUpper(password[:1])
	}
	if err := quick.Check(admitted, nil); err != nil {
		t.Error(err)
	}
}

func TestAPolicyThatWasNotReadAdmitsWhatAWSMayTake(t *testing.T) {
	if why := (admin.PasswordPolicy{}).Refusal("x"); why != "" {
		t.Error(why)
	}
	if why := (admin.PasswordPolicy{}).Refusal(strings.Repeat("x", 257)); why == "" {
		t.Error("257 characters are admitted")
	}
}
