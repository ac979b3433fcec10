package call

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

const html500 = "<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n"

// How moto, cognito-local, floci and AWS's own protocols report a missing
// operation.
var unsupportedShapes = []struct {
	name              string
	status            int
	contentType, body string
}{
	{"moto, not implemented", 501, "text/plain", "The AdminGetUserAuthFactors action has not been implemented"},
	{"moto, fallen over", 500, "text/html; charset=utf-8", html500},
	{"InvalidAction", 400, "application/x-amz-json-1.1", jsonError("InvalidAction", "The action is not valid for this web service.")},
	{"AWS JSON", 400, "application/x-amz-json-1.1", `{"__type":"com.amazon.coral.service#UnknownOperationException"}`},
	{"cognito-local", 500, "application/x-amz-json-1.1", jsonError("Unsupported", "Cognito Local unsupported feature: AdminListDevices")},
	{"501 without a body", 501, "", ""},
}

func TestAnEndpointWithoutTheOperationIsAskedOnce(t *testing.T) {
	for _, shape := range unsupportedShapes {
		endpoint, requests := answering(t, shape.status, shape.contentType, shape.body)
		cfg := account(endpoint)
		cfg.Retryer = Retryer
		for service, ask := range map[string]func() error{
			"cognito-idp": func() error { return listUsers(cfg) },
			"logs": func() error {
				_, err := cloudwatchlogs.NewFromConfig(cfg).DescribeLogGroups(t.Context(), nil)
				return err
			},
			"lambda": func() error {
				_, err := lambda.NewFromConfig(cfg).GetFunctionConfiguration(t.Context(), &lambda.GetFunctionConfigurationInput{FunctionName: aws.String("f")})
				return err
			},
		} {
			requests.Store(0)
			if p := Explain(ask()); p.Kind != KindUnsupported || p.Retryable || requests.Load() != 1 {
				t.Errorf("%s, %s: %d requests, %+v", shape.name, service, requests.Load(), p)
			}
		}
	}
}

func TestAnEndpointWithoutSTS(t *testing.T) {
	for _, shape := range []struct {
		status            int
		contentType, body string
	}{
		{501, "text/plain", "not implemented"},
		{500, "text/html", html500},
		{400, "text/xml", "<ErrorResponse><Error><Code>InvalidAction</Code><Message>Could not find operation</Message></Error></ErrorResponse>"},
	} {
		endpoint, requests := answering(t, shape.status, shape.contentType, shape.body)
		cfg := account(endpoint)
		cfg.Retryer = Retryer
		_, err := sts.NewFromConfig(cfg).GetCallerIdentity(t.Context(), nil)
		if p := Explain(err); p.Kind != KindUnsupported || requests.Load() != 1 {
			t.Errorf("%d %s: %d requests, %+v", shape.status, shape.contentType, requests.Load(), p)
		}
	}
}

// quick is the program's retryer without the waiting between attempts.
func quick() aws.Retryer {
	return retry.AddWithMaxBackoffDelay(Retryer(), time.Millisecond)
}

func TestWhatPassesIsTriedThreeTimes(t *testing.T) {
	for name, body := range map[string]string{
		"fault":     jsonError("InternalErrorException", ""),
		"throttled": jsonError("TooManyRequestsException", "Rate exceeded"),
	} {
		endpoint, requests := answering(t, http.StatusInternalServerError, "application/x-amz-json-1.1", body)
		cfg := account(endpoint)
		cfg.Retryer = quick
		if p := Explain(listUsers(cfg)); !p.Retryable || p.RequestID == "" || requests.Load() != 3 {
			t.Errorf("%s: %d requests, %+v", name, requests.Load(), p)
		}
	}
}

// A page of HTML with status 500 is how an emulator crashes. From AWS itself it
// is a transient fault.
func TestAWSsOwnFaultsAreNotUnsupported(t *testing.T) {
	requests := 0
	cfg := account("https://cognito-idp.eu-west-1.amazonaws.com")
	cfg.Retryer = quick
	cfg.HTTPClient = smithyhttp.ClientDoFunc(func(r *http.Request) (*http.Response, error) {
		requests++
		return &http.Response{
			StatusCode: http.StatusInternalServerError, Request: r,
			Header: http.Header{"Content-Type": {"text/html"}}, Body: io.NopCloser(strings.NewReader(html500)),
		}, nil
	})
	if p := Explain(listUsers(cfg)); p.Kind != KindServer || requests != 3 {
		t.Errorf("%d requests, %+v", requests, p)
	}
}

func TestMissingCredentialsAreLookedForOnce(t *testing.T) {
	looked := 0
	cfg := account("http://127.0.0.1:1")
	cfg.Retryer = quick
	cfg.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		looked++
		return aws.Credentials{}, fmt.Errorf("no EC2 IMDS role found, %w", &net.OpError{Op: "dial", Net: "tcp", Err: syscall.EHOSTUNREACH})
	})
	if p := Explain(listUsers(cfg)); p.Kind != KindCredentials || looked != 1 {
		t.Errorf("looked %d times, %+v", looked, p)
	}
	if (NoRetry{}).IsErrorRetryable(nil) != aws.UnknownTernary {
		t.Error("no error is known")
	}
}

// An endpoint is asked once for an operation that it says it lacks, and the answer names it.
func TestAnEndpointIsAskedOnceInASessionForWhatItLacks(t *testing.T) {
	for _, shape := range unsupportedShapes {
		endpoint, requests := answering(t, shape.status, shape.contentType, shape.body)
		s, err := Open(t.Context(), Options{Region: "eu-west-1", Endpoint: endpoint, Credentials: account(endpoint).Credentials, Share: 1})
		if err != nil {
			t.Fatal(err)
		}
		want := int64(1)
		if shape.contentType == "text/html; charset=utf-8" {
			want = 3 // it fell over, which may be about the one request
		}
		for range 3 {
			_, err := s.Logs().DescribeLogGroups(t.Context(), nil)
			if p := Explain(err); p.Kind != KindUnsupported || p.Meaning != "This endpoint does not support DescribeLogGroups." {
				t.Errorf("%s: %+v", shape.name, p)
			}
		}
		if got := int64(requests.Load()); got != want {
			t.Errorf("%s: %d requests, want %d", shape.name, got, want)
		}
		_, err = s.Cognito().ListUserPools(t.Context(), &cip.ListUserPoolsInput{MaxResults: aws.Int32(1)})
		if p := Explain(err); p.Kind != KindUnsupported || p.Meaning != "This endpoint does not support ListUserPools." {
			t.Errorf("%s: another operation: %+v", shape.name, p)
		}
	}
}
