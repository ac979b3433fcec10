package parse

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/mask"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// The members of a user-activity record, in the order in which the guide's sample
// has them. A record's values are kept under these numbers, whichever reader read
// them.
const (
	actVersion = iota
	actEventID
	actEventType
	actUserSub
	actUserName
	actPool
	actClient
	actCreated
	actResponse
	actRisk
	actDecision
	actChallenges
	actDevice
	actIP
	actRequest
	actProvider
	actCompromised
	actCity
	actCountry
	actFeedback
	actFeedbackDate
	actFeedbackBy
	actContext
	actMembers // how many members there are
)

// activityMembers are the names of the members of message.
var activityMembers = [actMembers]string{
	actVersion: "version", actEventID: "eventId", actEventType: "eventType", actUserSub: "userSub",
	actUserName: "userName", actPool: "userPoolId", actClient: "clientId", actCreated: "creationDate",
	actResponse: "eventResponse", actRisk: "riskLevel", actDecision: "riskDecision",
	actChallenges: "challenges", actDevice: "deviceName", actIP: "ipAddress", actRequest: "requestId",
	actProvider: "idpName", actCompromised: "compromisedCredentialDetected", actCity: "city",
	actCountry: "country", actFeedback: "eventFeedbackValue", actFeedbackDate: "eventFeedbackDate",
	actFeedbackBy: "eventFeedbackProvider", actContext: "hasContextData",
}

// activity is the raw values of a user-activity record. Both the scanner and
// encoding/json's decoder fill it.
type activity struct {
	values     [actMembers]string
	challenges []logs.Challenge
	stamp      string // eventTimestamp: milliseconds since 1970
	source     string // logSourceId.userPoolId
}

// holdsScheme reports whether one of the texts that strangers choose may hold an
// authorization scheme and its credentials.
func (a *activity) holdsScheme() bool {
	return mask.MayHoldScheme(a.values[actUserName]) || mask.MayHoldScheme(a.values[actDevice]) || mask.MayHoldScheme(a.values[actProvider])
}

// isActivity goes by what the message holds, not by eventSource: the guide's
// sample calls it USER_ACTIVITY, real logs USER_AUTH_EVENTS.
func isActivity(o object) bool {
	message := activityMessage(o)
	return message.text("eventType") != "" && (message.text("eventId") != "" || message.text("eventResponse") != "")
}

// activityMessage is the message, which some destinations turn into a string.
func activityMessage(o object) object {
	if text, ok := o["message"].(string); ok && strings.HasPrefix(text, "{") {
		if inner, rest, err := decode(text); err == nil && rest == "" {
			return inner
		}
		return nil
	}
	return o.object("message")
}

func (p *Parser) parseActivity(r logs.Record, o object, emit func(*logs.Event)) error {
	p.scan.found = decodedActivity(o)
	p.activityEvent(r, r.Text, emit)
	return nil
}

func decodedActivity(o object) activity {
	message := activityMessage(o)
	var a activity
	for i, name := range activityMembers {
		a.values[i] = message.text(name)
	}
	a.values[actChallenges] = ""
	a.challenges = challengesOf(message["challenges"])
	a.stamp = o.text("eventTimestamp")
	a.source = o.object("logSourceId").text("userPoolId")
	return a
}

// activityEvent makes the event of the record that was read last.
func (p *Parser) activityEvent(r logs.Record, text string, emit func(*logs.Event)) {
	a, e := &p.scan.found, &p.event
	v := &a.values
	*e = logs.Event{} // members one by one: a whole literal is built elsewhere first, and copied
	e.Time, e.ID = a.time(), v[actEventID]
	e.Kind, e.Outcome = kindOf(v[actEventType]), outcomeOf(v[actResponse])
	e.Pool, e.Client, e.Sub, e.Username = v[actPool], v[actClient], v[actUserSub], v[actUserName]
	e.IP, e.Country, e.City, e.Device = v[actIP], v[actCountry], v[actCity], v[actDevice]
	e.Provider, e.Challenges = v[actProvider], a.challenges
	e.Risk, e.Decision = riskOf(v[actRisk]), decisionOf(v[actDecision])
	e.Compromised, e.Context = v[actCompromised] == "true", answerOf(v[actContext])
	e.Action, e.Request, e.Source = v[actEventType], v[actRequest], logs.UserActivity
	if e.Pool == "" {
		e.Pool = a.source
	}
	if p.scan.clean {
		e.Raw = text // already searched for secrets
	}
	if e.Outcome == logs.Fail {
		e.Reason = whyFailed(e)
	}
	r.Text = text
	p.hand(r, emit)
}

// time is the envelope's, in milliseconds, else the message's, in seconds.
func (a *activity) time() time.Time {
	if ms, err := strconv.ParseInt(a.stamp, 10, 64); err == nil {
		if t := inRange(time.UnixMilli(max(ms, 0)).UTC()); ms > 0 && !t.IsZero() {
			return t
		}
	} else if t := parseTime(a.stamp); !t.IsZero() {
		return t
	}
	return parseTime(a.values[actCreated])
}

// whyFailed infers the reason from the record's other members, as there is none
// for it. Where they say nothing the reason stays open: a disabled user and a
// trigger's refusal look alike.
func whyFailed(e *logs.Event) logs.Reason {
	if e.Decision == logs.Block {
		return logs.Blocked
	}
	for _, c := range e.Challenges {
		if c.Response != logs.Fail {
			continue
		}
		if !strings.EqualFold(c.Name, "Password") && !strings.HasPrefix(c.Name, "PASSWORD") {
			return logs.WrongCode
		}
		return withoutUser(e, logs.BadCredentials)
	}
	return withoutUser(e, logs.NoReason)
}

// withoutUser treats a failed sign-in without a sub as one of a user that does
// not exist. That an unknown user has none is documented for CloudTrail only.
func withoutUser(e *logs.Event, otherwise logs.Reason) logs.Reason {
	if e.Kind == logs.SignIn && e.Sub == "" && e.Provider == "" && e.Source == logs.UserActivity {
		return logs.UnknownUser
	}
	return otherwise
}

// kindNamesOfAWS are the event types of the export and of AdminListUserAuthEvents.
// The set is open: the API names the first five, others were seen in logs.
var kindNamesOfAWS = []struct {
	name string
	kind logs.Kind
}{
	{"SignIn", logs.SignIn},
	{"SignUp", logs.SignUp},
	{"ForgotPassword", logs.ForgotPassword},
	{"PasswordChange", logs.PasswordChange},
	{"ResendCode", logs.ResendCode},
	{"ChangePassword", logs.PasswordChange},
	{"ConfirmForgotPassword", logs.ConfirmForgotPassword},
	{"ConfirmSignUp", logs.ConfirmSignUp},
	{"GlobalSignOut", logs.SignOut},
	{"SignOut", logs.SignOut},
	{"TokenRefresh", logs.Refresh},
}

func kindOf(name string) logs.Kind {
	for i := range kindNamesOfAWS {
		if kindNamesOfAWS[i].name == name {
			return kindNamesOfAWS[i].kind
		}
	}
	return logs.OtherKind
}

// outcomeOf reads the response to an event or to a challenge.
func outcomeOf(text string) logs.Outcome {
	switch text {
	case "Pass", "Success":
		return logs.Pass
	case "Fail", "Failure":
		return logs.Fail
	case "InProgress":
		return logs.InProgress
	}
	return outcomeInOtherCase(text)
}

func outcomeInOtherCase(text string) logs.Outcome {
	switch strings.ToLower(text) {
	case "pass", "success":
		return logs.Pass
	case "fail", "failure":
		return logs.Fail
	case "inprogress":
		return logs.InProgress
	}
	return logs.NoOutcome
}

func riskOf(text string) logs.Risk {
	if text == "" {
		return logs.NoRisk
	}
	switch {
	case strings.EqualFold(text, "low"):
		return logs.LowRisk
	case strings.EqualFold(text, "medium"):
		return logs.MediumRisk
	case strings.EqualFold(text, "high"):
		return logs.HighRisk
	}
	return logs.NoRisk
}

// decisionOf translates the API's words; the export's sample has PASS for
// NoRisk.
func decisionOf(text string) logs.Decision {
	switch {
	case text == "", text == "PASS", text == "NoRisk":
		return logs.NoDecision
	case strings.EqualFold(text, "Block"):
		return logs.Block
	case strings.EqualFold(text, "AccountTakeover"):
		return logs.Takeover
	}
	return logs.NoDecision
}

func answerOf(text string) logs.Answer {
	switch text {
	case "true":
		return logs.Yes
	case "false":
		return logs.No
	}
	return logs.Untold
}

// challengesOf reads the steps of a sign-in. The guide doesn't say what an element
// looks like: it reads objects with a name and a response, and strings such as
// "Password" or "Password:Success", and skips other shapes.
func challengesOf(value any) []logs.Challenge {
	if text, ok := value.(string); ok && strings.HasPrefix(text, "[") {
		var inner []any
		if json.Unmarshal([]byte(text), &inner) != nil {
			return nil
		}
		value = inner
	}
	list, _ := value.([]any)
	var out []logs.Challenge
	for _, element := range list {
		if c := challengeOf(element); c.Name != "" {
			out = append(out, c)
		}
	}
	return out
}

func challengeOf(element any) logs.Challenge {
	if text, ok := element.(string); ok {
		name, response, _ := strings.Cut(plain.Text(shown(text)), ":")
		return logs.Challenge{Name: strings.TrimSpace(name), Response: outcomeOf(strings.TrimSpace(response))}
	}
	o := objectOf(element)
	return logs.Challenge{
		Name:     o.firstOf("challengeName", "ChallengeName", "name"),
		Response: outcomeOf(o.firstOf("challengeResponse", "ChallengeResponse", "response")),
	}
}
