package source_test

import (
	"errors"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/logs/source"
)

func TestTheStateOfSeveralReadersIsThatOfTheSlowest(t *testing.T) {
	var told source.Status
	parts := source.Merged(2, time.Time{}, func(s source.Status) { told = s })
	parts[0](source.Status{Done: 1, Records: 3, Behind: time.Second, Logs: []source.LogStatus{{Name: "a"}}})
	if told.Done != 0 || !told.Partial || told.Records != 3 {
		t.Errorf("before the second has told of itself: %+v", told)
	}
	parts[1](source.Status{Done: 0.5, Records: 4, Behind: time.Minute, Logs: []source.LogStatus{{Name: "b"}}, Live: &source.Live{Minutes: 2}})
	parts[0](source.Status{Done: 1, Records: 5, Logs: []source.LogStatus{{Name: "a"}}})
	if told.Done != 0.5 || told.Partial || told.Records != 9 || told.Behind != time.Minute || len(told.Logs) != 2 || told.Live.Minutes != 2 {
		t.Errorf("together they are %+v", told)
	}
	parts[1](source.Status{Logs: []source.LogStatus{{Name: "b", Err: errors.New("gone")}}})
	if told.Done != 1 || told.Behind != 0 {
		t.Errorf("one that can't be read holds the other up: %+v", told)
	}
	for _, part := range source.Merged(2, time.Time{}, nil) {
		if part != nil {
			t.Error("nobody is told, but a reader has somebody to tell")
		}
	}
}
