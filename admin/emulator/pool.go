package emulator

import (
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/golang-jwt/jwt/v5"
)

// pool is one user pool.
type pool struct {
	parts
	described types.UserPoolType // as DescribeUserPool answers, but for the number of users
	mfa       cip.GetUserPoolMfaConfigOutput
	clients   []*client // in the order of creation
	groups    []*group  // by name
	users     directory
}

func (p *pool) id() string { return *p.described.Id }

// policy is the pool's password policy, which it always has.
func (p *pool) policy() types.PasswordPolicyType { return *p.described.Policies.PasswordPolicy }

// protects tells whether the pool is on the plan and mode in which sign-ins are
// judged and remembered: Plus, audit or enforced.
func (p *pool) protects() bool {
	addOns := p.described.UserPoolAddOns
	return p.described.UserPoolTier == types.UserPoolTierTypePlus &&
		addOns != nil && addOns.AdvancedSecurityMode != types.AdvancedSecurityModeTypeOff
}

// lite tells whether the pool is on the plan with the fewest features.
func (p *pool) lite() bool { return p.described.UserPoolTier == types.UserPoolTierTypeLite }

func (p *pool) client(id string) *client {
	i := slices.IndexFunc(p.clients, func(k *client) bool { return *k.ClientId == id })
	if i < 0 {
		return nil
	}
	return p.clients[i]
}

func clientNotFound(id string) error { return notFound("User pool client %s does not exist.", id) }

// describe gives the pool as DescribeUserPool answers.
func (p *pool) describe() *types.UserPoolType {
	out := p.described
	out.EstimatedNumberOfUsers = int32(len(p.users.inOrder))
	out.MfaConfiguration = p.mfa.MfaConfiguration
	return &out
}

// defaultPool gives the settings a pool has where a request is silent. It is
// also what UpdateUserPool goes back to for what it is not given.
func defaultPool() types.UserPoolType {
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
		AdminCreateUserConfig: &types.AdminCreateUserConfigType{UnusedAccountValidityDays: defaultTemporaryDays},
		VerificationMessageTemplate: &types.VerificationMessageTemplateType{
			DefaultEmailOption: types.DefaultEmailOptionTypeConfirmWithCode,
		},
		AccountRecoverySetting: &types.AccountRecoverySettingType{RecoveryMechanisms: []types.RecoveryOptionType{
			{Name: types.RecoveryOptionNameTypeVerifiedEmail, Priority: aws.Int32(1)},
			{Name: types.RecoveryOptionNameTypeVerifiedPhoneNumber, Priority: aws.Int32(2)},
		}},
	}
}

const defaultTemporaryDays = 7

func defaultPolicy() *types.PasswordPolicyType {
	return &types.PasswordPolicyType{
		MinimumLength:                 aws.Int32(8),
		RequireLowercase:              true,
		RequireUppercase:              true,
		RequireNumbers:                true,
		RequireSymbols:                true,
		TemporaryPasswordValidityDays: defaultTemporaryDays,
	}
}

// offers tells whether users of the pool are asked for this second factor.
func (p *pool) offers(factor string) bool {
	return p.mfa.MfaConfiguration != types.UserPoolMfaTypeOff && map[string]bool{
		factorSMS:   p.mfa.SmsMfaConfiguration != nil,
		factorTOTP:  deref(p.mfa.SoftwareTokenMfaConfiguration).Enabled,
		factorEmail: p.mfa.EmailMfaConfiguration != nil,
	}[factor]
}

// issuer is the pool's iss under a base URL. A pool of the UPDATED type puts
// issuer- before AWS's host; an address of this machine has no such twin, and
// stays.
func (p *pool) issuer(base string) string {
	const original = "://cognito-idp."
	if deref(p.described.IssuerConfiguration).Type == types.IssuerTypeUpdated {
		base = strings.Replace(base, original, "://issuer-cognito-idp.", 1)
	}
	return base + "/" + p.id()
}

// issued tells whether a token is this pool's, by whatever host name it was
// asked for.
func (p *pool) issued(claims jwt.MapClaims) bool {
	issuer, _ := claims["iss"].(string)
	return strings.HasSuffix(issuer, "/"+p.id())
}

// arrangeSignIn tells the directory what users of the pool are found by.
func (p *pool) arrangeSignIn() {
	p.users.foldCase = !*p.described.UsernameConfiguration.CaseSensitive
	p.users.aliases, p.users.asUsername = nil, nil
	for _, name := range p.described.AliasAttributes {
		p.users.aliases = append(p.users.aliases, string(name))
	}
	for _, name := range p.described.UsernameAttributes {
		p.users.asUsername = append(p.users.asUsername, string(name))
	}
}
