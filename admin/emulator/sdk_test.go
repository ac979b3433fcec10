package emulator_test

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go"
	smithyauth "github.com/aws/smithy-go/auth"

	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/sessions"
)

const target = "AWSCognitoIdentityProviderService."

// TestOperationsAreTheSDKs compares the operations table with the SDK: it has all its operations;
// each row is one of them, requires what its validators require, and is public exactly where the
// SDK does not sign.
func TestOperationsAreTheSDKs(t *testing.T) {
	l := newLab(t)
	table, client := userpools.Operations(), reflect.TypeOf(l.Client)
	for i := range client.NumMethod() {
		if name := client.Method(i).Name; name != "Options" && reflect.ValueOf(table[name]).IsZero() {
			t.Errorf("%s is missing", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(userpools.Operations())) {
		t.Run(name, func(t *testing.T) {
			method := reflect.ValueOf(l.Client).MethodByName(name)
			if _, byHand := sessions.Operations()[name]; byHand {
				if method.IsValid() {
					t.Error("the SDK has the operation now: use its types")
				}
				return
			}
			if !method.IsValid() {
				t.Fatal("the SDK has no such operation")
			}
			_, _, answer := l.post(target+name, "{}")
			if got, want := complaints(answer), missingMembers(t, method); !slices.Equal(got, want) {
				t.Errorf("an empty request lacks %q, for the SDK %q", got, want)
			}
			_, _, answer = l.post(target+name, "{}", "Authorization", "")
			public := !strings.Contains(answer, "MissingAuthenticationToken")
			if want := isPublic(l, name); public != want {
				t.Errorf("public: %v, for the SDK %v", public, want)
			}
		})
	}
}

// TestOperationsOfIdentityPoolsAreTheSDKs does the same for identity pools, of which there is
// every operation.
func TestOperationsOfIdentityPoolsAreTheSDKs(t *testing.T) {
	l := newLab(t)
	identities := l.identityClient()
	client := reflect.ValueOf(identities)
	table := identitypools.Operations()
	for i := range client.NumMethod() {
		name := client.Type().Method(i).Name
		if _, ok := table[name]; !ok && name != "Options" {
			t.Errorf("%s is missing", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		_, _, answer := l.post(identitypools.Target+name, "{}")
		if got, want := complaints(answer), missingMembers(t, client.MethodByName(name)); !slices.Equal(got, want) || !strings.Contains(answer, "ValidationException") {
			t.Errorf("an empty %s lacks %q, for the SDK %q: %s", name, got, want, answer)
		}
		_, _, answer = l.post(identitypools.Target+name, "{}", "Authorization", "")
		options, err := identities.Options().AuthSchemeResolver.ResolveAuthSchemes(t.Context(), &ci.AuthResolverParameters{Operation: name, Region: "eu-west-1"})
		if err != nil {
			t.Fatal(err)
		}
		public := !strings.Contains(answer, "MissingAuthenticationToken")
		if want := options[0].SchemeID == smithyauth.SchemeIDAnonymous; public != want {
			t.Errorf("%s is public: %v, for the SDK %v", name, public, want)
		}
	}
}

// missingMembers returns what the SDK finds missing in an empty request before it sends it:
// lower case first, as AWS complains.
func missingMembers(t *testing.T, method reflect.Value) []string {
	t.Helper()
	input := reflect.New(method.Type().In(1).Elem())
	results := method.Call([]reflect.Value{reflect.ValueOf(t.Context()), input})
	err, _ := results[1].Interface().(error)
	invalid, ok := errors.AsType[smithy.InvalidParamsError](err)
	if !ok {
		return nil
	}
	return sortedMatches(`missing required field, \w+\.(\w+)`, invalid.Error())
}

// complaints returns the members that an answer says are missing.
func complaints(answer string) []string {
	return sortedMatches(`Value null at '(\w+)' failed to satisfy constraint: Member must not be null`, answer)
}

func sortedMatches(pattern, text string) []string {
	var out []string
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		out = append(out, strings.ToLower(match[1]))
	}
	slices.Sort(out)
	return out
}

// isPublic reports whether the SDK sends the operation unsigned.
func isPublic(l *lab, name string) bool {
	l.Helper()
	parameters := &cip.AuthResolverParameters{Operation: name, Region: "eu-west-1"}
	options, err := l.Options().AuthSchemeResolver.ResolveAuthSchemes(l.Context(), parameters)
	if err != nil {
		l.Fatal(err)
	}
	return options[0].SchemeID == smithyauth.SchemeIDAnonymous
}

// TestRequiredMembersOfInnerShapes does the same for structs inside requests.
func TestRequiredMembersOfInnerShapes(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	for _, test := range []struct {
		operation, body string
		sdk             func(context.Context) error
	}{
		{
			"AdminCreateUser", `{"UserPoolId":"` + *pool + `","Username":"x","UserAttributes":[{}]}`,
			func(ctx context.Context) error {
				_, err := l.AdminCreateUser(ctx, &cip.AdminCreateUserInput{UserPoolId: pool, Username: aws.String("x"), UserAttributes: []types.AttributeType{{}}})
				return err
			},
		},
		{
			"CreateUserPool", `{"PoolName":"x","UsernameConfiguration":{},"UserPoolAddOns":{},"AccountRecoverySetting":{"RecoveryMechanisms":[{}]},"LambdaConfig":{"PreTokenGenerationConfig":{},"CustomSMSSender":{},"CustomEmailSender":{},"InboundFederation":{}}}`,
			func(ctx context.Context) error {
				_, err := l.CreateUserPool(ctx, &cip.CreateUserPoolInput{
					PoolName: aws.String("x"), UsernameConfiguration: &types.UsernameConfigurationType{}, UserPoolAddOns: &types.UserPoolAddOnsType{},
					AccountRecoverySetting: &types.AccountRecoverySettingType{RecoveryMechanisms: []types.RecoveryOptionType{{}}},
					LambdaConfig: &types.LambdaConfigType{
						PreTokenGenerationConfig: &types.PreTokenGenerationVersionConfigType{}, CustomSMSSender: &types.CustomSMSLambdaVersionConfigType{},
						CustomEmailSender: &types.CustomEmailLambdaVersionConfigType{}, InboundFederation: &types.InboundFederationLambdaType{},
					},
				})
				return err
			},
		},
	} {
		_, _, answer := l.post(target+test.operation, test.body)
		got := sortedMatches(`Value null at '[^']*?(\w+)' failed`, answer)
		invalid, _ := errors.AsType[smithy.InvalidParamsError](test.sdk(t.Context()))
		want := sortedMatches(`missing required field, [^\s]*\.(\w+)\.`, strings.ReplaceAll(invalid.Error(), "\n", ".\n")+".")
		if !slices.Equal(got, want) {
			t.Errorf("%s lacks %q, for the SDK %q", test.operation, got, want)
		}
	}
}

// TestAnswersAreNamedAsOnTheWire makes sure that the emulator, which writes members by the names
// of the SDK's fields, names them as the SDK's own serializer does.
func TestAnswersAreNamedAsOnTheWire(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) {
		in.UserPoolTags = map[string]string{"team": `a "quoted" ünï <code>`}
		in.LambdaConfig = &types.LambdaConfigType{PreSignUp: aws.String("arn:aws:lambda:eu-west-1:123456789012:function:pre")}
	})
	_, _, answer := l.post(target+"DescribeUserPool", `{"UserPoolId":"`+*pool+`"}`)
	var raw map[string]map[string]any
	if err := json.Unmarshal([]byte(answer), &raw); err != nil {
		t.Fatal(err)
	}
	described := must(l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(l).UserPool
	if described.UserPoolTags["team"] != `a "quoted" ünï <code>` || aws.ToString(described.LambdaConfig.PreSignUp) == "" {
		t.Errorf("came back as %v", described.UserPoolTags)
	}
	// The SDK has read a value for each member on the wire.
	for name := range raw["UserPool"] {
		if field := reflect.ValueOf(described).Elem().FieldByName(name); !field.IsValid() || field.IsZero() && name != "EstimatedNumberOfUsers" {
			t.Errorf("the SDK does not read %s", name)
		}
	}
	if created := raw["UserPool"]["CreationDate"]; created != 1773500966.535 {
		t.Errorf("CreationDate is %v, want seconds with a fraction", created)
	}
	if !described.CreationDate.Equal(l.now) {
		t.Errorf("CreationDate is %v, want %v", described.CreationDate, l.now)
	}
}
