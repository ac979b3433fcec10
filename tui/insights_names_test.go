package tui_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// Records have only ids, and ids are what is copied.
func TestAnswersNameAppClientsAndUsersBesideTheirIDs(t *testing.T) {
	h := newHouse(t)
	clients, err := h.client.ListUserPoolClients(t.Context(), &cip.ListUserPoolClientsInput{UserPoolId: &h.pool})
	if err != nil || len(clients.UserPoolClients) == 0 {
		t.Fatal(err)
	}
	id, name, sub := *clients.UserPoolClients[0].ClientId, *clients.UserPoolClients[0].ClientName, h.attribute(3, "sub")
	at := tuitest.Now.Add(-time.Minute)
	record, _ := json.Marshal(map[string]any{"eventTimestamp": fmt.Sprint(at.UnixMilli()), "message": map[string]any{
		"eventId": "e", "eventType": "SignIn", "userPoolId": h.pool, "userSub": sub, "clientId": id, "eventResponse": "Fail", "ipAddress": "203.0.113.9",
	}})
	h.logs.Put(workforce, "stream", at, string(record))
	h.Command("pool acme-workforce").Press("4", "I", "1", "tab", "ctrl+u").Type(h.username(3)).Press("ctrl+s")
	beside := func(a, b string) {
		t.Helper()
		if !regexp.MustCompile(regexp.QuoteMeta(a) + " +" + regexp.QuoteMeta(b)).MatchString(h.Screen()) {
			t.Errorf("%s does not stand beside %s:\n%s", b, a, h.Screen())
		}
	}
	h.Sees("app client", h.username(3)+" ("+sub+")")
	beside(id, name)
	h.Sees("\n time  ").SeesNot("@timestamp")
	h.Press("esc", "I", "3", "ctrl+s").Sees("username")
	beside(sub, h.username(3))
	h.Press("y", "j")
	if !strings.Contains(h.Copied, sub) {
		t.Errorf("copied is %s", h.Copied)
	}
}
