package source

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"github.com/cognito-tui/cognito-tui/logs/logstest"
)

func TestNoSecretIsInAnAnswerOfInsights(t *testing.T) {
	fields := []types.ResultField{
		{Field: aws.String("request.password"), Value: aws.String(logstest.Canary)},
		{Field: aws.String("request.challengeAnswer.0"), Value: aws.String("Bearer " + logstest.Canary)},
		{Field: aws.String("message.userName"), Value: aws.String("alice")},
		{Field: aws.String("code"), Value: nil},
	}
	for name, text := range logstest.Secrets(t) {
		if !strings.HasPrefix(name, "no event") { // which has no member with a secret's name
			fields = append(fields, types.ResultField{Field: aws.String("@message"), Value: &text})
		}
	}
	for _, f := range fields {
		got := newResult(Result{}, &cloudwatchlogs.GetQueryResultsOutput{Results: [][]types.ResultField{{f}}}).Rows[0][0]
		if found := logstest.Leaks(got); found != nil {
			t.Errorf("%s has %q: %s", *f.Field, found, got)
		}
		if *f.Field == "message.userName" && got != "alice" || f.Value == nil && got != "" {
			t.Errorf("%s is shown as %q", *f.Field, got)
		}
	}
}
