package tui_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/tui/tuitest"
)

// A trail tells the console's own calls, which nobody makes at the door.
func TestTheConsolesOwnCallsAreToldApart(t *testing.T) {
	h := newHouse(t)
	for i, arn := range []string{"arn:aws:iam::123456789012:user/demo", "arn:aws:iam::123456789012:user/kim"} {
		at := tuitest.Now.Add(-time.Duration(i+1) * time.Minute)
		h.logs.Put("trail", "stream", at, fmt.Sprintf(
			`{"eventID":"own-%d","eventName":"ListUsers","eventSource":"cognito-idp.amazonaws.com","eventTime":%q,"awsRegion":"eu-west-1","userIdentity":{"type":"IAMUser","arn":%q},`+
				`"userAgent":"aws-sdk-go-v2/1.41.0 lang/go#1.26 app/cognito-tui m/E","requestParameters":{"userPoolId":%q},"responseElements":null}`,
			i, at.UTC().Format(time.RFC3339), arn, h.pool))
	}
	h.signs(3, "Pass", "198.51.100.23", 3*time.Minute)
	h.Command("pool acme-workforce").Press("4").Sees("newest 3").
		Selected().Is("✓ ListUsers", "(cognito-tui)", "by you, with c")
	h.Press("down").Selected().Is("✓ ListUsers", "(cognito-tui)", "cognito-tui; b")
	h.Press("/").Type("-device:app/cognito-tui").Press("enter").Sees("newest 1").SeesNot("ListUsers")
}
