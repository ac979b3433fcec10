package call

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/smithy-go/middleware"

	"github.com/cognito-tui/cognito-tui/admin/record"
)

// service is an AWS service that requests go to.
type service struct {
	cli      string // what the AWS CLI calls it: cognito-idp
	endpoint func(*clients) *string
	// target precedes an operation in X-Amz-Target, and carry makes a call whose name,
	// input and answer are replaced; both only for AWS JSON 1.1.
	target string
	carry  func(context.Context, *clients, tuning) (middleware.Metadata, error)
}

// services are those that acts send requests to, by the SDK's service id.
var services = map[string]service{
	cip.ServiceID: {
		cli: "cognito-idp", endpoint: func(c *clients) *string { return c.cognito.Options().BaseEndpoint },
		target: "AWSCognitoIdentityProviderService", carry: carryUserPools,
	},
	cognitoidentity.ServiceID: {
		cli: "cognito-identity", endpoint: func(c *clients) *string { return c.identity.Options().BaseEndpoint },
		target: "AWSCognitoIdentityService", carry: carryIdentityPools,
	},
	cloudwatchlogs.ServiceID: {
		cli: "logs", endpoint: func(c *clients) *string { return c.logs.Options().BaseEndpoint },
		target: "Logs_20140328", carry: carryLogs,
	},
	lambda.ServiceID: {cli: "lambda", endpoint: func(c *clients) *string { return c.lambda.Options().BaseEndpoint }},
	iam.ServiceID:    {cli: "iam", endpoint: func(c *clients) *string { return c.iam.Options().BaseEndpoint }},
}

// tuning is what a single request changes in the client that sends it.
type tuning struct {
	retryer aws.Retryer // nil for the client's own
	stack   []func(*middleware.Stack) error
}

func (c tuning) to(retryer *aws.Retryer, stack *[]func(*middleware.Stack) error) {
	if c.retryer != nil {
		*retryer = c.retryer
	}
	*stack = append(*stack, c.stack...)
}

func (c tuning) userPools(o *cip.Options)                 { c.to(&o.Retryer, &o.APIOptions) }
func (c tuning) identityPools(o *cognitoidentity.Options) { c.to(&o.Retryer, &o.APIOptions) }
func (c tuning) logs(o *cloudwatchlogs.Options)           { c.to(&o.Retryer, &o.APIOptions) }
func (c tuning) lambda(o *lambda.Options)                 { c.to(&o.Retryer, &o.APIOptions) }
func (c tuning) iam(o *iam.Options)                       { c.to(&o.Retryer, &o.APIOptions) }

// The calls that carry others are signed like most of their service's, and need almost
// no input.

func carryUserPools(ctx context.Context, c *clients, with tuning) (middleware.Metadata, error) {
	out, err := c.cognito.ListUserPools(ctx, &cip.ListUserPoolsInput{MaxResults: new(int32(1))}, with.userPools)
	return record.Value(out).ResultMetadata, err
}

func carryIdentityPools(ctx context.Context, c *clients, with tuning) (middleware.Metadata, error) {
	out, err := c.identity.ListIdentityPools(ctx, &cognitoidentity.ListIdentityPoolsInput{MaxResults: new(int32(1))}, with.identityPools)
	return record.Value(out).ResultMetadata, err
}

func carryLogs(ctx context.Context, c *clients, with tuning) (middleware.Metadata, error) {
	out, err := c.logs.DescribeResourcePolicies(ctx, &cloudwatchlogs.DescribeResourcePoliciesInput{}, with.logs)
	return record.Value(out).ResultMetadata, err
}
