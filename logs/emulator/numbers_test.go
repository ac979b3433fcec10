package emulator

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// smallest are valid requests of each operation, with the numbers that they may have.
var smallest = map[string]struct {
	members string
	numbers map[string][2]int64 // from, to; the zero value for a number without limits
}{
	logsTarget + "CreateLogGroup":     {`"logGroupName":"new"`, nil},
	logsTarget + "DeleteLogGroup":     {`"logGroupName":"other"`, nil},
	logsTarget + "CreateLogStream":    {`"logGroupName":"group","logStreamName":"new"`, nil},
	logsTarget + "PutRetentionPolicy": {`"logGroupName":"group"`, map[string][2]int64{"retentionInDays": {1, 3653}}},
	logsTarget + "DescribeLogGroups":  {``, map[string][2]int64{"limit": {1, 50}}},
	logsTarget + "DescribeLogStreams": {`"logGroupName":"group"`, map[string][2]int64{"limit": {1, 50}}},
	logsTarget + "PutLogEvents":       {`"logGroupName":"group","logStreamName":"stream","logEvents":[{"timestamp":1,"message":"x"}]`, nil},
	logsTarget + "GetLogEvents":       {`"logGroupName":"group","logStreamName":"stream"`, map[string][2]int64{"limit": {1, 10_000}, "startTime": {0, 1<<63 - 1}, "endTime": {0, 1<<63 - 1}}},
	logsTarget + "FilterLogEvents":    {`"logGroupName":"group"`, map[string][2]int64{"limit": {1, 10_000}, "startTime": {0, 1<<63 - 1}, "endTime": {0, 1<<63 - 1}}},
	logsTarget + "StartQuery":         {`"logGroupName":"group","queryString":"fields @message","startTime":1,"endTime":2`, map[string][2]int64{"limit": {1, 100_000}}},
	logsTarget + "GetQueryResults":    {`"queryId":"none"`, nil},
	logsTarget + "StopQuery":          {`"queryId":"none"`, nil},
	trailTarget + "DescribeTrails":    {``, nil},
	trailTarget + "LookupEvents":      {``, map[string][2]int64{"MaxResults": {1, 50}, "StartTime": {}, "EndTime": {}}},
}

// oddNumbers are values to try where a number is expected.
var oddNumbers = []string{
	"-9223372036854775808", "-2147483649", "-2147483648", "-5", "-1", "0", "1", "51", "100001", "2147483647", "2147483648", "9223372036854775807",
	"9223372036854775808", "1e300", "-1e300", "1e999", "1.5", "true", `"1"`, `"x"`, `""`, "[]", "[1]", "{}", "null", "NaN",
}

// Every operation refuses every number that is out of its range as AWS does, and no
// value of any type makes the emulator fail.
func TestNoNumberIsTakenOutOfItsRange(t *testing.T) {
	for target := range endpoints() {
		if _, ok := smallest[target]; !ok {
			t.Errorf("%s is not tried", target)
		}
	}
	for target, request := range smallest {
		for name, limits := range request.numbers {
			for _, value := range oddNumbers {
				members := strings.Trim(fmt.Sprintf(`%s,%q:%s`, request.members, name, value), ",")
				status, body := asked(t, target, "{"+members+"}")
				var n int64
				_, err := fmt.Sscanf(value, "%d", &n)
				number := err == nil && fmt.Sprint(n) == value
				outside := limits != [2]int64{} && (!number && value != "null" || number && (n < limits[0] || n > limits[1]))
				switch {
				case status >= 500, status != http.StatusOK && !strings.Contains(body, "Exception"):
					t.Errorf("%s %s: %s is answered with %d %s", target, name, value, status, body)
				case outside && status != http.StatusBadRequest:
					t.Errorf("%s %s: %s is taken: %d %.100s", target, name, value, status, body)
				}
			}
		}
		status, body := asked(t, target, "{"+request.members+"}")
		if status >= 500 {
			t.Errorf("%s is answered with %d %s", target, status, body)
		}
	}
}

func asked(t *testing.T, target, body string) (status int, answer string) {
	t.Helper()
	s := New(Options{})
	s.AddTrail(Trail{Name: "audit", Group: "group"})
	s.Put("group", "stream", time.Now().Add(-time.Hour), `{"eventID":"1","eventName":"SignUp","eventSource":"cognito-idp.amazonaws.com"}`)
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader(body))
	r.Header.Set("X-Amz-Target", target)
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 …")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}
