package tui_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// A user may exist although the logs have nothing about them.
func TestAnEmptyStreamTellsOfTheUserThatItIsAskedFor(t *testing.T) {
	h := attacked(t)
	quiet := h.username(15) // nobody signed in as
	status := string(h.users[15].UserStatus)
	for _, filter := range []string{"user:" + quiet, quiet, "user:" + h.attribute(15, "email")} {
		h.Press("/", "ctrl+u").Type(filter).Press("enter").
			Sees("latest 0 events", "match "+filter, quiet+" is a user of this pool: "+status+". enter opens the page.").
			Press("enter").Sees("› "+quiet, "1 overview").Press("esc")
	}
	h.Press("/", "ctrl+u").Type("user:nobody-at-all").Press("enter").Sees("latest 0 events").SeesNot("is a user of this pool").
		Press("enter").Sees("There is nothing to open.")
	h.Press("/", "ctrl+u").Type("user:" + h.username(14)).Press("enter").Sees("latest 1 event").SeesNot("is a user of this pool")
}

// A native user and one of an identity provider may have the same address.
func TestAnAddressThatTwoUsersHaveIsNobodysAlone(t *testing.T) {
	h := attacked(t)
	for _, name := range []string{"twin-a", "twin-b"} {
		if _, err := h.client.AdminCreateUser(t.Context(), &cip.AdminCreateUserInput{
			UserPoolId: &h.pool, Username: aws.String(name), MessageAction: types.MessageActionTypeSuppress,
			UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: aws.String("twins@example.com")}},
		}); err != nil {
			t.Fatal(err)
		}
	}
	h.Press("/").Type("user:twins@example.com").Press("enter").Sees("latest 0 events").SeesNot("is a user of this pool")
}

func TestAnEmptyStreamDoesNotTellOfWhomItLeavesOut(t *testing.T) {
	h := attacked(t)
	h.Press("/").Type("-user:" + h.username(15) + " country:Atlantis").Press("enter").Sees("latest 0 events").SeesNot("is a user of this pool")
}

func TestAUserThatIsSoughtIsNotToldAsHeWasBeforeAnAct(t *testing.T) {
	h := attacked(t)
	quiet := h.username(15)
	h.Press("/").Type("user:"+quiet).Press("enter").Sees(quiet+" is a user of this pool: "+string(h.users[15].UserStatus)).
		Press("enter").Act("disable").Confirm().Sees("disabled").
		Press("esc").Sees(quiet+" was a user of this pool when the filter was set. enter opens the page.").
		Press("enter").Sees("› "+quiet, "disabled")
}

// The stream is stopped, but a filter is still applied.
func TestAStreamThatIsStoppedFindsUsersByTheirAddress(t *testing.T) {
	h := attacked(t)
	h.Press("f").Sees("stopped").Press("/").Type("user:" + h.attribute(14, "email")).Press("enter").Sees("latest 1 event")
}
