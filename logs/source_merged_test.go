package logs_test

import (
	"errors"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
)

func TestTheStateOfSeveralReadersIsThatOfTheSlowest(t *testing.T) {
	var told logs.Status
	parts := logs.Merged(2, time.Time{}, func(s logs.Status) { told = s })
	parts[0](logs.Status{Done: 1, Records: 3, Behind: time.Second, Logs: []logs.LogStatus{{Name: "a"}}})
	if told.Done != 0 || !told.Partial || told.Records != 3 {
		t.Errorf("before the second has told of itself: %+v", told)
	}
	parts[1](logs.Status{Done: 0.5, Records: 4, Behind: time.Minute, Logs: []logs.LogStatus{{Name: "b"}}, Live: &logs.Live{Minutes: 2}})
	parts[0](logs.Status{Done: 1, Records: 5, Logs: []logs.LogStatus{{Name: "a"}}})
	if told.Done != 0.5 || told.Partial || told.Records != 9 || told.Behind != time.Minute || len(told.Logs) != 2 || told.Live.Minutes != 2 {
		t.Errorf("together they are %+v", told)
	}
	parts[1](logs.Status{Logs: []logs.LogStatus{{Name: "b", Err: errors.New("gone")}}})
	if told.Done != 1 || told.Behind != 0 {
		t.Errorf("one that can't be read holds the other up: %+v", told)
	}
	for _, part := range logs.Merged(2, time.Time{}, nil) {
		if part != nil {
			t.Error("nobody is told, but a reader has somebody to tell")
		}
	}
}
