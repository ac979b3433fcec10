package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// What a trigger function prints of its event contains passwords and codes.
func TestNoSecretOfATriggersEventLeavesTheStream(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	h := newHouse(t)
	for _, request := range []string{
		`{"pass\u0077ord":"hunter2SECRET","clientMetadata":{"x":"hunter2SECRET","authorization":"Bearer hunter2SECRET"}}`,
		`{"challengeAnswer":["hunter2SECRET"],"privateChallengeParameters":{"a":{"b":"hunter2SECRET"}}}`,
		`{"x":"{\"password\":\"hunter2SECRET\"}","session":[{"challengeName":"CUSTOM_CHALLENGE","challengeMetadata":"CODE-hunter2SECRET"}]}`,
	} {
		h.logs.Put(workforce, "stream", tuitest.Now.Add(-time.Minute), `{"triggerSource":"UserMigration_Authentication","userPoolId":"`+h.pool+
			`","userName":"alice","callerContext":{"clientId":"c-1"},"request":`+request+`,"response":{}}`)
	}
	secretless := func(what, text string) {
		t.Helper()
		if strings.Contains(text, "hunter2") {
			t.Errorf("%s has the secret:\n%s", what, text)
		}
	}
	h.Command("pool acme-workforce").Press("4").Sees("latest 3 events", "alice")
	secretless("the stream", h.Screen())
	for range 3 {
		h.Press("down")
		secretless("the event", h.Press("J").Sees("triggerSource", "(hidden)").Screen())
		h.Press("esc", "y").Sees("record").Press("r")
		if !strings.Contains(h.Copied, "triggerSource") {
			t.Errorf("copied was %q", h.Copied)
		}
		secretless("what was copied", h.Copied)
	}
	h.Press("W").Press("ctrl+u").Type("all.jsonl").Press("enter").Sees("3 records saved")
	saved, err := os.ReadFile(filepath.Join(folder, "all.jsonl"))
	if err != nil || strings.Count(string(saved), "(hidden)") < 5 || !strings.Contains(string(saved), `"userName":"alice"`) {
		t.Errorf("saved are %s, %v", saved, err)
	}
	secretless("the file", string(saved))
}
