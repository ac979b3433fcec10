package call

import (
	"iter"
	"reflect"
	"strings"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/admin/shell"
)

// Command is the request as one would type it for the AWS CLI, without the
// options that name the account. Secrets are variables, and so are values from
// earlier answers of the act.
func (r Request) Command() shell.Command {
	var members []shell.Member
	for name, value := range r.members() {
		if variable := r.variable(name, value); variable != "" {
			members = append(members, shell.Member{Name: name, Variable: variable})
			continue
		}
		members = append(members, shell.Member{Name: name, Value: value.Interface()})
	}
	return shell.AWS(services[r.service].cli, r.operation, members...)
}

// Members are the request's members for the record, without those that hold a secret.
func (r Request) Members() map[string]any {
	out := map[string]any{}
	for name, value := range r.members() {
		if !holdsSecret(name, value) {
			out[name] = reflect.Indirect(value).Interface()
		}
	}
	return out
}

// variable is the shell variable in place of a member, "" where the member is shown. A
// record that holds a secret is hidden whole: no shell could put a secret into its JSON.
func (r Request) variable(name string, value reflect.Value) string {
	switch {
	case secretVariables[name] != "":
		return secretVariables[name]
	case holdsSecret(name, value):
		return variableOf(name)
	case r.needs == "":
		return ""
	case reflect.Indirect(value).Kind() == reflect.String && reflect.Indirect(value).String() == placeholder(r.needs):
		return r.needs
	case holdsText(placeholder(r.needs), value):
		return variableOf(name)
	}
	return ""
}

// variableOf is a member as shell variables are spelt: ProviderDetails becomes
// PROVIDER_DETAILS.
func variableOf(name string) string {
	return strings.ToUpper(strings.ReplaceAll(shell.Kebab(name), "-", "_"))
}

// members are those that are set, in the order of the struct.
func (r Request) members() iter.Seq2[string, reflect.Value] {
	return partsOf(reflect.ValueOf(r.input).Elem())
}

// CommandIn is a call to Cognito user pools as one would type it, for the same
// account, Region and endpoint as the session's.
func CommandIn(s *Session, operation string, members ...shell.Member) shell.Command {
	return s.here(cip.ServiceID, shell.AWS(services[cip.ServiceID].cli, operation, members...))
}

// CommandOf is a request as one would type it, for the session's account.
func CommandOf(s *Session, r Request) shell.Command { return s.here(r.service, r.Command()) }

// here adds the options that name the account, and the service's endpoint, to a command.
func (s *Session) here(service string, c shell.Command) shell.Command {
	if p := s.options.Profile; p != "" {
		c = c.With("--profile", p)
	}
	c = c.With("--region", s.Region())
	if e := record.Value(services[service].endpoint(s.client.Load())); e != "" {
		c = c.With("--endpoint-url", e)
	}
	return c
}
