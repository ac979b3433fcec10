package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// A newline, an escape and a character that turns the reading direction.
const unshown = "a\nb\x1b[31m\u202e"

// unshownAnswers are lists with names that can't be shown, as emulators accept them.
func unshownAnswers(operation, _ string) (answer, bool) {
	name, _ := json.Marshal(unshown)
	body, ok := map[string]string{
		"ListUserPools":          `{"UserPools":[{"Id":"eu-west-1_Door00001","Name":NAME}]}`,
		"ListUsers":              `{"Users":[{"Username":NAME,"Enabled":true,"UserStatus":"CONFIRMED","Attributes":[{"Name":"sub","Value":"11111111-1111-4111-8111-111111111111"},{"Name":"email","Value":NAME}]}]}`,
		"ListUserPoolClients":    `{"UserPoolClients":[{"ClientId":"c1","ClientName":NAME}]}`,
		"DescribeUserPoolClient": `{"UserPoolClient":{"ClientId":"c1","ClientName":NAME}}`,
		"ListGroups":             `{"Groups":[{"GroupName":NAME,"Description":NAME}]}`,
		"AdminListGroupsForUser": `{"Groups":[]}`,
		"ListUsersInGroup":       `{"Users":[{"Username":NAME,"Enabled":true,"UserStatus":"CONFIRMED"}]}`,
	}[operation]
	return answer{200, strings.ReplaceAll(body, "NAME", string(name))}, ok
}

func TestJSONHasValuesExactlyAndTablesAsTheyAreShown(t *testing.T) {
	t.Parallel()
	server := newImpostor(t, unshownAnswers)
	for _, c := range []struct {
		list    []string
		members []string
	}{
		{[]string{"pools"}, []string{"name"}},
		{[]string{"users", "--pool", doorID}, []string{"username"}},
		{[]string{"groups", "--pool", doorID}, []string{"name", "description"}},
		{[]string{"members", "--pool", doorID, "--group", "g"}, []string{"username"}},
		{[]string{"clients", "--pool", doorID}, []string{"name"}},
	} {
		line := data(t, server.URL, append(c.list, "-o", "json")...)
		var object map[string]any
		if err := json.Unmarshal([]byte(line), &object); err != nil || !plain.Safe(strings.TrimSuffix(line, "\n")) {
			t.Errorf("%v: %q, %v", c.list, line, err)
		}
		for _, member := range c.members {
			if object[member] != unshown {
				t.Errorf("%v: %s is %q", c.list, member, object[member])
			}
		}
		e := finish(t, program(t, server.URL, append(c.list, "-o", "csv")...))
		if !strings.Contains(e.stdout, plain.Text(unshown)) || !strings.Contains(e.stderr, "-o json has") {
			t.Errorf("%v: %q, standard error %q", c.list, e.stdout, e.stderr)
		}
	}
}

func TestReportsHaveSubjectsExactlyAndWhenItWas(t *testing.T) {
	t.Parallel()
	server := newImpostor(t, unshownAnswers)
	for _, name := range []string{"report.json", "report.csv"} {
		path := filepath.Join(t.TempDir(), name)
		before := time.Now().Add(-time.Minute)
		e := finish(t, program(t, server.URL, "do", "disable", "--pool", doorID, "--all", "--yes", "--report", path, "-o", "json"))
		written, err := os.ReadFile(path)
		if err != nil || e.code != exit.Done {
			t.Fatalf("%v, exit code %d\n%s", err, e.code, e.stderr)
		}
		if !plain.Safe(strings.ReplaceAll(string(written), "\n", "")) {
			t.Errorf("%s: %q", name, written)
		}
		if name == "report.csv" {
			if !strings.Contains(string(written), plain.Text(unshown)) || !strings.Contains(e.stderr, "1 value has characters") {
				t.Errorf("%s: %q, %q", name, written, e.stderr)
			}
			continue
		}
		var report struct {
			Bulk     *string
			Started  time.Time
			Outcomes []struct{ Subject string }
		}
		if err := json.Unmarshal(written, &report); err != nil || report.Bulk != nil || report.Started.Before(before) ||
			len(report.Outcomes) != 1 || report.Outcomes[0].Subject != unshown {
			t.Errorf("%v, %s", err, written)
		}
	}
}

func TestWaitingForThrottlingIsTold(t *testing.T) {
	t.Parallel()
	var refused atomic.Int32
	server := newImpostor(t, func(operation, _ string) (answer, bool) {
		if operation != "AdminDisableUser" || refused.Add(1) > 9 {
			return answer{}, false
		}
		return answer{400, `{"__type":"TooManyRequestsException","message":"Rate exceeded"}`}, true
	})
	e := finish(t, program(t, server.URL, "do", "disable", "--pool", doorID, "--all", "--yes"))
	if e.code != exit.Done || strings.Count(e.stderr, "throttling") != 1 {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}

func TestARedirectIsToldAsOne(t *testing.T) {
	server := newImpostor(t, to(answer{http.StatusFound, ""}, "ListUserPools"))
	e := finish(t, program(t, server.URL, "pools"))
	if e.code != exit.AWS || !strings.Contains(e.stderr, "The endpoint redirects") || !strings.Contains(e.stderr, "--endpoint") {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}

// An answer without a body is no empty list, and no act that was done where AWS tells of
// it in the body. Some acts it answers with none.
func TestAnEmptyAnswerIsNoAnswer(t *testing.T) {
	for operation, args := range map[string][]string{
		"ListUserPools":       {"pools"},
		"ListUsers":           {"users", "--pool", doorID},
		"ListGroups":          {"groups", "--pool", doorID},
		"ListUserPoolClients": {"clients", "--pool", doorID},
		"CreateGroup":         {"do", "create-group", "--pool", doorID, "--name", "g", "--yes"},
	} {
		server := newImpostor(t, to(answer{200, ""}, operation))
		e := finish(t, program(t, server.URL, args...))
		if e.code != exit.AWS || !strings.Contains(e.stdout+e.stderr, "the answer to "+operation+" is empty") {
			t.Errorf("%s: exit code %d\n%s%s", operation, e.code, e.stdout, e.stderr)
		}
	}
	server := newImpostor(t, to(answer{200, ""}, "AdminDisableUser"))
	if e := finish(t, program(t, server.URL, "do", "disable", "--pool", doorID, "--all", "--yes")); e.code != exit.Done {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}

func TestADateThatCantBeIsLeftOut(t *testing.T) {
	for _, date := range []string{"1e300", "-1e18", "0"} {
		server := newImpostor(t, to(answer{200, `{"UserPools":[{"Id":"eu-west-1_a","Name":"p","CreationDate":` + date + `}]}`}, "ListUserPools"))
		if got := data(t, server.URL, "pools", "-o", "csv"); got != "id,name,created,modified\neu-west-1_a,p,,\n" {
			t.Errorf("%s: %q", date, got)
		}
	}
}

func TestAGroupThatIsNotThereIsCalledAGroup(t *testing.T) {
	server := newImpostor(t, to(answer{}, ""))
	e := finish(t, program(t, server.URL, "do", "delete-group", "--pool", doorID, "--group", "ghost", "--yes"))
	if e.code != exit.No || !strings.Contains(e.stdout, "There is no group of that name in this pool.") {
		t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
	}
}

func TestARefusedActGivesNoCommand(t *testing.T) {
	server := newImpostor(t, to(answer{}, ""))
	e := finish(t, program(t, server.URL, "do", "edit-group", "--pool", doorID, "--group", "g", "--description", "-", "--dry-run", "-o", "json"))
	var plan struct {
		Refusal  string
		Commands []any
	}
	if err := json.Unmarshal([]byte(e.stdout), &plan); err != nil || (plan.Refusal == "") == (len(plan.Commands) == 0) {
		t.Errorf("%v, %s%s", err, e.stdout, e.stderr)
	}
}
