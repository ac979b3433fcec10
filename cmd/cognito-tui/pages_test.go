package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// pagedLists are the list commands, with what AWS's pages hold for each.
var pagedLists = []struct {
	command   []string
	operation string
	records   string // list, and a record whose name is filled in
	token     string // the member that names the next page
}{
	{[]string{"pools"}, "ListUserPools", `"UserPools":[{"Id":"eu-west-1_%[1]s","Name":"%[1]s"}]`, "NextToken"},
	{[]string{"users", "--pool", doorID}, "ListUsers", `"Users":[{"Username":"%[1]s","Enabled":true,"UserStatus":"CONFIRMED"}]`, "PaginationToken"},
	{[]string{"members", "--pool", doorID, "--group", "g"}, "ListUsersInGroup", `"Users":[{"Username":"%[1]s","Enabled":true,"UserStatus":"CONFIRMED"}]`, "NextToken"},
	{[]string{"groups", "--pool", doorID}, "ListGroups", `"Groups":[{"GroupName":"%[1]s"}]`, "NextToken"},
	{[]string{"clients", "--pool", doorID}, "ListUserPoolClients", `"UserPoolClients":[{"ClientId":"%[1]s","ClientName":"%[1]s"}]`, "NextToken"},
}

func TestEveryListHasAHelpForPages(t *testing.T) {
	var lists []string
	for _, cmd := range newRoot().Commands() {
		if cmd.Flags().Lookup("all") != nil {
			lists = append(lists, cmd.Name())
		}
	}
	var tested []string
	for _, l := range pagedLists {
		tested = append(tested, l.command[0])
	}
	slices.Sort(lists)
	slices.Sort(tested)
	if !slices.Equal(lists, tested) {
		t.Errorf("lists are %v, and tested are %v", lists, tested)
	}
}

// Of three pages of a record each, a list shows the first and says that there are more,
// shows so many as are asked for, or all.
func TestAListInAPipeSaysThatThereIsMore(t *testing.T) {
	t.Parallel()
	const told = "There are more; --all reads them.\n"
	for _, l := range pagedLists {
		server := newImpostor(t, func(operation, body string) (answer, bool) {
			switch {
			case operation == "DescribeUserPoolClient":
				name := strings.Split(strings.SplitN(body, `"ClientId":"`, 2)[1], `"`)[0]
				return answer{200, fmt.Sprintf(`{"UserPoolClient":{"ClientId":"%[1]s","ClientName":"%[1]s"}}`, name)}, true
			case operation != l.operation:
				return answer{}, false
			case strings.Contains(body, `"to-third"`):
				return answer{200, "{" + fmt.Sprintf(l.records, "third") + "}"}, true
			case strings.Contains(body, `"to-second"`):
				return answer{200, "{" + fmt.Sprintf(l.records, "second") + `,"` + l.token + `":"to-third"}`}, true
			}
			return answer{200, "{" + fmt.Sprintf(l.records, "first") + `,"` + l.token + `":"to-second"}`}, true
		})
		for _, format := range []string{"text", "json", "csv"} {
			for _, c := range []struct {
				flags []string
				shown []string
				said  string
			}{
				{nil, []string{"first"}, told},
				{[]string{"--max", "2"}, []string{"first", "second"}, told},
				{[]string{"--max", "3"}, []string{"first", "second", "third"}, ""},
				{[]string{"--all"}, []string{"first", "second", "third"}, ""},
			} {
				arguments := append(append(slices.Clone(l.command), "-o", format), c.flags...)
				e := finish(t, program(t, server.URL, arguments...))
				var shown []string
				for _, name := range []string{"first", "second", "third"} {
					if strings.Contains(e.stdout, name) {
						shown = append(shown, name)
					}
				}
				if e.code != exit.Done || !slices.Equal(shown, c.shown) || e.stderr != c.said {
					t.Errorf("%v: exit code %d, shows %v, standard error %q", arguments, e.code, shown, e.stderr)
				}
			}
		}
	}
}
