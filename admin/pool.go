package admin

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// poolsPerPage is the most that ListUserPools gives at once.
const poolsPerPage = 60

// Pool is a user pool as ListUserPools tells it.
type Pool struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Created  time.Time `json:"created,omitzero"`
	Modified time.Time `json:"modified,omitzero"`

	exact exact // the name
}

// The tiers, which AWS also calls plans, that decide what a pool can do.
const (
	TierLite = "LITE"
	TierPlus = "PLUS"
)

// PoolDetail is what DescribeUserPool adds, as far as the console shows it.
type PoolDetail struct {
	Pool
	ARN                string `json:"arn"`
	Tier               string `json:"tier,omitempty"` // LITE, ESSENTIALS or PLUS
	MFA                string `json:"mfa,omitempty"`  // OFF, OPTIONAL or ON
	EstimatedUsers     int    `json:"estimatedUsers"` // AWS's estimate, hours old
	DeletionProtection bool   `json:"deletionProtection"`
	ThreatProtection   string `json:"threatProtection,omitempty"` // OFF, AUDIT or ENFORCED; "" when never set

	Password   PasswordPolicy `json:"passwordPolicy"`
	Recovery   []string       `json:"recovery,omitempty"` // in order of priority: verified_email, verified_phone_number, admin_only
	SignInWith []string       `json:"signInWith,omitempty"`
	// SignInIsUsername means that users have no username of their own: what they
	// sign in with is stored and Cognito makes the username (the sub).
	SignInIsUsername bool `json:"signInIsUsername"`
	// AutoVerified are the addresses (email, phone_number) to which the pool sends
	// a code at sign-up; VerifiedFirst those that keep their old value until the
	// new one is verified. Nil when the pool was not described.
	AutoVerified  []string `json:"autoVerified,omitempty"`
	VerifiedFirst []string `json:"verifiedBeforeUpdate,omitempty"`
	// CaseSensitive holds for usernames and e-mail aliases.
	CaseSensitive    bool `json:"caseSensitive"`
	SelfSignUp       bool `json:"selfSignUp"`
	RemembersDevices bool `json:"remembersDevices"`

	Triggers     []Trigger         `json:"triggers,omitempty"`
	Domain       string            `json:"domain,omitempty"`
	CustomDomain string            `json:"customDomain,omitempty"`
	Issuer       string            `json:"issuer,omitempty"` // ORIGINAL or UPDATED, the form of iss in tokens
	Attributes   []SchemaAttribute `json:"attributes,omitempty"`

	EmailFrom string `json:"emailFrom,omitempty"` // COGNITO_DEFAULT (50 mails a day) or DEVELOPER
	// EmailFailure and SMSFailure are AWS's words for why messages are not
	// delivered, "" while they are.
	EmailFailure string `json:"emailFailure,omitempty"`
	SMSFailure   string `json:"smsFailure,omitempty"`
}

// PasswordPolicy is a pool's rule for passwords.
type PasswordPolicy struct {
	MinimumLength int  `json:"minimumLength"`
	Lowercase     bool `json:"requireLowercase"`
	Uppercase     bool `json:"requireUppercase"`
	Numbers       bool `json:"requireNumbers"`
	Symbols       bool `json:"requireSymbols"`
	History       int  `json:"historySize,omitempty"`
	// TemporaryDays is how long an invitation's password works.
	TemporaryDays int `json:"temporaryPasswordValidityDays"`
}

// IsTold reports whether the pool's answer had a policy: AWS's has always one, whose minimum
// length is 6 or more.
func (p PasswordPolicy) IsTold() bool { return p.MinimumLength > 0 }

// SchemaAttribute is an attribute that users of a pool can have.
type SchemaAttribute struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Required bool   `json:"required"`
	Mutable  bool   `json:"mutable"`
	// Bounds of texts in characters and of numbers in value, as AWS writes them;
	// "" for none.
	MinLength string `json:"minLength,omitempty"`
	MaxLength string `json:"maxLength,omitempty"`
	MinValue  string `json:"minValue,omitempty"`
	MaxValue  string `json:"maxValue,omitempty"`

	exact exact // the name
}

// Pools reads a page of the account's user pools in the session's Region.
func Pools(ctx context.Context, s *call.Session, token string) (call.Page[Pool], error) {
	out, err := s.Cognito().ListUserPools(ctx, &cip.ListUserPoolsInput{
		MaxResults: new(int32(poolsPerPage)), NextToken: record.NonEmpty(token),
	})
	if err != nil {
		return call.Page[Pool]{}, fmt.Errorf("reading user pools: %w", err)
	}
	return call.Page[Pool]{Items: record.Each(out.UserPools, newPool), Next: record.Value(out.NextToken)}, nil
}

// ReadPool reads everything about one pool: one DescribeUserPool call.
func ReadPool(ctx context.Context, s *call.Session, id string) (PoolDetail, error) {
	out, err := s.Cognito().DescribeUserPool(ctx, &cip.DescribeUserPoolInput{UserPoolId: &id})
	if err != nil {
		return PoolDetail{}, fmt.Errorf("reading pool %s: %w", id, err)
	}
	return newPoolDetail(record.Value(out.UserPool)), nil
}

func newPool(p types.UserPoolDescriptionType) Pool {
	name, as := read(record.Value(p.Name))
	return Pool{
		ID:       plain.Text(record.Value(p.Id)),
		Name:     name,
		exact:    as,
		Created:  record.Time(p.CreationDate),
		Modified: record.Time(p.LastModifiedDate),
	}
}

func newPoolDetail(p types.UserPoolType) PoolDetail {
	return PoolDetail{
		Pool: Pool{
			ID:       plain.Text(record.Value(p.Id)),
			Name:     plain.Text(record.Value(p.Name)),
			Created:  record.Time(p.CreationDate),
			Modified: record.Time(p.LastModifiedDate),
		},
		ARN:                plain.Text(record.Value(p.Arn)),
		Tier:               plain.Text(string(p.UserPoolTier)),
		MFA:                plain.Text(string(p.MfaConfiguration)),
		EstimatedUsers:     int(p.EstimatedNumberOfUsers),
		DeletionProtection: p.DeletionProtection == types.DeletionProtectionTypeActive,
		ThreatProtection:   plain.Text(string(record.Value(p.UserPoolAddOns).AdvancedSecurityMode)),
		Password:           newPasswordPolicy(p.Policies),
		Recovery:           recovery(p.AccountRecoverySetting),
		SignInWith:         signInWith(p),
		SignInIsUsername:   len(p.UsernameAttributes) > 0,
		AutoVerified:       record.Each(p.AutoVerifiedAttributes, attributeName),
		VerifiedFirst:      record.Each(record.Value(p.UserAttributeUpdateSettings).AttributesRequireVerificationBeforeUpdate, attributeName),
		CaseSensitive:      record.Value(record.Value(p.UsernameConfiguration).CaseSensitive),
		SelfSignUp:         !record.Value(p.AdminCreateUserConfig).AllowAdminCreateUserOnly,
		RemembersDevices:   p.DeviceConfiguration != nil,
		Triggers:           triggers(record.Value(p.LambdaConfig)),
		Domain:             plain.Text(record.Value(p.Domain)),
		CustomDomain:       plain.Text(record.Value(p.CustomDomain)),
		Issuer:             plain.Text(string(record.Value(p.IssuerConfiguration).Type)),
		Attributes:         newSchema(p.SchemaAttributes),
		EmailFrom:          plain.Text(string(record.Value(p.EmailConfiguration).EmailSendingAccount)),
		EmailFailure:       plain.Text(record.Value(p.EmailConfigurationFailure)),
		SMSFailure:         plain.Text(record.Value(p.SmsConfigurationFailure)),
	}
}

// defaultTemporaryDays is what Cognito takes 0 for (API reference,
// PasswordPolicyType).
const defaultTemporaryDays = 7

func newPasswordPolicy(p *types.UserPoolPolicyType) PasswordPolicy {
	in := record.Value(record.Value(p).PasswordPolicy)
	days := int(in.TemporaryPasswordValidityDays)
	if days == 0 {
		days = defaultTemporaryDays
	}
	return PasswordPolicy{
		MinimumLength: int(record.Value(in.MinimumLength)),
		Lowercase:     in.RequireLowercase,
		Uppercase:     in.RequireUppercase,
		Numbers:       in.RequireNumbers,
		Symbols:       in.RequireSymbols,
		History:       int(record.Value(in.PasswordHistorySize)),
		TemporaryDays: days,
	}
}

// newSchema is nil for an answer without attributes: every pool has the standard ones, so
// an endpoint that leaves them out does not say that there are none.
func newSchema(attributes []types.SchemaAttributeType) []SchemaAttribute {
	if len(attributes) == 0 {
		return nil
	}
	return record.Each(attributes, newSchemaAttribute)
}

func newSchemaAttribute(a types.SchemaAttributeType) SchemaAttribute {
	name, as := read(record.Value(a.Name))
	return SchemaAttribute{
		Name:     name,
		exact:    as,
		Type:     plain.Text(string(a.AttributeDataType)),
		Required: record.Value(a.Required),
		Mutable:  a.Mutable == nil || *a.Mutable, // what is not said to be fixed may be tried

		MinLength: plain.Text(record.Value(record.Value(a.StringAttributeConstraints).MinLength)),
		MaxLength: plain.Text(record.Value(record.Value(a.StringAttributeConstraints).MaxLength)),
		MinValue:  plain.Text(record.Value(record.Value(a.NumberAttributeConstraints).MinValue)),
		MaxValue:  plain.Text(record.Value(record.Value(a.NumberAttributeConstraints).MaxValue)),
	}
}

func attributeName(a types.VerifiedAttributeType) string { return plain.Text(string(a)) }

// IsRead reports whether the pool's settings were read, and not just its name.
func (p PoolDetail) IsRead() bool { return p.ARN != "" }

func recovery(r *types.AccountRecoverySettingType) []string {
	mechanisms := slices.Clone(record.Value(r).RecoveryMechanisms)
	slices.SortStableFunc(mechanisms, func(a, b types.RecoveryOptionType) int {
		return cmp.Compare(record.Value(a.Priority), record.Value(b.Priority))
	})
	return record.Each(mechanisms, func(m types.RecoveryOptionType) string { return plain.Text(string(m.Name)) })
}

func signInWith(p types.UserPoolType) []string {
	if len(p.UsernameAttributes) > 0 {
		return record.Each(p.UsernameAttributes, func(a types.UsernameAttributeType) string { return plain.Text(string(a)) })
	}
	aliases := record.Each(p.AliasAttributes, func(a types.AliasAttributeType) string { return plain.Text(string(a)) })
	return append([]string{"username"}, aliases...)
}
