package population

import (
	"iter"
	"time"
)

// The MFA settings of a user pool.
const (
	MFAOff      = "OFF"
	MFAOptional = "OPTIONAL"
	MFAOn       = "ON"
)

// The second factors, as AdminGetUser names them.
const (
	FactorTOTP = "SOFTWARE_TOKEN_MFA"
	FactorSMS  = "SMS_MFA"
)

// The feature plans of a user pool.
const (
	TierLite       = "LITE"
	TierEssentials = "ESSENTIALS"
	TierPlus       = "PLUS"
)

// Pool is one user pool with everything in it. Strings are spelled as in Cognito's API.
type Pool struct {
	Name string
	Tier string // TierLite, TierEssentials or TierPlus
	MFA  string // MFAOff, MFAOptional or MFAOn
	// Factors are the second factors the pool allows; empty when MFA is off.
	Factors        []string
	PasswordPolicy PasswordPolicy

	// UsernameAttributes replace the username at sign-up; AliasAttributes can be used in its
	// place at sign-in once verified. A pool has one or the other or neither.
	UsernameAttributes     []string
	AliasAttributes        []string
	AutoVerifiedAttributes []string
	// CaseSensitive is the pool's UsernameConfiguration. Where it is false,
	// Cognito writes the provider's prefix of federated usernames in lower case.
	CaseSensitive bool
	// AdminOnlySignUp is AdminCreateUserConfig.AllowAdminCreateUserOnly.
	AdminOnlySignUp bool
	Recovery        []Recovery // by priority

	// DeletionProtection is ACTIVE or INACTIVE.
	DeletionProtection string
	// ThreatProtection is the AdvancedSecurityMode: OFF, AUDIT or ENFORCED.
	ThreatProtection string
	// DeviceTracking is nil when the pool does not remember devices.
	DeviceTracking *DeviceTracking

	Schema   []CustomAttribute // by name
	Triggers []Trigger         // by name
	Domain   string            // prefix of the Cognito domain, "" = none
	// SMSFailure and EmailFailure are why messages can't be sent, "" = they can.
	SMSFailure   string
	EmailFailure string
	Tags         map[string]string

	Created  time.Time
	Modified time.Time

	Clients         []Client
	Groups          []Group
	Providers       []Provider
	ResourceServers []ResourceServer

	// UserCount is the number of users that Users yields. Users can be ranged over any number of
	// times, also concurrently; each time yields the same users.
	UserCount int
	Users     iter.Seq[User]
}

// PasswordPolicy is a pool's password policy.
type PasswordPolicy struct {
	MinimumLength                 int
	RequireLowercase              bool
	RequireUppercase              bool
	RequireNumbers                bool
	RequireSymbols                bool
	TemporaryPasswordValidityDays int
	PasswordHistorySize           int // 0 = no history
}

// Recovery is one way to recover an account: verified_email,
// verified_phone_number or admin_only, the lowest priority number first.
type Recovery struct {
	Name     string
	Priority int
}

// DeviceTracking says how a pool remembers devices.
type DeviceTracking struct {
	ChallengeRequiredOnNewDevice     bool
	DeviceOnlyRememberedOnUserPrompt bool
}

// CustomAttribute is an attribute that the pool adds to the standard ones.
type CustomAttribute struct {
	Name      string // with its prefix: custom:tenant
	Type      string // String or Number
	Mutable   bool
	MinLength int // of a String, in characters
	MaxLength int // of a String, in characters
}

// Trigger is a Lambda function that the pool calls. Name is the field of
// LambdaConfig: PreSignUp, PreTokenGeneration and so on.
type Trigger struct {
	Name string
	ARN  string
}

// ResourceServer is an API whose scopes app clients may request as Identifier/Scope.
type ResourceServer struct {
	Identifier string
	Name       string
	Scopes     []Scope
}

// Scope is one custom scope of a resource server.
type Scope struct {
	Name        string
	Description string
}

// role is the ARN of an IAM role of the demo's account.
func role(name string) string { return "arn:aws:iam::" + Account + ":role/" + name }

// function is the ARN of a Lambda function of the demo's account.
func function(name string) string {
	return "arn:aws:lambda:" + Region + ":" + Account + ":function:" + name
}
