package parse

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/logstest"
	"github.com/cognito-tui/cognito-tui/logs/mask"
)

func TestNoSecretOfARecordIsInItsEvent(t *testing.T) {
	for name, text := range logstest.Secrets(t) {
		t.Run(name, func(t *testing.T) {
			p := Parser{Functions: map[string]Function{"log": {Name: "gate"}}}
			_ = p.Parse(logs.Record{Text: text, Group: "log", Time: time.UnixMilli(1687297330677)}, func(e *logs.Event) {
				for what, text := range map[string]string{"the event": asJSON(t, e), "its words": e.Besides() + e.What(), "its record": e.Raw} {
					if found := logstest.Leaks(text); found != nil {
						t.Errorf("%s has %q: %s", what, found, text)
					}
				}
				if text[0] == '{' && json.Valid([]byte(text)) && !json.Valid([]byte(e.Raw)) {
					t.Errorf("the record was JSON, and is shown as %s", e.Raw)
				}
			})
			if shape := mask.Shape(text); logstest.Leaks(shape) != nil {
				t.Errorf("the shape is %s", shape)
			}
		})
	}
}

func TestWhatIsHarmlessInARecordStaysReadable(t *testing.T) {
	text := logstest.OfTrigger(`"userAttributes":{"sub":"s-1","email":"alice@example.com"},"password":"hunter2SECRET","validationData":null,` +
		`"session":[{"challengeName":"SRP_A","challengeResult":true,"challengeMetadata":null}],"userNotFound":false,` +
		`"codeParameter":"{####}","linkParameter":"{##Click Here##}","errorCode":"X","clientMetadata":{"locale":"en"}`)
	want := strings.Replace(strings.Replace(text, logstest.Canary, mask.Hidden, 1), `"en"`, `"`+mask.Hidden+`"`, 1)
	if e := one(t, text); e.Raw != want || e.Username != "alice" || e.Client != "c-1" || e.Trigger != "UserMigration_Authentication" {
		t.Errorf("shown as %s, want %s", e.Raw, want)
	}
	for _, text := range []string{
		logstest.Trail + `InitiateAuth","requestParameters":{"authFlow":"USER_SRP_AUTH","authParameters":"HIDDEN_DUE_TO_SECURITY_REASONS","clientId":"c-1"},"errorCode":"CodeMismatchException","errorMessage":"Invalid code provided, please request a code again.","responseElements":null}`,
		logstest.Trail + `UpdateUserPool","requestParameters":{"policies":{"passwordPolicy":{"minimumLength":8,"temporaryPasswordValidityDays":7}},"generateSecret":true,"refreshTokenValidity":30}}`,
		logstest.Replaced(logstest.Activity, "alice", "eyJohannes"),
		logstest.Replaced(logstest.Activity, "Chrome 126, Windows 10", `Basic browser \u0041`),
		"RequestId: 8f5a-1 Error: Runtime exited with error: exit status 1, error code: 5",
	} {
		if e := one(t, text); e.Raw != text {
			t.Errorf("shown as %s, want %s", e.Raw, text)
		}
	}
}

// The id of a record is made of what is shown: otherwise passwords could be tried against
// it.
func TestTheIDTellsNothingOfASecret(t *testing.T) {
	if a, b := one(t, logstest.OfTrigger(`"password":"a"`)), one(t, logstest.OfTrigger(`"password":"b"`)); a.ID != b.ID {
		t.Errorf("two passwords have the ids %s and %s", a.ID, b.ID)
	}
	if a, b := one(t, logstest.OfTrigger(`"x":"a"`)), one(t, logstest.OfTrigger(`"x":"b"`)); a.ID == b.ID {
		t.Error("two records have one id")
	}
}

func asJSON(t *testing.T, e *logs.Event) string {
	t.Helper()
	text, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
