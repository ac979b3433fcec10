package emulator

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/identitypools"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/sessions"
)

// oddValues are values to put in place of a member's.
var oddValues = []string{
	"-9223372036854775808", "-2147483649", "-2147483648", "-5", "-1", "0", "1", "61", "2147483647", "2147483648", "9223372036854775808",
	"1e300", "-1e300", "1e999", "1.5", "true", `"1"`, `"x"`, `""`, "[]", "[1]", `[{}]`, "[null]", "{}", `{"x":1}`, "null", "NaN",
}

// Every number below its range is refused as AWS refuses it, in every operation, and no value of
// any type, in any member, makes the emulator fail.
func TestNoMemberTakesWhatItIsNot(t *testing.T) {
	inputs := map[string]reflect.Type{}
	for name := range userpools.Operations() {
		if _, byHand := sessions.Operations()[name]; byHand {
			continue // the SDK has no types of it
		}
		inputs[service.TargetPrefix+name] = inputOf(t, reflect.TypeFor[*cip.Client](), name)
	}
	for name := range identitypools.Operations() {
		inputs[identitypools.Target+name] = inputOf(t, reflect.TypeFor[*ci.Client](), name)
	}
	s := New(Options{Now: func() time.Time { return time.Date(2026, 11, 14, 12, 0, 0, 0, time.UTC) }})
	if err := s.SeedDemo(5); err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		usual := s.usualRequest(inputs[name])
		if strings.HasPrefix(name, identitypools.Target) {
			maps.Copy(usual, s.newGuest(t))
		}
		for member, kind := range membersOf(inputs[name]) {
			for _, value := range oddValues {
				request := maps.Clone(usual)
				request[member] = json.RawMessage(value)
				status, answer := s.asked(t, name, request)
				switch {
				case status >= 500, status != http.StatusOK && !strings.Contains(answer, "__type"):
					t.Errorf("%s %s: %s is answered with %d %s", name, member, value, status, answer)
				case kind == reflect.Int32 && (value == "-5" || value == "-2147483648" || value == "2147483648" || value == `"x"` || value == "1.5") && status != http.StatusBadRequest:
					t.Errorf("%s %s: %s is taken: %d %.100s", name, member, value, status, answer)
				case kind == reflect.Int32 && value == "-5" && !strings.Contains(answer, "at '"+strings.ToLower(member[:1])+member[1:]+"' failed to satisfy constraint"):
					t.Errorf("%s %s: %s is refused with %s", name, member, value, answer)
				}
			}
		}
	}
}

// inputOf returns the type of the input that the SDK's client takes for an operation.
func inputOf(t *testing.T, client reflect.Type, operation string) reflect.Type {
	t.Helper()
	method, ok := client.MethodByName(operation)
	if !ok {
		t.Fatalf("the SDK has no operation %s", operation)
	}
	return method.Type.In(2).Elem() // after the client and the context
}

// membersOf returns the members of an input with their kinds.
func membersOf(input reflect.Type) map[string]reflect.Kind {
	members := map[string]reflect.Kind{}
	for i := range input.NumField() {
		if f := input.Field(i); f.IsExported() {
			kind := f.Type.Kind()
			if kind == reflect.Pointer {
				kind = f.Type.Elem().Kind()
			}
			members[f.Name] = kind
		}
	}
	return members
}

// usualRequest names existing resources where an input asks for a name.
func (s *Server) usualRequest(input reflect.Type) map[string]json.RawMessage {
	s.account.Lock()
	defer s.account.Unlock()
	names := map[string]string{"Username": "alice", "GroupName": "admins", "AttributeName": "email", "Password": "Passw0rd!x", "ConfirmationCode": "123456"}
	for _, p := range directory.In(s.account).List {
		names["UserPoolId"] = p.ID()
		for _, c := range p.Clients {
			names["ClientId"] = *c.ClientId
		}
	}
	request := map[string]json.RawMessage{}
	for member := range membersOf(input) {
		if name, ok := names[member]; ok {
			request[member], _ = json.Marshal(name) // a string
		}
	}
	return request
}

// newGuest makes an identity pool with a guest and returns the members of requests that name them.
func (s *Server) newGuest(t *testing.T) map[string]json.RawMessage {
	t.Helper()
	var made map[string]json.RawMessage
	_, answer := s.asked(t, identitypools.Target+"CreateIdentityPool", map[string]json.RawMessage{
		"IdentityPoolName": []byte(`"x"`), "AllowUnauthenticatedIdentities": []byte("true"), "DeveloperProviderName": []byte(`"d"`),
	})
	if err := json.Unmarshal([]byte(answer), &made); err != nil {
		t.Fatal(err)
	}
	members := map[string]json.RawMessage{"IdentityPoolId": made["IdentityPoolId"]}
	_, answer = s.asked(t, identitypools.Target+"GetId", members)
	if err := json.Unmarshal([]byte(answer), &made); err != nil {
		t.Fatal(err)
	}
	members["IdentityId"], members["IdentityPoolName"] = made["IdentityId"], []byte(`"x"`)
	return members
}

func (s *Server) asked(t *testing.T, target string, request map[string]json.RawMessage) (status int, answer string) {
	t.Helper()
	var body strings.Builder
	body.WriteByte('{')
	for i, member := range slices.Sorted(maps.Keys(request)) {
		if i > 0 {
			body.WriteByte(',')
		}
		body.WriteString(`"` + member + `":` + string(request[member]))
	}
	body.WriteByte('}')
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader(body.String()))
	r.Header.Set("X-Amz-Target", target)
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 …")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}
