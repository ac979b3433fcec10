package modeltest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/smithy-go"
)

// The exceptions that the model knows.
const (
	notAuthorized     = "NotAuthorizedException"
	userNotFound      = "UserNotFoundException"
	usernameExists    = "UsernameExistsException"
	aliasExists       = "AliasExistsException"
	invalidParameter  = "InvalidParameterException"
	invalidPassword   = "InvalidPasswordException"
	codeMismatch      = "CodeMismatchException"
	expiredCode       = "ExpiredCodeException"
	userNotConfirmed  = "UserNotConfirmedException"
	mustReset         = "PasswordResetRequiredException"
	wrongState        = "UnsupportedUserStateException"
	resourceNotFound  = "ResourceNotFoundException"
	groupExists       = "GroupExistsException"
	unauthorized      = "UnauthorizedException"
	unsupportedToken  = "UnsupportedTokenTypeException"
	noSoftwareToken   = "SoftwareTokenMFANotFoundException"
	enableTokenFailed = "EnableSoftwareTokenMFAException"
)

// reply is what a call answered: what a caller sees of it, in the model's words, and the opaque
// strings that later calls need.
type reply struct {
	shows                    string
	code                     string // of the exception, "" for success
	message                  string
	sub, session, secret     string
	access, refresh          string
	sentTo, sentCode, sentBy string // the last message that went out during the call
}

func (r reply) String() string {
	text := strings.TrimSpace("success " + r.shows)
	if r.code != "" {
		text = r.code + ": " + r.message
	}
	if r.sentTo != "" {
		text += " (sends " + r.sentBy + " to " + r.sentTo + ")"
	}
	return text
}

// answer is one that the documents allow, and what it makes of the model.
type answer struct {
	code    string // of the exception, "" for success
	message string // "" for any
	shows   string // of a success; anything stands for what is not compared
	sends   string // the address that must be written to, "" for none, anything for either
	then    func(reply)
}

const anything = "*"

// verdict is every answer that the documents allow.
type verdict []answer

func succeeds(shows string, then func(reply)) answer { return answer{shows: shows, then: then} }

func (a answer) sending(to string) answer { a.sends = to; return a }

func refused(code, message string) answer { return answer{code: code, message: message} }

// anyOf allows refusals by several exceptions.
func anyOf(codes ...string) (v verdict) {
	for _, code := range codes {
		v = append(v, refused(code, ""))
	}
	return v
}

// or is the first verdict unless it is empty: refusals come before success.
func (v verdict) or(others ...answer) verdict {
	if len(v) > 0 {
		return v
	}
	return others
}

// when adds a refusal if a condition holds. No document orders the checks of a request, so that
// one with several faults may get the exception of any.
func (v verdict) when(condition bool, code, message string) verdict {
	if condition {
		v = append(v, refused(code, message))
	}
	return v
}

func (a answer) String() string {
	text := strings.TrimSpace("success " + a.shows)
	if a.code != "" {
		text = a.code
		if a.message != "" {
			text += ": " + a.message
		}
	}
	if a.sends != "" && a.sends != anything {
		text += " (sends to " + a.sends + ")"
	}
	return text
}

func (v verdict) String() string {
	words := make([]string, len(v))
	for i, a := range v {
		words[i] = a.String()
	}
	return strings.Join(words, "\n      or ")
}

func (a answer) allows(r reply) bool {
	switch {
	case a.code != r.code, a.sends != anything && a.sends != r.sentTo:
		return false
	case a.code != "":
		return a.message == "" || a.message == r.message
	}
	return a.shows == anything || a.shows == r.shows
}

// judge returns the answer of the verdict that a reply is.
func (v verdict) judge(r reply) (answer, bool) {
	at := slices.IndexFunc(v, func(a answer) bool { return a.allows(r) })
	if at < 0 {
		return answer{}, false
	}
	return v[at], true
}

// refusal returns an error's exception.
func refusal(err error) (code, message string) {
	if err == nil {
		return "", ""
	}
	if failure, ok := errors.AsType[smithy.APIError](err); ok {
		return failure.ErrorCode(), failure.ErrorMessage()
	}
	return fmt.Sprintf("%T", err), err.Error()
}
