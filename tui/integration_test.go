package tui_test

import (
	"context"
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// The console on other people's servers; make integration starts them and names them in
// the environment.
func TestTheConsoleOnOtherPeoplesServers(t *testing.T) {
	for name, endpoint := range map[string]string{
		"moto":          os.Getenv("COGNITO_TUI_MOTO"),
		"cognito-local": os.Getenv("COGNITO_TUI_COGNITO_LOCAL"),
	} {
		if endpoint == "" {
			t.Logf("%s is not running: make integration starts it", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			pool := prepare(t, endpoint, "console-"+name)
			tuitest.Start(t, tuitest.Setup{Endpoint: endpoint}).
				Press("/").Type("console-"+name).Press("enter").
				Selected().Is("console-"+name, pool[:12]).
				Press("enter").
				Sees("ada", "bert", "must set password").
				Press("/").Type("email:ada").Press("enter").
				Sees(`asked of AWS: email ^= "ada"`, "ada@example.com").SeesNot("bert").
				Press("enter").
				Sees("users › ada › overview", "ada@example.com").
				Press("2").Sees("staff").
				Press("esc", "esc", "2").Sees("staff").
				Press("enter").Sees("groups › staff", "ada").SeesNot("bert").
				Press("esc", "3").Sees("sign in with", pool)
		})
	}
}

func prepare(t *testing.T, endpoint, name string) (pool string) {
	t.Helper()
	ctx := context.Background()
	client := cip.New(cip.Options{Region: "eu-west-1", BaseEndpoint: &endpoint, Credentials: aws.CredentialsProviderFunc(
		func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "example"}, nil
		})})
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	made, err := client.CreateUserPool(ctx, &cip.CreateUserPoolInput{PoolName: &name})
	must(err)
	id := made.UserPool.Id
	for _, user := range []string{"ada", "bert"} {
		_, err := client.AdminCreateUser(ctx, &cip.AdminCreateUserInput{
			UserPoolId: id, Username: &user, MessageAction: types.MessageActionTypeSuppress,
			UserAttributes: []types.AttributeType{{Name: new("email"), Value: new(user + "@example.com")}},
		})
		must(err)
	}
	_, err = client.CreateGroup(ctx, &cip.CreateGroupInput{UserPoolId: id, GroupName: new("staff")})
	must(err)
	_, err = client.AdminAddUserToGroup(ctx, &cip.AdminAddUserToGroupInput{UserPoolId: id, GroupName: new("staff"), Username: new("ada")})
	must(err)
	return *id
}
