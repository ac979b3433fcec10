package tui_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// paged are the lists that [pagesOf] answers: the member of the rows, and a row of a number.
var paged = map[string]struct{ member, row string }{
	"ListUserPools":       {"UserPools", `{"Id":"eu-west-1_Pool0000%d","Name":"pool%[1]d"}`},
	"ListUsers":           {"Users", `{"Username":"user%d","UserStatus":"CONFIRMED","Enabled":true}`},
	"ListGroups":          {"Groups", `{"GroupName":"group%d"}`},
	"ListUserPoolClients": {"UserPoolClients", `{"ClientId":"client%d","ClientName":"app%[1]d"}`},
}

// pagesOf starts a server whose lists come in pages: for a token, the numbers of the rows
// and the next token.
func pagesOf(t *testing.T, pages map[string]numbered) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		listed, is := paged[operation]
		if !is {
			w.WriteHeader(http.StatusNotImplemented)
			return
		}
		var in struct{ NextToken, PaginationToken string }
		_ = json.NewDecoder(r.Body).Decode(&in) // what is no JSON has no token
		page := pages[in.NextToken+in.PaginationToken]
		rows := make([]string, len(page.rows))
		for i, n := range page.rows {
			rows[i] = fmt.Sprintf(listed.row, n)
		}
		next := ""
		if page.next != "" {
			next = fmt.Sprintf(`,"NextToken":%q,"PaginationToken":%[1]q`, page.next)
		}
		fmt.Fprintf(w, `{"%s":[%s]%s}`, listed.member, strings.Join(rows, ","), next)
	}))
	t.Cleanup(server.Close)
	return server
}

type numbered struct {
	rows []int
	next string
}

// A list whose pages lead back to one that was read ends with a sentence, and keeps all that
// was read.
func TestAListThatLeadsBackEnds(t *testing.T) {
	server := pagesOf(t, map[string]numbered{"": {[]int{1, 2}, "A"}, "A": {[]int{3}, "B"}, "B": {[]int{4}, "A"}})
	c := tuitest.Start(t, tuitest.Setup{Endpoint: server.URL, Width: 120, Height: 30})
	const ends = "The list has no end: the endpoint returned a page that was already read."
	c.Sees(ends, "pool1", "pool2", "pool3", "pool4").Press("R").Sees(ends, "pool4", "4+").
		Press("enter").Sees(ends, "user1", "user4", "4+").
		Press("2").Sees(ends, "group1", "group4").
		Press("5").Sees(ends, "app1", "app4")
}

// Pages that overlap show nobody twice, and marks and counts are of those shown.
func TestPagesThatOverlapShowNobodyTwice(t *testing.T) {
	server := pagesOf(t, map[string]numbered{"": {[]int{1, 2, 3}, "A"}, "A": {[]int{3, 4}, "B"}, "B": {[]int{4, 5}, ""}})
	c := tuitest.Start(t, tuitest.Setup{Endpoint: server.URL, Width: 120, Height: 30}).Press("enter").Sees("user5", " 5 · read").
		Press("*").Sees("5 marked")
	c.Press("esc", "2").Sees("group5", " 5 · read")
	c.Press("5").Sees("app5", " 5 · read")
	if n := strings.Count(c.Screen(), "app4"); n != 1 {
		t.Errorf("app4 is shown %d times", n)
	}
}
