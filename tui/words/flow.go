package words

import (
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
)

// flows are the sign-in flows of app clients in words, each with the names that AWS has
// for it, in the order in which they are said. Newer names begin with ALLOW_.
var flows = []struct {
	words string
	names []string
}{
	{"choice", []string{"ALLOW_USER_AUTH"}}, // AWS: choice-based sign-in
	{"SRP", []string{"ALLOW_USER_SRP_AUTH"}},
	{"password", []string{"ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"}},
	{"server-side password", []string{"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"}},
	{"custom", []string{"ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"}},
	{"client token", []string{"ALLOW_CLIENT_TOKEN_AUTH"}},
	{"refresh", []string{"ALLOW_REFRESH_TOKEN_AUTH"}},
}

// Flows are the sign-in flows of an app client in words. Those that are not known here
// keep their name, and a client that names none has AWS's default.
func Flows(set []string) string {
	if len(set) == 0 {
		return Flows(admin.DefaultFlows()) + " (by default)"
	}
	var said []string
	rest := slices.Clone(set)
	for _, flow := range flows {
		named := func(name string) bool { return slices.Contains(flow.names, name) }
		if slices.ContainsFunc(rest, named) {
			said, rest = append(said, flow.words), slices.DeleteFunc(rest, named)
		}
	}
	return strings.Join(append(said, rest...), ", ")
}
