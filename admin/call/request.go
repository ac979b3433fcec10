package call

import (
	"context"
	"reflect"
	"strings"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/admin/shell"
)

// Request is one call that an act makes, as a value: what is planned, shown as
// a command, sent and kept in the audit is the same thing.
type Request struct {
	input any // a pointer to an input struct of the SDK, such as *cip.AdminDisableUserInput
}

// NewRequest is the call of an input struct of the SDK, given as a pointer.
func NewRequest(input any) Request { return Request{input} }

// Send sends the request and gives AWS's id of it. The error has the id of one that
// failed.
func (r Request) Send(ctx context.Context, s *Session, options ...func(*cip.Options)) (requestID string, err error) {
	return senders[r.Operation()](ctx, s.Cognito(), r.input, options...)
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
var secretMembers = map[string]string{
	"Password":          "PASSWORD",
	"TemporaryPassword": "PASSWORD",
	"SecretHash":        "SECRET_HASH",
}

// Command is the request as people would type it for the AWS CLI, without the
// options that name the account. Secrets are variables.
func (r Request) Command() shell.Command {
	var members []shell.Member
	for name, value := range r.members() {
		if variable, secret := secretMembers[name]; secret {
			members = append(members, shell.Member{Name: name, Variable: variable})
			continue
		}
		members = append(members, shell.Member{Name: name, Value: value.Interface()})
	}
	return shell.AWS("cognito-idp", r.Operation(), members...)
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

// CommandIn is a call to Cognito as people would type it, for the same account,
// Region and endpoint as the session's.
func CommandIn(s *Session, operation string, members ...shell.Member) shell.Command {
	return s.here(shell.AWS("cognito-idp", operation, members...))
}

// CommandOf is a request as people would type it, for the session's account.
func CommandOf(s *Session, r Request) shell.Command { return s.here(r.Command()) }

// here puts the options that name the account to a command.
func (s *Session) here(c shell.Command) shell.Command {
	if p := s.options.Profile; p != "" {
		c = c.With("--profile", p)
	}
	c = c.With("--region", s.Region())
	if e := s.Endpoint(); e != "" {
		c = c.With("--endpoint-url", e)
	}
	return c
}
