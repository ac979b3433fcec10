package call

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"

	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// truthful refuses answers that no AWS service gives, so that a missing member does
// not pass as an answer. It wraps the SDK's own decoding.
func truthful(stack *middleware.Stack) error {
	err := stack.Deserialize.Insert(middleware.DeserializeMiddlewareFunc("CheckBody", checkBody), "LimitAnswer", middleware.Before)
	if err != nil {
		return err
	}
	return stack.Deserialize.Add(middleware.DeserializeMiddlewareFunc("CheckEssentials", checkEssentials), middleware.Before)
}

func checkEssentials(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (middleware.DeserializeOutput, middleware.Metadata, error) {
	out, metadata, err := next.HandleDeserialize(ctx, in)
	if err != nil {
		return out, metadata, err
	}
	name := callName{awsmiddleware.GetServiceID(ctx), awsmiddleware.GetOperationName(ctx)}
	if metadata.Has(emptyBody{}) && tells(out.Result) {
		return out, metadata, &smithy.DeserializationError{Err: emptyAnswer(ctx)}
	}
	if err := essentials[name].check(out.Result); err != nil {
		return out, metadata, &smithy.DeserializationError{Err: fmt.Errorf("the answer to %s %w", name.operation, err)}
	}
	return out, metadata, nil
}

// emptyAnswer is the error of a call whose answer has nothing of what it should.
func emptyAnswer(ctx context.Context) error {
	return fmt.Errorf("the answer to %s is empty", awsmiddleware.GetOperationName(ctx))
}

// emptyBody is the key of an answer's metadata that says that its body had nothing in it.
type emptyBody struct{}

// tells reports whether an output has members, so that an answer without a body lacks
// them. AWS answers some acts, such as DeleteGroup, without one.
func tells(output any) bool {
	of := reflect.TypeOf(output).Elem()
	for i := range of.NumField() {
		if field := of.Field(i); field.IsExported() && field.Name != "ResultMetadata" {
			return true
		}
	}
	return false
}

// essential is what every answer to an operation has. Emulators leave out some of
// everything else.
type essential struct {
	member string // of the output, such as "Users"
	row    string // the member of each of a list, such as "Username"; "" for none
	or     string // a member that stands in for a null one: servers in Go write an empty list so
}

// essentials are required where the console reads.
var essentials = map[callName]essential{
	{serviceUserPools, "ListUserPools"}:           {member: "UserPools", row: "Id"},
	{serviceUserPools, "ListUsers"}:               {member: "Users", row: "Username"},
	{serviceUserPools, "ListUsersInGroup"}:        {member: "Users", row: "Username"},
	{serviceUserPools, "ListGroups"}:              {member: "Groups", row: "GroupName"},
	{serviceUserPools, "AdminListGroupsForUser"}:  {member: "Groups", row: "GroupName"},
	{serviceUserPools, "AdminListDevices"}:        {member: "Devices", row: "DeviceKey"},
	{serviceUserPools, "AdminListUserAuthEvents"}: {member: "AuthEvents", row: "EventId"},
	{serviceUserPools, "ListUserPoolClients"}:     {member: "UserPoolClients", row: "ClientId"},
	{serviceUserPools, "DescribeUserPool"}:        {member: "UserPool"},
	{serviceUserPools, "DescribeUserPoolClient"}:  {member: "UserPoolClient"},
	{serviceUserPools, "GetGroup"}:                {member: "Group"},
	{serviceUserPools, "AdminGetUser"}:            {member: "Username"},
	{serviceLogs, "FilterLogEvents"}:              {member: "Events", or: "SearchedLogStreams"},
	{serviceLogs, "DescribeLogGroups"}:            {member: "LogGroups"},
	{serviceCloudTrail, "LookupEvents"}:           {member: "Events"},
	{serviceCloudTrail, "DescribeTrails"}:         {member: "TrailList"},
}

// check reports what an output lacks. The zero essential finds nothing missing.
func (e essential) check(output any) error {
	if e.member == "" {
		return nil
	}
	member := reflect.ValueOf(output).Elem().FieldByName(e.member)
	if member.IsNil() && e.or != "" && !reflect.ValueOf(output).Elem().FieldByName(e.or).IsNil() {
		return nil
	}
	if member.IsNil() {
		return fmt.Errorf("has no %s", e.member)
	}
	if e.row == "" {
		return nil
	}
	for i := range member.Len() {
		if name, _ := member.Index(i).FieldByName(e.row).Interface().(*string); name == nil || *name == "" {
			return fmt.Errorf("has one of %s without %s", e.member, e.row)
		}
	}
	return nil
}

// longestError is longer than the body of any AWS error, in bytes.
const longestError = 4 << 10

// checkBody checks the beginning of a body that comes as a success: something
// that is not a JSON object, and an AWS error, are reported as what they are.
func checkBody(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (middleware.DeserializeOutput, middleware.Metadata, error) {
	out, metadata, err := next.HandleDeserialize(ctx, in)
	response, ok := out.RawResponse.(*smithyhttp.Response)
	if err != nil || !ok || !speaksJSON(in, response) {
		return out, metadata, err
	}
	begins := bufio.NewReaderSize(response.Body, longestError)
	body, err := begins.Peek(longestError)
	response.Body = again{begins, response.Body}
	switch trimmed := bytes.TrimSpace(body); {
	case len(trimmed) == 0:
		metadata.Set(emptyBody{}, true)
	case trimmed[0] != '{':
		return out, metadata, &smithy.DeserializationError{Err: errors.New("the answer is not a JSON object")}
	case errors.Is(err, io.EOF) && isError(trimmed):
		response.StatusCode = http.StatusBadRequest
	}
	return out, metadata, nil
}

// speaksJSON reports whether a response is a success of a service that speaks AWS JSON.
func speaksJSON(in middleware.DeserializeInput, response *smithyhttp.Response) bool {
	request, ok := in.Request.(*smithyhttp.Request)
	return ok && request.Header.Get("X-Amz-Target") != "" && response.Response != nil && response.Body != nil &&
		response.StatusCode >= 200 && response.StatusCode < 300 &&
		!strings.Contains(response.Header.Get("Content-Type"), "eventstream")
}

// isError reports whether a whole body is an AWS error.
func isError(body []byte) bool {
	var of struct {
		Type string `json:"__type"`
	}
	return bytes.Contains(body, []byte(`"__type"`)) && json.Unmarshal(body, &of) == nil && of.Type != ""
}
