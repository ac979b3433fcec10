package token_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/token"
)

// The user's groups are answered only after the findings about the user and the app client have
// come.
func TestADirectoryIsToldAsItAnswers(t *testing.T) {
	d := openDoor(t)
	text := *d.signIn().AccessToken
	told := make(chan struct{})
	listening := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.Header.Get("X-Amz-Target"), ".AdminListGroupsForUser") {
			<-told
		}
		d.server.ServeHTTP(w, r)
	}))
	t.Cleanup(listening.Close)
	session, err := call.Open(t.Context(), call.Options{Region: "eu-west-1", Endpoint: listening.URL, Credentials: signer, Share: 1, MaxBackoff: time.Millisecond})
	d.must(err)
	var pieces []string
	for drifts := range token.Holding(t.Context(), session, d.pool, token.Decode(text), d.now) {
		ids := ""
		for _, drift := range drifts {
			if drift.Status != token.Same {
				t.Errorf("%+v", drift)
			}
			ids += drift.ID + " "
		}
		pieces = append(pieces, ids)
		if strings.HasPrefix(ids, "user ") && strings.Contains(ids, " client ") && !strings.Contains(ids, "groups") {
			close(told)
		}
	}
	last := pieces[len(pieces)-1]
	if len(pieces) != 4 || pieces[0] != "" || !strings.HasPrefix(last, "user enabled status groups ") {
		t.Errorf("it was told in the pieces %q", pieces)
	}
}
