package directory

import (
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/golang-jwt/jwt/v5"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

// Pool is one user pool.
type Pool struct {
	account.Parts
	Described types.UserPoolType // as DescribeUserPool answers, except for the number of users
	MFA       cip.GetUserPoolMfaConfigOutput
	Clients   []*Client // in the order of creation
	Groups    []*Group  // by name
	Users     Users
}

// ID is the pool's id.
func (p *Pool) ID() string { return *p.Described.Id }

// Policy is the pool's password policy, which always exists.
func (p *Pool) Policy() types.PasswordPolicyType { return *p.Described.Policies.PasswordPolicy }

// Protects reports whether the pool's plan and mode make Cognito assess and record sign-ins:
// Plus, audit or enforced.
func (p *Pool) Protects() bool {
	addOns := p.Described.UserPoolAddOns
	return p.Described.UserPoolTier == types.UserPoolTierTypePlus &&
		addOns != nil && addOns.AdvancedSecurityMode != types.AdvancedSecurityModeTypeOff
}

// Lite reports whether the pool is on the plan with the fewest features.
func (p *Pool) Lite() bool { return p.Described.UserPoolTier == types.UserPoolTierTypeLite }

// Client finds an app client of the pool, nil if there is none.
func (p *Pool) Client(id string) *Client {
	i := slices.IndexFunc(p.Clients, func(k *Client) bool { return *k.ClientId == id })
	if i < 0 {
		return nil
	}
	return p.Clients[i]
}

// ClientNotFound is the refusal for an app client that does not exist.
func ClientNotFound(id string) error {
	return refuse.NotFound("User pool client %s does not exist.", id)
}

// Describe returns the pool as DescribeUserPool answers.
func (p *Pool) Describe() *types.UserPoolType {
	out := p.Described
	out.EstimatedNumberOfUsers = int32(len(p.Users.InOrder))
	out.MfaConfiguration = p.MFA.MfaConfiguration
	return &out
}

// DefaultPool returns the settings of a pool for what a request leaves out. UpdateUserPool
// resets to them too.
func DefaultPool() types.UserPoolType {
	return types.UserPoolType{
		Policies: &types.UserPoolPolicyType{
			PasswordPolicy: defaultPolicy(),
			SignInPolicy:   &types.SignInPolicyType{AllowedFirstAuthFactors: []types.AuthFactorType{types.AuthFactorTypePassword}},
		},
		DeletionProtection:    types.DeletionProtectionTypeInactive,
		UserPoolTier:          types.UserPoolTierTypeEssentials,
		MfaConfiguration:      types.UserPoolMfaTypeOff,
		LambdaConfig:          &types.LambdaConfigType{},
		UserPoolTags:          map[string]string{},
		EmailConfiguration:    &types.EmailConfigurationType{EmailSendingAccount: types.EmailSendingAccountTypeCognitoDefault},
		AdminCreateUserConfig: &types.AdminCreateUserConfigType{UnusedAccountValidityDays: DefaultTemporaryDays},
		VerificationMessageTemplate: &types.VerificationMessageTemplateType{
			DefaultEmailOption: types.DefaultEmailOptionTypeConfirmWithCode,
		},
		AccountRecoverySetting: &types.AccountRecoverySettingType{RecoveryMechanisms: []types.RecoveryOptionType{
			{Name: types.RecoveryOptionNameTypeVerifiedEmail, Priority: aws.Int32(1)},
			{Name: types.RecoveryOptionNameTypeVerifiedPhoneNumber, Priority: aws.Int32(2)},
		}},
	}
}

// DefaultTemporaryDays is how long a temporary password is valid by default.
const DefaultTemporaryDays = 7

func defaultPolicy() *types.PasswordPolicyType {
	return &types.PasswordPolicyType{
		MinimumLength:                 aws.Int32(8),
		RequireLowercase:              true,
		RequireUppercase:              true,
		RequireNumbers:                true,
		RequireSymbols:                true,
		TemporaryPasswordValidityDays: DefaultTemporaryDays,
	}
}

// Offers reports whether users of the pool are asked for this second factor.
func (p *Pool) Offers(factor string) bool {
	return p.MFA.MfaConfiguration != types.UserPoolMfaTypeOff && map[string]bool{
		FactorSMS:   p.MFA.SmsMfaConfiguration != nil,
		FactorTOTP:  shape.Value(p.MFA.SoftwareTokenMfaConfiguration).Enabled,
		FactorEmail: p.MFA.EmailMfaConfiguration != nil,
	}[factor]
}

// Issuer is the pool's iss under a base URL. A pool of the UPDATED type puts issuer- before
// AWS's host; an address of this machine has no such host and stays as it is.
func (p *Pool) Issuer(base string) string {
	const original = "://cognito-idp."
	if shape.Value(p.Described.IssuerConfiguration).Type == types.IssuerTypeUpdated {
		base = strings.Replace(base, original, "://issuer-cognito-idp.", 1)
	}
	return base + "/" + p.ID()
}

// Issued reports whether a token is this pool's, under any host name of the emulator.
func (p *Pool) Issued(claims jwt.MapClaims) bool {
	issuer, _ := claims["iss"].(string)
	return strings.HasSuffix(issuer, "/"+p.ID())
}

// ArrangeSignIn sets by which attributes the directory finds users of the pool.
func (p *Pool) ArrangeSignIn() {
	p.Users.foldCase = !*p.Described.UsernameConfiguration.CaseSensitive
	p.Users.Aliases, p.Users.AsUsername = nil, nil
	for _, name := range p.Described.AliasAttributes {
		p.Users.Aliases = append(p.Users.Aliases, string(name))
	}
	for _, name := range p.Described.UsernameAttributes {
		p.Users.AsUsername = append(p.Users.AsUsername, string(name))
	}
}
