package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/rogpeppe/go-internal/testscript"
)

// issue signs in alice of the pool door and writes what she received into files:
// body.json as the API answers, id, access and refresh, and the pool's key set in
// keys.json. The app client's id is in $CLIENT.
func issue(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: issue")
	}
	ctx, endpoint, pool := context.Background(), ts.Getenv("AWS_ENDPOINT_URL"), doorID
	client := cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &endpoint,
		Credentials: credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "example", ""),
	})
	made, err := client.CreateUserPoolClient(ctx, &cip.CreateUserPoolClientInput{
		UserPoolId: &pool, ClientName: aws.String("acme-web"),
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowAdminUserPasswordAuth},
	})
	ts.Check(err)
	ts.Setenv("CLIENT", *made.UserPoolClient.ClientId)
	_, err = client.AdminSetUserPassword(ctx, &cip.AdminSetUserPasswordInput{
		UserPoolId: &pool, Username: aws.String("alice"), Password: aws.String("Sesame-open-7"), Permanent: true,
	})
	ts.Check(err)
	out, err := client.AdminInitiateAuth(ctx, &cip.AdminInitiateAuthInput{
		UserPoolId: &pool, ClientId: made.UserPoolClient.ClientId, AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": "Sesame-open-7"},
	})
	ts.Check(err)
	body, err := json.Marshal(map[string]any{"AuthenticationResult": out.AuthenticationResult})
	ts.Check(err)
	leave(ts, "body.json", string(body))
	leave(ts, "id", *out.AuthenticationResult.IdToken)
	leave(ts, "access", *out.AuthenticationResult.AccessToken)
	leave(ts, "refresh", *out.AuthenticationResult.RefreshToken)
	leave(ts, "keys.json", download(ts, endpoint+"/"+pool+"/.well-known/jwks.json"))
}

func leave(ts *testscript.TestScript, name, text string) {
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o600))
}

func download(ts *testscript.TestScript, url string) string {
	response, err := http.Get(url)
	ts.Check(err)
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	ts.Check(err)
	return string(text)
}

// turn flips a bit of a token's signature: `turn id forged`.
func turn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: turn token forged")
	}
	text := ts.ReadFile(args[0])
	at := strings.LastIndexByte(text, '.') + 9
	other := map[bool]string{true: "B", false: "A"}[text[at] == 'A']
	leave(ts, args[1], text[:at]+other+text[at+1:])
}

// cutTo keeps the first bytes of a token: `cut access 400 short`.
func cutTo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: cut token bytes short")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	leave(ts, args[2], ts.ReadFile(args[0])[:n])
}

// hides fails when a file or the last output contains the text of another file, or a
// large part of it: `hides stdout id`.
func hides(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: hides file secret")
	}
	said, secret := ts.ReadFile(args[0]), ts.ReadFile(args[1])
	signature := secret[strings.LastIndexByte(secret, '.')+1:]
	for i := 0; i+16 <= len(signature); i++ {
		if strings.Contains(said, signature[i:i+16]) {
			ts.Fatalf("%s holds %d characters of the signature", args[0], 16)
		}
	}
}
