package admin

import (
	"encoding/json"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// NotTold stands for what AWS tells of everything of its kind, and this endpoint does not.
const NotTold = "not told by this endpoint"

// Answer is a yes or no that an endpoint may leave out. The zero Answer was left out.
type Answer uint8

// The answers.
const (
	Untold Answer = iota
	Yes
	No
)

// AnswerOf is what a member of an answer says, nil where it is absent.
func AnswerOf(told *bool) Answer {
	switch {
	case told == nil:
		return Untold
	case *told:
		return Yes
	}
	return No
}

// String is yes, no, or that it was not told.
func (a Answer) String() string {
	return [...]string{Untold: NotTold, Yes: "yes", No: "no"}[a]
}

// MarshalJSON writes true, false or null.
func (a Answer) MarshalJSON() ([]byte, error) {
	if a == Untold {
		return []byte("null"), nil
	}
	return json.Marshal(a == Yes)
}

// toldUsers are what the SDK does not tell of a list of users: it reads an absent Enabled
// as false.
type toldUsers struct {
	Users []struct{ Enabled *bool }
}

// toldUser is a user's record, and whether it says that they are enabled.
type toldUser struct {
	types.UserType
	enabled Answer
}

// of are the users of the same answer.
func (t toldUsers) of(records []types.UserType) []toldUser {
	users := make([]toldUser, len(records))
	for i, u := range records {
		users[i].UserType = u
		if i < len(t.Users) {
			users[i].enabled = AnswerOf(t.Users[i].Enabled)
		}
	}
	return users
}
