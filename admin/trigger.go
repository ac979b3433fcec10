package admin

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Trigger is a Lambda function that Cognito calls at one point of a flow.
type Trigger struct {
	Name     string `json:"name"`     // AWS's name in LambdaConfig, e.g. PreSignUp
	Function string `json:"function"` // ARN, perhaps with an alias, perhaps of another account
}

// triggers lists what is set, in the order in which a sign-up and a sign-in
// meet them.
func triggers(c types.LambdaConfigType) []Trigger {
	all := []struct {
		name string
		arn  *string
	}{
		{"PreSignUp", c.PreSignUp},
		{"CustomMessage", c.CustomMessage},
		{"PostConfirmation", c.PostConfirmation},
		{"UserMigration", c.UserMigration},
		{"PreAuthentication", c.PreAuthentication},
		{"DefineAuthChallenge", c.DefineAuthChallenge},
		{"CreateAuthChallenge", c.CreateAuthChallenge},
		{"VerifyAuthChallengeResponse", c.VerifyAuthChallengeResponse},
		{"PreTokenGeneration", tokenGeneration(c)},
		{"PostAuthentication", c.PostAuthentication},
		{"CustomSMSSender", record.Value(c.CustomSMSSender).LambdaArn},
		{"CustomEmailSender", record.Value(c.CustomEmailSender).LambdaArn},
		{"InboundFederation", record.Value(c.InboundFederation).LambdaArn},
	}
	var set []Trigger
	for _, t := range all {
		if arn := record.Value(t.arn); arn != "" {
			set = append(set, Trigger{t.name, plain.Text(arn)})
		}
	}
	return set
}

// tokenGeneration: the versioned form has replaced the plain one, and AWS
// returns both where both are the same function.
func tokenGeneration(c types.LambdaConfigType) *string {
	if c.PreTokenGenerationConfig != nil {
		return c.PreTokenGenerationConfig.LambdaArn
	}
	return c.PreTokenGeneration
}
