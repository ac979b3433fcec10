package call

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/smithy-go/middleware"
)

// Request is one call that an act makes, as a value: what is planned, shown as a
// command, sent and kept in the audit is the same value. [UserPools] and its siblings
// make one, each for its service. The zero Request can't be sent.
type Request struct {
	service   string // the SDK's service id
	operation string
	input     any // a pointer to a struct whose members have the API's names
	send      func(context.Context, *Session, tuning) (Answer, error)
	secret    bool // the answer holds a secret

	needs string // the value of an earlier answer that it uses; "" for none
	with  func(value string) Request
}

// Tries is how often a request may be sent.
type Tries uint8

// The tries. The zero value is the safe one.
const (
	// Once retries only what AWS refused for its rate, before it processed it: a lost
	// answer, or a fault inside AWS, leaves open whether it was done.
	Once Tries = iota
	// Repeatedly retries whatever may succeed then: for requests that have the same
	// effect when done twice.
	Repeatedly
)

// UserPools is a request to Cognito user pools: an operation of the SDK's client, its
// input, and what the act takes of the answer.
//
//	call.UserPools((*cip.Client).AdminDisableUser, &cip.AdminDisableUserInput{…})
func UserPools[In, Out any](operation func(*cip.Client, context.Context, *In, ...func(*cip.Options)) (*Out, error), input *In, takes ...Taking[Out]) Request {
	return newRequest(cip.ServiceID, input, takes, func(ctx context.Context, s *Session, with tuning) (*Out, error) {
		return operation(s.Cognito(), ctx, input, with.userPools)
	})
}

// IdentityPools is a request to Cognito identity pools.
func IdentityPools[In, Out any](operation func(*cognitoidentity.Client, context.Context, *In, ...func(*cognitoidentity.Options)) (*Out, error), input *In, takes ...Taking[Out]) Request {
	return newRequest(cognitoidentity.ServiceID, input, takes, func(ctx context.Context, s *Session, with tuning) (*Out, error) {
		return operation(s.IdentityPools(), ctx, input, with.identityPools)
	})
}

// Logs is a request to CloudWatch Logs.
func Logs[In, Out any](operation func(*cloudwatchlogs.Client, context.Context, *In, ...func(*cloudwatchlogs.Options)) (*Out, error), input *In, takes ...Taking[Out]) Request {
	return newRequest(cloudwatchlogs.ServiceID, input, takes, func(ctx context.Context, s *Session, with tuning) (*Out, error) {
		return operation(s.Logs(), ctx, input, with.logs)
	})
}

// Lambda is a request to Lambda.
func Lambda[In, Out any](operation func(*lambda.Client, context.Context, *In, ...func(*lambda.Options)) (*Out, error), input *In, takes ...Taking[Out]) Request {
	return newRequest(lambda.ServiceID, input, takes, func(ctx context.Context, s *Session, with tuning) (*Out, error) {
		return operation(s.Lambda(), ctx, input, with.lambda)
	})
}

// IAM is a request to IAM.
func IAM[In, Out any](operation func(*iam.Client, context.Context, *In, ...func(*iam.Options)) (*Out, error), input *In, takes ...Taking[Out]) Request {
	return newRequest(iam.ServiceID, input, takes, func(ctx context.Context, s *Session, with tuning) (*Out, error) {
		return operation(s.IAM(), ctx, input, with.iam)
	})
}

// Following is a request that uses a value of an earlier answer of the same act,
// which the earlier request takes by [ValueOf]. In a command the value is a variable
// of that name.
func Following(name string, request func(value string) Request) Request {
	r := request(placeholder(name))
	r.needs, r.with = name, request
	return r
}

// newRequest is the request of an input of the SDK, which the operation is named after.
func newRequest[In, Out any](service string, input *In, takes []Taking[Out], send func(context.Context, *Session, tuning) (*Out, error)) Request {
	operation := strings.TrimSuffix(reflect.TypeFor[In]().Name(), "Input")
	return sendable(service, operation, input, takes, func(ctx context.Context, s *Session, with tuning) (*Out, middleware.Metadata, error) {
		out, err := send(ctx, s, with)
		if err != nil {
			return nil, middleware.Metadata{}, err // the error has the request's id
		}
		metadata, _ := reflect.ValueOf(out).Elem().FieldByName("ResultMetadata").Interface().(middleware.Metadata)
		return out, metadata, nil
	})
}

func sendable[Out any](service, operation string, input any, takes []Taking[Out], send func(context.Context, *Session, tuning) (*Out, middleware.Metadata, error)) Request {
	r := Request{service: service, operation: operation, input: input}
	for _, t := range takes {
		r.secret = r.secret || t.name == ""
	}
	r.send = func(ctx context.Context, s *Session, with tuning) (Answer, error) {
		out, metadata, err := send(ctx, s, with)
		if err != nil {
			return Answer{}, err
		}
		answer := taken(out, takes)
		answer.RequestID, _ = awsmiddleware.GetRequestIDMetadata(metadata)
		return answer, nil
	}
	return r
}

// Send sends the request. It uses the values taken from earlier answers of the act, nil
// for none. The error has AWS's id of the failed request, and no secret of its input.
func (r Request) Send(ctx context.Context, s *Session, earlier map[string]string, tries Tries) (Answer, error) {
	if r.with != nil {
		value := earlier[r.needs]
		if value == "" {
			return Answer{}, fmt.Errorf("%s needs %s, which no earlier answer contained", r.operation, r.needs)
		}
		r = r.with(value)
	}
	if r.send == nil {
		return Answer{}, errors.New("there is no request to send")
	}
	var with tuning
	if tries != Repeatedly {
		with.retryer, with.stack = s.WithBackoff(ThrottleRetryer()), append(with.stack, triedOnce)
	}
	answer, err := r.send(ctx, s, with)
	if err != nil {
		return answer, r.hushed(err)
	}
	return answer, nil
}

// Operation is AWS's name of the call: AdminDisableUser.
func (r Request) Operation() string { return r.operation }

// AnswersSecret reports whether a secret is taken from the answer.
func (r Request) AnswersSecret() bool { return r.secret }

// Call is the call's row in the table of calls: its quota, whether it is billed.
func (r Request) Call() Call {
	call, _ := LookupCall(r.service, r.operation)
	return call
}
