package call_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/call"
)

func TestALimitThatLastsIsNotAskedAgain(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.Header().Set("Content-Type", "application/x-amz-json-1.1")
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, `{"__type":"LimitExceededException","message":"Attempt limit exceeded, please try after some time."}`)
	}))
	defer server.Close()
	client := cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &server.URL, Retryer: call.Retryer(),
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	_, err := client.AdminResetUserPassword(t.Context(), &cip.AdminResetUserPasswordInput{UserPoolId: new("eu-west-1_x"), Username: new("ada")})
	if p := call.Explain(err); p == nil || p.Kind != call.KindLimit || asked != 1 {
		t.Errorf("asked %d times, and the problem is %+v; want once and KindLimit", asked, p)
	}
}
