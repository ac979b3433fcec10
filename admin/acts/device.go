package acts

import (
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// deviceActions are about a device that a user's app remembers.
func deviceActions() []Action {
	return []Action{{
		ID: "forget-device", Key: "f", On: OnDevice, Danger: Careful,
		Wording: Wording{
			Name: "forget device", Also: "remove remembered trusted",
			Consequence: "The device no longer replaces a second factor, and its refresh tokens stop working.",
			Changes: func(t Target, _ Inputs) []Change {
				return []Change{{"device " + t.Device.Key, "remembered", "forgotten"}}
			},
		},
		WhyNot: func(t Target) string {
			if t.Pool.IsRead() && !t.Pool.RemembersDevices {
				return "Device remembering is off in this pool."
			}
			return ""
		},
		Sending: Sending{Requests: func(t Target, _ Inputs) []call.Request {
			return []call.Request{call.UserPools((*cip.Client).AdminForgetDevice, &cip.AdminForgetDeviceInput{UserPoolId: &t.Pool.ID, Username: t.username(), DeviceKey: t.deviceKey()})}
		}},
		Undoing: Undoing{NoUndo: "Only the user's app can remember the device again, at a sign-in."},
	}}
}

// authEventActions are about an entry of a user's sign-in history.
func authEventActions() []Action {
	return []Action{{
		ID: "event-feedback", Key: "f", On: OnAuthEvent, Danger: Safe,
		Wording: Wording{
			Name: "give feedback", Also: "risk valid invalid report",
			Consequence: "Threat protection considers it when it assesses later sign-ins to this pool.",
			Changes: func(t Target, in Inputs) []Change {
				return []Change{{"feedback", t.Event.Feedback, in["feedback"]}}
			},
		},
		Inputs: []Input{{
			Name: "feedback", Label: "was it the user", Kind: InputChoice, Required: true,
			Choices: []string{string(types.FeedbackValueTypeValid), string(types.FeedbackValueTypeInvalid)},
			Offer:   func(t Target) string { return t.Event.Feedback },
		}},
		WhyNot: func(t Target) string {
			switch {
			case !t.Pool.IsRead(), t.Pool.Tier == "": // or the endpoint does not tell
				return ""
			case t.Pool.Tier != admin.TierPlus:
				return "Feedback needs the Plus plan; this pool is on another."
			case t.Pool.ThreatProtection == "" || t.Pool.ThreatProtection == "OFF":
				return "Threat protection is off in this pool."
			}
			return ""
		},
		Sending: Sending{
			Repeats: true,
			Requests: func(t Target, in Inputs) []call.Request {
				return []call.Request{call.UserPools((*cip.Client).AdminUpdateAuthEventFeedback, &cip.AdminUpdateAuthEventFeedbackInput{
					UserPoolId: &t.Pool.ID, Username: t.username(), EventId: t.eventID(), FeedbackValue: types.FeedbackValueType(in["feedback"]),
				})}
			},
		},
		Undoing: Undoing{NoUndo: "Feedback can be reversed, but not removed."},
	}}
}
