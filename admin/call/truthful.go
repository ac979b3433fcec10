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

// truthful refuses answers that no service of AWS gives, so that what is missing from
// them is not taken for an answer. It stands around the SDK's own decoding.
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
	if err := essentials[name].check(out.Result); err != nil {
		return out, metadata, &smithy.DeserializationError{Err: fmt.Errorf("the answer to %s %w", name.operation, err)}
	}
	return out, metadata, nil
}

// essential is what every answer to an operation has. Of all else that AWS sends,
// emulators leave out some.
type essential struct {
	member string // of the output, such as "Users"
	row    string // the member of each of a list, such as "Username"; "" for none
}

// essentials are what reads are about.
var essentials = map[callName]essential{
	{serviceUserPools, "ListUserPools"}:           {"UserPools", "Id"},
	{serviceUserPools, "ListUsers"}:               {"Users", "Username"},
	{serviceUserPools, "ListUsersInGroup"}:        {"Users", "Username"},
	{serviceUserPools, "ListGroups"}:              {"Groups", "GroupName"},
	{serviceUserPools, "AdminListGroupsForUser"}:  {"Groups", "GroupName"},
	{serviceUserPools, "AdminListDevices"}:        {"Devices", "DeviceKey"},
	{serviceUserPools, "AdminListUserAuthEvents"}: {"AuthEvents", "EventId"},
	{serviceUserPools, "ListUserPoolClients"}:     {"UserPoolClients", "ClientId"},
	{serviceUserPools, "DescribeUserPool"}:        {member: "UserPool"},
	{serviceUserPools, "DescribeUserPoolClient"}:  {member: "UserPoolClient"},
	{serviceUserPools, "GetGroup"}:                {member: "Group"},
	{serviceUserPools, "AdminGetUser"}:            {member: "Username"},
	{serviceLogs, "FilterLogEvents"}:              {member: "Events"},
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

// longestError is more than the body of any of AWS's errors has, in bytes.
const longestError = 4 << 10

// checkBody looks at the beginning of a body that comes as a success: something
// that is no JSON object, and an error of AWS's, are told as what they are.
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
	case len(trimmed) == 0: // what it lacks is found when it is decoded
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

// isError reports whether a whole body names an error of AWS's.
func isError(body []byte) bool {
	var of struct {
		Type string `json:"__type"`
	}
	return bytes.Contains(body, []byte(`"__type"`)) && json.Unmarshal(body, &of) == nil && of.Type != ""
}
