package call

import (
	"reflect"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
)

// A misspelt member would be missing from every answer, or from none.
func TestEssentialsAreMembersOfTheSDKsOutputs(t *testing.T) {
	for name, e := range essentials {
		method, ok := sdk[name.service].MethodByName(name.operation)
		if !ok {
			t.Errorf("there is no %s", name.operation)
			continue
		}
		member, ok := method.Type.Out(0).Elem().FieldByName(e.member)
		if !ok {
			t.Errorf("%s: no member %s", name.operation, e.member)
			continue
		}
		if _, ok := method.Type.Out(0).Elem().FieldByName(e.or); e.or != "" && !ok {
			t.Errorf("%s: no member %s", name.operation, e.or)
		}
		if e.row == "" {
			continue
		}
		if row, ok := member.Type.Elem().FieldByName(e.row); !ok || row.Type != reflect.TypeFor[*string]() {
			t.Errorf("%s: no text %s", name.operation, e.row)
		}
	}
}

// Overcast writes no records as null, beside the streams that it searched.
func TestNoRecordsInTheStreamsThatWereSearchedIsAnAnswer(t *testing.T) {
	asked := essentials[callName{serviceLogs, "FilterLogEvents"}]
	streams := []types.SearchedLogStream{{}}
	for _, answer := range []*cloudwatchlogs.FilterLogEventsOutput{
		{SearchedLogStreams: streams}, {SearchedLogStreams: streams[:0]}, {Events: []types.FilteredLogEvent{}},
	} {
		if err := asked.check(answer); err != nil {
			t.Errorf("%+v: %v", answer, err)
		}
	}
	if asked.check(&cloudwatchlogs.FilterLogEventsOutput{}) == nil {
		t.Error("an answer without anything is taken for one without records")
	}
}
