package logs

import (
	"slices"
	"strings"
	"time"
)

// Event is one thing that happened at the sign-in of a user pool, whatever
// source reported it. What a source does not report is the zero value. All text
// was made printable when the record was parsed.
//
// As JSON it is an object of what the source reports, without Raw.
//
// The strings of an Event may share the memory of Raw. What outlives the event,
// such as a detector's state, must keep hashes or clones.
type Event struct {
	Time    time.Time `json:"time,omitzero"` // when it happened, UTC, not when it was ingested
	ID      string    `json:"id,omitzero"`   // the same for the same event read twice, see Identity; made from the record where the source has none
	Kind    Kind      `json:"kind"`
	Outcome Outcome   `json:"outcome,omitzero"`
	Reason  Reason    `json:"reason,omitzero"` // why it failed; "" when it did not, or the source does not say

	Pool     string `json:"pool,omitzero"`     // user pool id
	Client   string `json:"client,omitzero"`   // app client id
	Sub      string `json:"sub,omitzero"`      // of the user; "" when the user does not exist or the source does not say
	Username string `json:"username,omitzero"` // only some sources have it: CloudTrail never does

	IP      string `json:"ip,omitzero"`      // as the source wrote it; a back end's for sign-ins by a server
	Country string `json:"country,omitzero"` // an English name, as Cognito gives it
	City    string `json:"city,omitzero"`
	Device  string `json:"device,omitzero"` // "Chrome 126, Windows 10", or a user agent

	Provider   string      `json:"provider,omitzero"`   // identity provider of a federated sign-in
	Challenges []Challenge `json:"challenges,omitzero"` // in the order they were answered
	Awaits     string      `json:"awaits,omitzero"`     // the challenge that a sign-in in progress stopped at, MFA_SETUP: only CloudTrail reports it
	Risk       Risk        `json:"risk,omitzero"`
	Decision   Decision    `json:"decision,omitzero"`
	// Compromised means that Cognito knows the credentials from a leak.
	Compromised bool `json:"compromised,omitzero"`
	// NewDevice means that the trigger's event called the device new.
	NewDevice bool `json:"newDevice,omitzero"`
	// Context says whether the client sent its own address and device. If not, IP
	// may be a back end's.
	Context Answer `json:"context,omitzero"`

	Phone   string `json:"phone,omitzero"`   // where a code was sent or asked to be, when the source says
	Actor   string `json:"actor,omitzero"`   // who called an admin operation: an ARN
	Action  string `json:"action,omitzero"`  // the operation or event name as the source has it: AdminDisableUser, CognitoAuthentication
	Trigger string `json:"trigger,omitzero"` // triggerSource of a Lambda event: PreSignUp_SignUp
	Message string `json:"message,omitzero"` // the source's own words of an error
	Request string `json:"request,omitzero"` // request id

	Source Source `json:"source,omitzero"`
	// Again means that it was read before, or that another source reports it: see
	// [Once].
	Again bool `json:"again,omitzero"`
	// Own means that it is a look-up by this program's own identity: see
	// [OwnReads].
	Own   bool   `json:"own,omitzero"`
	Group string `json:"group,omitzero"` // log group or file that it was read from
	Raw   string `json:"-"`              // the record itself, printable, for display
}

// User is what the user is known by: the sub, else the username, else "".
func (e *Event) User() string {
	if e.Sub != "" {
		return e.Sub
	}
	return e.Username
}

// Clone is a copy that shares no memory with the event or its record.
func (e *Event) Clone() *Event {
	c := *e
	c.Rewrite(strings.Clone)
	c.Challenges = slices.Clone(c.Challenges)
	for i := range c.Challenges {
		c.Challenges[i].Name = strings.Clone(c.Challenges[i].Name)
	}
	return &c
}

// Rewrite replaces each text of the event, except the names of its challenges, by
// what by makes of it.
func (e *Event) Rewrite(by func(string) string) {
	for _, text := range [...]*string{
		&e.ID, (*string)(&e.Reason), &e.Pool, &e.Client, &e.Sub, &e.Username, &e.IP, &e.Country, &e.City, &e.Device, &e.Provider, &e.Awaits,
		&e.Phone, &e.Actor, &e.Action, &e.Trigger, &e.Message, &e.Request, &e.Group, &e.Raw,
	} {
		*text = by(*text)
	}
}

// Identity is the same for the same event read twice, and for no other. The id
// alone is not enough: one id may name the beginning of a sign-in and then its
// end.
type Identity struct {
	ID      string
	Outcome Outcome
}

// Identity identifies the event; without an id it is "".
func (e *Event) Identity() Identity { return Identity{e.ID, e.Outcome} }

// Source is the kind of record that an event was read from.
type Source uint8

// The sources.
const (
	NoSource     Source = iota
	UserActivity        // export of userAuthEvents
	CloudTrail          // API calls and endpoint events
	Lambda              // logs of a trigger function
	Notification        // export of userNotification errors
	UserHistory         // AdminListUserAuthEvents
)

// Kind is what somebody wanted.
type Kind uint8

// The kinds. OtherKind has its name in Event.Action.
const (
	OtherKind Kind = iota
	SignIn         // a password, a challenge, a federated answer: see Challenges
	SignUp
	ConfirmSignUp
	ForgotPassword
	ConfirmForgotPassword
	PasswordChange
	ResendCode
	Refresh // of tokens
	SignOut
	AdminCall // an operator's call, by Actor
	Trigger   // a Lambda trigger ran
	Undelivered
	IdentityPool // credentials or a token of an identity pool
)

// Outcome is what came of it.
type Outcome uint8

// The outcomes.
const (
	NoOutcome Outcome = iota
	Pass
	Fail
	InProgress // a challenge was given, a code was sent
)

// Reason is why something failed, in a word of our own. The set is open: a
// reason that no table knows is the source's own code.
type Reason string

// The reasons that detectors distinguish.
const (
	NoReason       Reason = ""
	BadCredentials Reason = "password" // or an unknown user, where the pool hides that
	WrongCode      Reason = "code"     // of a second factor or a confirmation
	ExpiredCode    Reason = "expired code"
	Locked         Reason = "locked" // "Password attempts exceeded"
	Disabled       Reason = "disabled"
	Unconfirmed    Reason = "not confirmed"
	MustReset      Reason = "must reset"
	ExpiredInvite  Reason = "invite expired"
	UnknownUser    Reason = "no such user"
	Throttled      Reason = "throttled"
	LimitExceeded  Reason = "limit" // too many attempts in an hour
	TriggerFailed  Reason = "trigger"
	Blocked        Reason = "risk block"
	BadClient      Reason = "client" // secret, flow or id
	Denied         Reason = "denied" // the caller's IAM
)

// Challenge is one step of a sign-in.
type Challenge struct {
	Name     string  `json:"name"` // Password, Mfa, SMS_MFA, EMAIL_OTP …, as the source has it
	Response Outcome `json:"response,omitzero"`
}

// Risk is how risky threat protection found a sign-in.
type Risk uint8

// The risk levels.
const (
	NoRisk Risk = iota // none, or not assessed
	LowRisk
	MediumRisk
	HighRisk
)

// Decision is what threat protection did about the risk.
type Decision uint8

// The decisions.
const (
	NoDecision Decision = iota // not assessed, or let pass
	Takeover                   // AccountTakeover: may have asked for another factor
	Block
)

// Answer is yes, no, or not told.
type Answer uint8

// The answers.
const (
	Untold Answer = iota
	Yes
	No
)
