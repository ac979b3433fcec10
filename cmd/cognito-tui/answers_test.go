package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// impostor answers in AWS's place.
type impostor struct {
	mu    sync.Mutex
	asked []string // the operations, in the order of arrival
	URL   string
}

// answer is what an impostor says to an operation: a status, a body.
type answer struct {
	status int
	body   string
}

// usual are AWS's usual answers to an operation.
var usual = map[string]string{
	"GetCallerIdentity": `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/x</Arn><UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
	"ListUserPools":     `{"UserPools":[{"Id":"eu-west-1_Door00001","Name":"door"}]}`,
	"DescribeUserPool":  `{"UserPool":{"Id":"eu-west-1_Door00001","Name":"door","Arn":"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Door00001"}}`,
	"ListUsers":         `{"Users":[{"Username":"u1","UserStatus":"CONFIRMED","Enabled":true},{"Username":"u2","UserStatus":"CONFIRMED","Enabled":true}]}`,
	"ListGroups":        `{"Groups":[{"GroupName":"g"}]}`,
	"AdminDisableUser":  `{}`,
	"DeleteGroup":       ``,
	"DescribeTrails":    `{"trailList":[]}`,
	"LookupEvents":      `{"Events":[]}`,

	"ListUserPoolClients":         `{"UserPoolClients":[]}`,
	"GetLogDeliveryConfiguration": `{}`,
}

// newImpostor starts one that gives its own answers to the operations of says.
func newImpostor(t *testing.T, says func(operation, body string) (answer, bool)) *impostor {
	t.Helper()
	i := &impostor{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		operation = operation[strings.LastIndex(operation, ".")+1:]
		if strings.Contains(string(body), "Action=GetCallerIdentity") {
			operation = "GetCallerIdentity"
		}
		i.mu.Lock()
		i.asked = append(i.asked, operation)
		i.mu.Unlock()
		a, ok := says(operation, string(body))
		if !ok {
			a = answer{200, usual[operation]}
		}
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		w.WriteHeader(a.status)
		if a.status != http.StatusNoContent {
			_, _ = io.WriteString(w, a.body)
		}
	}))
	t.Cleanup(server.Close)
	i.URL = server.URL
	return i
}

func (i *impostor) asks(operation string) (n int) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for _, o := range i.asked {
		if o == operation {
			n++
		}
	}
	return n
}

// to answers several operations with the same answer.
func to(a answer, operations ...string) func(string, string) (answer, bool) {
	return func(operation, _ string) (answer, bool) { return a, slices.Contains(operations, operation) }
}

// AWS always sends the list, and its rows always have names.
func TestAnAnswerWithoutItsListIsNotTheAnswerNobody(t *testing.T) {
	t.Parallel()
	lists := map[string]string{"ListUsers": "Users", "ListUserPools": "UserPools", "ListGroups": "Groups", "ListUserPoolClients": "UserPoolClients"}
	commands := [][]string{
		{"pools"},
		{"pools", "-o", "json"},
		{"users", "--pool", doorID},
		{"users", "--pool", doorID, "--all", "-o", "csv"},
		{"users", "--pool", doorID, "--filter", "email:u1"},
		{"groups", "--pool", doorID},
		{"clients", "--pool", doorID},
		{"do", "disable", "--pool", doorID, "--all", "--yes"},
		{"do", "disable", "--pool", doorID, "--user", "u1", "--yes"},
		{"do", "delete-group", "--pool", doorID, "--group", "g", "--yes"},
	}
	for name, body := range map[string]answer{
		"nothing":        {200, ""},
		"no content":     {204, ""},
		"no member":      {200, "{}"},
		"a null list":    {200, `{"LIST":null}`},
		"null":           {200, "null"},
		"a nameless one": {200, `{"LIST":[{}]}`},
		"a row of \"\"":  {200, `{"LIST":[{"Username":"","Id":"","GroupName":"","ClientId":""}]}`},
	} {
		server := newImpostor(t, func(operation, _ string) (answer, bool) {
			list, ok := lists[operation]
			return answer{body.status, strings.ReplaceAll(body.body, "LIST", list)}, ok
		})
		for _, args := range commands {
			e := finish(t, program(t, server.URL, args...))
			if e.code != exit.AWS || e.stdout != "" || !strings.Contains(e.stderr, "Something other than AWS answered.") {
				t.Errorf("%s, %v: exit code %d\n%s%s", name, args, e.code, e.stdout, e.stderr)
			}
		}
		if server.asks("AdminDisableUser")+server.asks("DeleteGroup") > 0 {
			t.Errorf("%s: something was done", name)
		}
	}
}

func TestAnEmptyListIsTheAnswerNobody(t *testing.T) {
	t.Parallel()
	server := newImpostor(t, to(answer{200, `{"Users":[]}`}, "ListUsers"))
	e := finish(t, program(t, server.URL, "users", "--pool", doorID, "-o", "json"))
	if e.code != exit.Done || e.stdout != "" {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}

func TestAnErrorThatComesAsASuccessIsAnError(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{"__type":"NotAuthorizedException","message":"no"}`,
		` {"message":"no","__type":"com.amazonaws.cognito#NotAuthorizedException"}`,
	} {
		server := newImpostor(t, func(operation, _ string) (answer, bool) {
			says := map[string]string{"AdminDisableUser": body, "ListUsers": `{"Users":[{"Username":"u1","UserStatus":"CONFIRMED","Enabled":true}]}`}
			return answer{200, says[operation]}, says[operation] != ""
		})
		e := finish(t, program(t, server.URL, "do", "disable", "--pool", doorID, "--user", "u1", "--yes"))
		if e.code != exit.No || !strings.Contains(e.stdout, "disable u1: failed") || !strings.Contains(e.stdout, "NotAuthorizedException") {
			t.Errorf("%s: exit code %d\n%s%s", body, e.code, e.stdout, e.stderr)
		}
	}
}

func TestAListingWithoutEndEnds(t *testing.T) {
	t.Parallel()
	n := 0
	turns := map[string]func() string{
		"the same": func() string { return "SAME" },
		"in turn":  func() string { n++; return []string{"A", "B"}[n%2] },
	}
	for name, next := range turns {
		server := newImpostor(t, func(operation, _ string) (answer, bool) {
			var out map[string]any
			if json.Unmarshal([]byte(usual[operation]), &out) != nil {
				return answer{}, false
			}
			token := next()
			out["NextToken"], out["PaginationToken"] = token, token
			body, err := json.Marshal(out)
			return answer{200, string(body)}, err == nil
		})
		for _, args := range [][]string{
			{"users", "--pool", doorID, "--all"},
			{"groups", "--pool", doorID, "--all"},
			{"clients", "--pool", doorID, "--all"},
			{"pools", "--all"},
			{"tail", "--pool", doorID, "--since", "1h"},
		} {
			e := finish(t, program(t, server.URL, args...))
			if e.code != exit.AWS || !strings.Contains(e.stderr, "The list has no end") {
				t.Errorf("%s, %v: exit code %d\n%s%s", name, args, e.code, e.stdout, e.stderr)
			}
		}
	}
}

func TestAListingOfEmptyPagesWithoutEndEnds(t *testing.T) {
	t.Parallel()
	n := 0
	server := newImpostor(t, func(operation, _ string) (answer, bool) {
		n++
		return answer{200, fmt.Sprintf(`{"Users":[],"PaginationToken":"t%d"}`, n)}, operation == "ListUsers"
	})
	e := finish(t, program(t, server.URL, "users", "--pool", doorID, "--rate", "UserList=1e6"))
	if e.code != exit.AWS || !strings.Contains(e.stderr, "page after page is empty") {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}

// Pages of a list that changes meanwhile overlap; nobody is listed twice.
func TestPagesThatOverlapListNobodyTwice(t *testing.T) {
	t.Parallel()
	server := newImpostor(t, func(operation, body string) (answer, bool) {
		users := `{"Username":"u1"},{"Username":"u2"}],"PaginationToken":"A"`
		if strings.Contains(body, `"PaginationToken":"A"`) {
			users = `{"Username":"u2"},{"Username":"u3"}]`
		}
		return answer{200, `{"Users":[` + users + `}`}, operation == "ListUsers"
	})
	e := finish(t, program(t, server.URL, "users", "--pool", doorID, "--all", "-o", "json"))
	if e.code != 0 || strings.Count(e.stdout, "\n") != 3 || strings.Count(e.stdout, `"u2"`) != 1 {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}
