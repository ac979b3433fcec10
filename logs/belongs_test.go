package logs_test

import (
	"testing"

	"github.com/cognito-tui/cognito-tui/logs"
)

func TestEventsOfOtherPoolsAreToldApart(t *testing.T) {
	ours := logs.OfPool("eu-west-1_Ours", map[string]bool{"web": true})
	unsure := logs.OfPool("eu-west-1_Ours", nil)
	for _, c := range []struct {
		event         logs.Event
		ours, clients bool // with and without knowing the clients
	}{
		{logs.Event{Pool: "eu-west-1_Ours", Client: "gone"}, true, true},
		{logs.Event{Pool: "eu-west-1_Other", Client: "web"}, false, false},
		{logs.Event{Client: "web"}, true, true},
		{logs.Event{Client: "theirs"}, false, true},
		{logs.Event{Action: "ListUserPools"}, true, true},
	} {
		if got := unsure(&c.event); got != c.clients {
			t.Errorf("%+v is ours, clients not known: %v", c.event, got)
		}
		if got := ours(&c.event); got != c.ours {
			t.Errorf("%+v is ours: %v", c.event, got)
		}
		if c.event.Client == "web" && c.event.Pool == "" {
			t.Errorf("%+v has a client of ours and not our pool", c.event)
		}
	}
}
