package main

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// inPool are the commands that ask AWS about a pool.
var inPool = [][]string{
	{"users"},
	{"members", "--group", "staff"},
	{"groups"},
	{"clients"},
	{"tail", "--since", "1h"},
	{"do", "disable", "--user", "alice", "--dry-run"},
	{"do", "delete-group", "--group", "staff", "--dry-run"},
}

// A name that is not a pool's, and an id that is none's, are answered with the pools that
// there are, those that are alike before all others.
func TestAPoolThatIsNotThereIsAnsweredWithThoseThatAre(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	for _, fill := range []string{"door", "house", "twins"} {
		if err := seeds[fill](s.Server); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range inPool {
		for pool, words := range map[string]string{
			"dor":                  ": did you mean door?\n",
			"hous":                 ": did you mean house?\n",
			"elsewhere":            ": there are door, house, twin\n",
			"eu-west-1_Door00002":  ": did you mean door (eu-west-1_Door00001)?\n",
			"eu-west-1_Zzzzyyyyx":  "There is no such user pool in this Region",
			"eu-west-1_Zzzzyyyyxx": "In eu-west-1: there are door, house, twin\n",
			"us-east-1_Door00001":  "it is a pool of us-east-1: --region us-east-1\n",
		} {
			arguments := append(append([]string{}, command...), "--pool", pool)
			e := finish(t, program(t, s.URL, arguments...))
			if e.code != exit.No || e.stdout != "" || !strings.Contains(e.stderr, words) {
				t.Errorf("%v: exit code %d, standard output %q, standard error %q", arguments, e.code, e.stdout, e.stderr)
			}
		}
	}
}

// An endpoint that does not list its pools, or whose pool is there, answers in its own words.
func TestNothingIsSaidOfPoolsThatNobodyKnows(t *testing.T) {
	t.Parallel()
	missing := answer{400, `{"__type":"ResourceNotFoundException","message":"User pool eu-west-1_Nobody000 does not exist."}`}
	denied := answer{400, `{"__type":"AccessDeniedException","message":"no"}`}
	for pools, want := range map[answer]string{
		denied: "",
		{200, `{"UserPools":[{"Id":"eu-west-1_Nobody000","Name":"nobody"}]}`}: "",
		{200, `{"UserPools":[]}`}: "In eu-west-1: there is no pool at all",
	} {
		server := newImpostor(t, func(operation, _ string) (answer, bool) {
			switch operation {
			case "ListGroups":
				return missing, true
			case "ListUserPools":
				return pools, true
			}
			return answer{}, false
		})
		e := finish(t, program(t, server.URL, "groups", "--pool", "eu-west-1_Nobody000"))
		said := strings.Contains(e.stderr, "In eu-west-1")
		if e.code != exit.No || said != (want != "") || !strings.Contains(e.stderr, want) || !strings.Contains(e.stderr, "There is no such user pool") {
			t.Errorf("%s: exit code %d, standard error %q", pools.body, e.code, e.stderr)
		}
	}
}
