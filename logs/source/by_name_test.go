package source_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	"github.com/cognito-tui/cognito-tui/logs/source"
)

const groupsARN = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/app"

// namesOf asks twice for a group by its ARN, and returns what each request named it by.
func namesOf(t *testing.T, byIdentifier func(http.ResponseWriter)) (asked []string, found int) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in struct{ LogGroupName, LogGroupIdentifier string }
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
			t.Error(err)
		}
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		if in.LogGroupName == "" {
			asked = append(asked, "identifier")
			byIdentifier(w)
			return
		}
		asked = append(asked, in.LogGroupName)
		fmt.Fprint(w, `{"events":[{"eventId":"1","message":"m","timestamp":1}]}`)
	}))
	t.Cleanup(server.Close)
	client := cloudwatchlogs.New(cloudwatchlogs.Options{
		Region: "eu-west-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	}, func(o *cloudwatchlogs.Options) { o.APIOptions = append(o.APIOptions, source.ByName(server.URL)) })
	for range 2 {
		out, err := client.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupIdentifier: aws.String(groupsARN)})
		if err == nil {
			found += len(out.Events)
		}
	}
	return asked, found
}

// refusal writes an error of the JSON protocol.
func refusal(code string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(w, `{"__type":%q,"message":"no"}`, code)
	}
}

func TestAGroupIsAskedForByNameWhereItsARNIsNotUnderstood(t *testing.T) {
	for name, byIdentifier := range map[string]func(http.ResponseWriter){
		"logGroupName is required": refusal("InvalidParameterException"),
		"an unknown member":        refusal("ValidationException"),
		"not found by its ARN":     refusal("ResourceNotFoundException"),
		"ignored":                  func(w http.ResponseWriter) { fmt.Fprint(w, `{"events":[]}`) },
	} {
		asked, found := namesOf(t, byIdentifier)
		if want := []string{"identifier", "/aws/app", "/aws/app"}; !slices.Equal(asked, want) || found != 2 {
			t.Errorf("%s: asked by %q, found %d", name, asked, found)
		}
	}
}

func TestAGroupIsAskedForByItsARNWhereThatIsUnderstood(t *testing.T) {
	for name, c := range map[string]struct {
		byIdentifier func(http.ResponseWriter)
		found        int
	}{
		"found":  {func(w http.ResponseWriter) { fmt.Fprint(w, `{"events":[{"eventId":"1","message":"m"}]}`) }, 2},
		"denied": {refusal("AccessDeniedException"), 0},
	} {
		asked, found := namesOf(t, c.byIdentifier)
		if !slices.Equal(asked, []string{"identifier", "identifier"}) || found != c.found {
			t.Errorf("%s: asked by %q, found %d", name, asked, found)
		}
	}
}

// A group of another account may share its name with one of this account, so AWS is never
// asked for the one in place of the other.
func TestAWSIsNotAskedByName(t *testing.T) {
	for _, endpoint := range []string{"https://vpce-1.logs.eu-west-1.vpce.amazonaws.com", "https://logs.eu-west-1.api.aws"} {
		client := cloudwatchlogs.New(cloudwatchlogs.Options{
			Region: "eu-west-1", BaseEndpoint: &endpoint,
			Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""), HTTPClient: &refuser{t: t},
		},
			func(o *cloudwatchlogs.Options) { o.APIOptions = append(o.APIOptions, source.ByName(endpoint)) })
		_, _ = client.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupIdentifier: aws.String(groupsARN)})
	}
}

// refuser answers that there is no such group, and expects no other question.
type refuser struct {
	t     *testing.T
	asked int
}

func (r *refuser) Do(request *http.Request) (*http.Response, error) {
	if r.asked++; r.asked > 1 {
		r.t.Errorf("asked %s %d times", request.URL, r.asked)
	}
	w := httptest.NewRecorder()
	refusal("ResourceNotFoundException")(w)
	answer := w.Result()
	answer.Request = request
	return answer, nil
}
