package main

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// A client that is deleted between the list and its own reading is no failure.
func TestAClientThatIsGoneMeanwhileIsLeftOut(t *testing.T) {
	t.Parallel()
	server := newImpostor(t, func(operation, body string) (answer, bool) {
		switch {
		case operation == "ListUserPoolClients":
			return answer{200, `{"UserPoolClients":[{"ClientId":"gone","ClientName":"gone"},{"ClientId":"here","ClientName":"here"}]}`}, true
		case operation == "DescribeUserPoolClient" && strings.Contains(body, `"gone"`):
			return answer{400, `{"__type":"ResourceNotFoundException","message":"User pool client gone does not exist."}`}, true
		case operation == "DescribeUserPoolClient":
			return answer{200, `{"UserPoolClient":{"ClientId":"here","ClientName":"here"}}`}, true
		}
		return answer{}, false
	})
	e := finish(t, program(t, server.URL, "clients", "--pool", doorID, "-o", "csv"))
	if e.code != exit.Done || !strings.Contains(e.stdout, "\nhere,here,false,,3600,3600,2592000\n") || strings.Contains(e.stdout, "gone") || e.stderr != "" {
		t.Errorf("exit code %d, standard output %q, standard error %q", e.code, e.stdout, e.stderr)
	}
}
