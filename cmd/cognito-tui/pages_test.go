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

// A list whose pages lead back to one before the last ends with a sentence, and shows
// everything once: rows that come again pages later, too.
func TestAListInAPipeThatLeadsBackEnds(t *testing.T) {
	t.Parallel()
	next := map[string]string{"": "A", "A": "B", "B": "C", "C": "A"}
	names := map[string][]string{"": {"first"}, "A": {"first", "second"}, "B": {"third"}, "C": {"first", "second"}}
	for _, l := range pagedLists {
		server := newImpostor(t, func(operation, body string) (answer, bool) {
			switch {
			case operation == "DescribeUserPoolClient":
				name := strings.Split(strings.SplitN(body, `"ClientId":"`, 2)[1], `"`)[0]
				return answer{200, fmt.Sprintf(`{"UserPoolClient":{"ClientId":"%[1]s","ClientName":"%[1]s"}}`, name)}, true
			case operation != l.operation:
				return answer{}, false
			}
			token := ""
			for _, t := range []string{"A", "B", "C"} {
				if strings.Contains(body, `"`+l.token+`":"`+t+`"`) {
					token = t
				}
			}
			list, row, _ := strings.Cut(strings.TrimSuffix(l.records, "]"), "[")
			var rows []string
			for _, name := range names[token] {
				rows = append(rows, fmt.Sprintf(row, name))
			}
			return answer{200, fmt.Sprintf(`{%s[%s],%q:%q}`, list, strings.Join(rows, ","), l.token, next[token])}, true
		})
		e := finish(t, program(t, server.URL, append(slices.Clone(l.command), "-o", "csv", "--columns", "name", "--all")...))
		if l.command[0] == "users" || l.command[0] == "members" {
			e = finish(t, program(t, server.URL, append(slices.Clone(l.command), "-o", "csv", "--columns", "username", "--all")...))
		}
		lines := strings.Split(strings.TrimSpace(e.stdout), "\n")
		if !slices.Equal(lines[1:], []string{"first", "second", "third"}) || e.code != exit.AWS || !strings.Contains(e.stderr, "The list has no end") {
			t.Errorf("%v: exit code %d\n%s%s", l.command, e.code, e.stdout, e.stderr)
		}
	}
}

// So do the lists of a user's page, and an event that comes twice is one.
func TestAUsersPageShowsNothingTwice(t *testing.T) {
	t.Parallel()
	server := newImpostor(t, func(operation, body string) (answer, bool) {
		more := `,"NextToken":"A"`
		if strings.Contains(body, `"NextToken":"A"`) {
			more = ""
		}
		text, has := map[string]string{
			"DescribeUserPool":        `{"UserPool":{"Id":"` + doorID + `","Name":"door","DeviceConfiguration":{}}}`,
			"ListUsers":               `{"Users":[{"Username":"u1","UserStatus":"CONFIRMED","Enabled":true,"Attributes":[{"Name":"sub","Value":"5"}]}]}`,
			"AdminListGroupsForUser":  `{"Groups":[{"GroupName":"staff"}]` + more + `}`,
			"AdminListDevices":        `{"Devices":[{"DeviceKey":"phone"}]` + strings.Replace(more, "NextToken", "PaginationToken", 1) + `}`,
			"AdminListUserAuthEvents": `{"AuthEvents":[{"EventId":"e1","EventType":"SignIn"},{"EventId":"e1","EventType":"SignIn"}]}`,
		}[operation]
		if strings.Contains(body, `"PaginationToken":"A"`) {
			text = `{"Devices":[{"DeviceKey":"phone"}]}`
		}
		return answer{200, text}, has
	})
	e := finish(t, program(t, server.URL, "user", "u1", "--pool", doorID, "-o", "json"))
	for _, once := range []string{`"name":"staff"`, `"key":"phone"`, `"id":"e1"`} {
		if n := strings.Count(e.stdout, once); n != 1 {
			t.Errorf("%s is there %d times:\n%s%s", once, n, e.stdout, e.stderr)
		}
	}
}
