package signins

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/source"
	"github.com/cognito-tui/cognito-tui/logs/watch"
)

// Either of two sources may be read first; the other then repeats it.
func TestAnEmptyStreamNamesTheSourceOfTheRepeats(t *testing.T) {
	at := time.Date(2025, 11, 14, 14, 0, 0, 0, time.UTC)
	w := watch.New(watch.Options{})
	w.Records([]logs.Record{
		{Text: fmt.Sprintf(`{"eventSource":"cognito-idp.amazonaws.com","eventName":"InitiateAuth","eventTime":%q,"eventID":"c1","errorCode":"NotAuthorizedException",`+
			`"errorMessage":"Incorrect username or password.","requestParameters":{"clientId":"web"},"additionalEventData":{"sub":"s-1"}}`, at.Format(time.RFC3339))},
		{Text: fmt.Sprintf(`{"eventTimestamp":"%d","message":{"eventId":"e1","eventType":"SignIn","userSub":"s-1","clientId":"web","eventResponse":"Fail","deviceName":"Chrome 126"}}`, at.UnixMilli())},
	})
	query, err := logs.ParseQuery("device:chrome")
	if err != nil {
		t.Fatal(err)
	}
	s := &Screen{visit: &visit{stream: &streamPane{stream: newStream(query, "device:chrome", 0)}, state: watch.State{Status: source.Status{Done: 1}}}}
	s.stream.take(w)
	if got, want := (picture{s}).emptyText(), "All matches repeat events of another source: 1 event, which source:user-activity lists."; got != want {
		t.Errorf("it says %q", got)
	}
}
