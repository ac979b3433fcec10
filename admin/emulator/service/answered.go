package service

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// Answered is one answered request.
type Answered struct {
	At        time.Time
	Operation string // "ListUsers"; for STS "GetCallerIdentity"
	Outcome   string // "" when it succeeded, else the exception's code
	Username  string // the Username of the request, or the USERNAME of a sign-in, if it has one
	PoolID    string // the UserPoolId of the request, if it has one
}

// newCall describes a request to the user pools API, as far as it can be read.
func newCall(r *http.Request, body []byte) Answered {
	var about struct {
		Username, UserPoolId               string
		AuthParameters, ChallengeResponses struct{ USERNAME string }
	}
	_ = json.Unmarshal(body, &about) // a request that can't be read is refused later
	return Answered{
		Operation: strings.TrimPrefix(strings.TrimPrefix(r.Header.Get("X-Amz-Target"), TargetPrefix), identityTarget),
		Username:  cmp.Or(about.Username, about.AuthParameters.USERNAME, about.ChallengeResponses.USERNAME),
		PoolID:    about.UserPoolId,
	}
}
