package tui_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	logsemulator "github.com/cognito-tui/cognito-tui/logs/emulator"
	"github.com/cognito-tui/cognito-tui/tui"
)

// A log group that is not there yet is left out and named, as AWS would refuse the
// whole query for it. Asked again, it is asked if it has come.
func TestInsightsAreAskedOfTheLogsThatAreThere(t *testing.T) {
	logging := logsemulator.New(logsemulator.Options{})
	h := houseBehind(t, logging, func(aws http.Handler) http.Handler { return aws }, tui.Options{
		LogGroups: map[string][]string{"acme-workforce": {workforce, "elsewhere"}},
	})
	h.Command("pool acme-workforce").Press("4", "I", "2", "ctrl+s")
	h.Sees("✗ None of the log groups is there yet", "Ask again when", "not asked: "+workforce+", elsewhere – not there yet").SeesNot("done", "scanned")
	for i := range 3 {
		h.signs(i, "Fail", "203.0.113.9", time.Minute)
	}
	h.Press("R").Sees("done, scanned", "asked: "+workforce, "not asked: elsewhere – not there yet", "203.0.113.9  3").SeesNot("✗")

	h.Press("esc", "R", "I", "2", "ctrl+s").Sees("203.0.113.9  3") // the door was read anew
	deleteGroup(t, logging, workforce)
	h.Press("R").Sees("✗ There is no such log group", "ResourceNotFoundException", "asked: "+workforce).SeesNot("done", "scanned")
}

func deleteGroup(t *testing.T, logging *logsemulator.Server, name string) {
	t.Helper()
	endpoint := httptest.NewServer(logging)
	defer endpoint.Close()
	client := cloudwatchlogs.New(cloudwatchlogs.Options{
		Region: "eu-west-1", BaseEndpoint: &endpoint.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	if _, err := client.DeleteLogGroup(t.Context(), &cloudwatchlogs.DeleteLogGroupInput{LogGroupName: aws.String(name)}); err != nil {
		t.Fatal(err)
	}
}
