package emulator

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// answeredCall is one answered request.
type answeredCall struct {
	At        time.Time
	Operation string // "ListUsers"; for STS "GetCallerIdentity"
	Outcome   string // "" when it succeeded, else the exception's code
	Username  string // the Username of the request, or the USERNAME of a sign-in, if it has one
	PoolID    string // the UserPoolId of the request, if it has one
}

// newCall describes a request to the user pools API, as far as it can be read.
func newCall(r *http.Request, body []byte) answeredCall {
	var about struct {
		Username, UserPoolId               string
		AuthParameters, ChallengeResponses struct{ USERNAME string }
	}
	_ = json.Unmarshal(body, &about) // a request that can't be read is answered so later
	return answeredCall{
		Operation: strings.TrimPrefix(r.Header.Get("X-Amz-Target"), targetPrefix),
		Username:  cmp.Or(about.Username, about.AuthParameters.USERNAME, about.ChallengeResponses.USERNAME),
		PoolID:    about.UserPoolId,
	}
}
