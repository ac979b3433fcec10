package admin

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Request is one call that an act makes, as a value: what is planned, shown as
// a command, sent and kept in the audit is the same thing.
type Request struct {
	input any // a pointer to an input struct of the SDK, such as *cip.AdminDisableUserInput
}

// sender sends an input and gives AWS's id of the request.
type sender func(ctx context.Context, client *cip.Client, input any, options ...func(*cip.Options)) (requestID string, err error)

// senders are the calls that acts make, by operation.
var senders = map[string]sender{
	"AdminAddUserToGroup":          send((*cip.Client).AdminAddUserToGroup),
	"AdminConfirmSignUp":           send((*cip.Client).AdminConfirmSignUp),
	"AdminCreateUser":              send((*cip.Client).AdminCreateUser),
	"AdminDeleteSoftwareToken":     send((*cip.Client).AdminDeleteSoftwareToken),
	"AdminDeleteUser":              send((*cip.Client).AdminDeleteUser),
	"AdminDeleteUserAttributes":    send((*cip.Client).AdminDeleteUserAttributes),
	"AdminDisableProviderForUser":  send((*cip.Client).AdminDisableProviderForUser),
	"AdminDisableUser":             send((*cip.Client).AdminDisableUser),
	"AdminEnableUser":              send((*cip.Client).AdminEnableUser),
	"AdminForgetDevice":            send((*cip.Client).AdminForgetDevice),
	"AdminLinkProviderForUser":     send((*cip.Client).AdminLinkProviderForUser),
	"AdminRemoveUserFromGroup":     send((*cip.Client).AdminRemoveUserFromGroup),
	"AdminResetUserPassword":       send((*cip.Client).AdminResetUserPassword),
	"AdminSetUserMFAPreference":    send((*cip.Client).AdminSetUserMFAPreference),
	"AdminSetUserPassword":         send((*cip.Client).AdminSetUserPassword),
	"AdminUpdateAuthEventFeedback": send((*cip.Client).AdminUpdateAuthEventFeedback),
	"AdminUpdateUserAttributes":    send((*cip.Client).AdminUpdateUserAttributes),
	"AdminUserGlobalSignOut":       send((*cip.Client).AdminUserGlobalSignOut),
	"CreateGroup":                  send((*cip.Client).CreateGroup),
	"DeleteGroup":                  send((*cip.Client).DeleteGroup),
	"ResendConfirmationCode":       send((*cip.Client).ResendConfirmationCode),
	"UpdateGroup":                  send((*cip.Client).UpdateGroup),
}

func send[In, Out any](call func(*cip.Client, context.Context, *In, ...func(*cip.Options)) (*Out, error)) sender {
	return func(ctx context.Context, client *cip.Client, input any, options ...func(*cip.Options)) (string, error) {
		out, err := call(client, ctx, input.(*In), options...)
		if err != nil {
			return "", err // the error has the id
		}
		metadata, _ := reflect.ValueOf(out).Elem().FieldByName("ResultMetadata").Interface().(middleware.Metadata)
		id, _ := awsmiddleware.GetRequestIDMetadata(metadata)
		return id, nil
	}
}

// Operation is AWS's name of the call: AdminDisableUser.
func (r Request) Operation() string {
	return strings.TrimSuffix(reflect.TypeOf(r.input).Elem().Name(), "Input")
}

// Call is the call's row in the table of calls: its quota, whether it is billed.
func (r Request) Call() Call {
	call, _ := LookupCall(cip.ServiceID, r.Operation())
	return call
}

// secretMembers are members of inputs that are shown nowhere. In a command they
// are variables for the reader's shell to fill.
var secretMembers = map[string]string{ //nolint:gosec // the names of secrets, not secrets
	"Password":          `"$PASSWORD"`,
	"TemporaryPassword": `"$PASSWORD"`,
	"SecretHash":        `"$SECRET_HASH"`,
}

// Command is the request as people would type it for the AWS CLI, without the
// options that name the account. Secrets are variables.
func (r Request) Command() string {
	words := []string{"aws", "cognito-idp", kebab(r.Operation())}
	inJSON := map[string]any{}
	for name, value := range r.members() {
		if _, secret := secretMembers[name]; !secret && (fetched(value) || !shown(value)) {
			inJSON[name] = stripped(value)
			continue
		}
		words = append(words, argument(name, value))
	}
	if len(inJSON) > 0 {
		words = append(words, "--cli-input-json", ShellQuote(compact(inJSON)))
	}
	return strings.Join(words, " ")
}

// fetched tells whether the AWS CLI would read a file or a page in place of a
// value. Inside JSON it takes all values as they are.
func fetched(value reflect.Value) bool {
	value = reflect.Indirect(value)
	if value.Kind() != reflect.String {
		return false
	}
	scheme, _, found := strings.Cut(value.String(), "://")
	return found && slices.Contains([]string{"file", "fileb", "http", "https"}, scheme)
}

// shown tells whether a value can be shown as it is. Inside JSON all can.
func shown(value reflect.Value) bool {
	value = reflect.Indirect(value)
	return value.Kind() != reflect.String || plain.Safe(value.String())
}

// Members are the request's members for the record, secrets left out.
func (r Request) Members() map[string]any {
	out := map[string]any{}
	for name, value := range r.members() {
		if _, secret := secretMembers[name]; !secret {
			out[name] = reflect.Indirect(value).Interface()
		}
	}
	return out
}

// members are those that are set, in the order of the SDK's struct.
func (r Request) members() func(yield func(string, reflect.Value) bool) {
	return func(yield func(string, reflect.Value) bool) {
		v := reflect.ValueOf(r.input).Elem()
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() || v.Field(i).IsZero() {
				continue
			}
			if !yield(field.Name, v.Field(i)) {
				return
			}
		}
	}
}

func argument(name string, value reflect.Value) string {
	option := "--" + kebab(name)
	if variable, secret := secretMembers[name]; secret {
		return option + " " + variable
	}
	value = reflect.Indirect(value)
	switch value.Kind() {
	case reflect.Bool:
		return option // one that is false is not a member
	case reflect.String:
		if strings.HasPrefix(value.String(), "-") {
			return option + "=" + ShellQuote(value.String()) // or it would be an option itself
		}
		return option + " " + ShellQuote(value.String())
	case reflect.Struct, reflect.Slice, reflect.Map:
		return option + " " + ShellQuote(compact(value.Interface()))
	default:
		return option + " " + fmt.Sprint(value.Interface())
	}
}

// compact writes an SDK record as the JSON that the AWS CLI takes, without the
// members that are not set.
func compact(v any) string {
	text, err := json.Marshal(stripped(reflect.ValueOf(v)))
	if err != nil {
		return err.Error() // SDK records are made of strings, numbers and lists
	}
	return escapedJSON(string(text))
}

// escapedJSON writes what can't be shown in the strings of a JSON text as its escapes.
func escapedJSON(text string) string {
	if plain.Safe(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if plain.Safe(string(r)) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}

func stripped(v reflect.Value) any {
	v = reflect.Indirect(v)
	switch v.Kind() {
	case reflect.Struct:
		out := map[string]any{}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && !(v.Field(i).Kind() != reflect.Bool && v.Field(i).IsZero()) {
				out[v.Type().Field(i).Name] = stripped(v.Field(i))
			}
		}
		return out
	case reflect.Map:
		return v.Interface()
	case reflect.Slice:
		out := make([]any, v.Len())
		for i := range out {
			out[i] = stripped(v.Index(i))
		}
		return out
	default:
		return v.Interface()
	}
}

// kebab writes a name of the API as the AWS CLI does: SMSMfaSettings becomes
// sms-mfa-settings.
func kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		begins := unicode.IsUpper(r) && i > 0 &&
			(!unicode.IsUpper(runes[i-1]) || (i+1 < len(runes) && unicode.IsLower(runes[i+1])))
		if begins {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// ShellQuote quotes s for a POSIX shell, where it needs it.
func ShellQuote(s string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:@=+,", r)
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// Command is a call to Cognito as people would type it, for the same account,
// Region and endpoint as the session's.
func (s *Session) Command(operation string, args ...string) string {
	words := []string{"aws", "cognito-idp", operation}
	for _, arg := range args {
		words = append(words, ShellQuote(arg))
	}
	return strings.Join(append(words, s.accountOptions()...), " ")
}

// MembersCommand is the command that lists a group's members.
func (s *Session) MembersCommand(pool string, group Exact) string {
	return s.CommandOf(Request{&cip.ListUsersInGroupInput{UserPoolId: &pool, GroupName: new(string(group))}})
}

// CommandOf is a request as people would type it, for the session's account.
func (s *Session) CommandOf(r Request) string {
	return strings.Join(append([]string{r.Command()}, s.accountOptions()...), " ")
}

func (s *Session) accountOptions() []string {
	var words []string
	if p := s.options.Profile; p != "" {
		words = append(words, "--profile", ShellQuote(p))
	}
	words = append(words, "--region", ShellQuote(s.Region()))
	if e := s.Endpoint(); e != "" {
		words = append(words, "--endpoint-url", ShellQuote(e))
	}
	return words
}
