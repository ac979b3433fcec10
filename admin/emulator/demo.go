package emulator

import (
	"fmt"
	"iter"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
)

// DemoRegion is the Region that the demo's resources name.
const DemoRegion = population.Region

// SeedDemo fills the server with the demo's pools: a consumer pool of so many
// users, a workforce pool and an empty one. The same seed, number and time give
// the same directory.
func (s *Server) SeedDemo(users int) error {
	for _, p := range population.Demo(s.opts.Seed, users, s.opts.Now()) {
		if err := s.seedPool(p); err != nil {
			return fmt.Errorf("seeding pool %s: %w", p.Name, err)
		}
	}
	return nil
}

func (s *Server) seedPool(p population.Pool) error {
	id, err := s.AddPool(demoPool(p))
	if err != nil {
		return err
	}
	for _, c := range p.Clients {
		if _, err := s.AddClient(id, demoClient(c)); err != nil {
			return err
		}
	}
	for _, g := range p.Groups {
		if err := s.AddGroup(id, demoGroup(g)); err != nil {
			return err
		}
	}
	for _, provider := range p.Providers {
		if err := s.AddProvider(id, demoProvider(provider)); err != nil {
			return err
		}
	}
	if p.Users == nil {
		return nil
	}
	return s.AddUsers(id, demoUsers(p.Users))
}

func demoPool(p population.Pool) PoolSeed {
	return PoolSeed{
		UserPoolType: types.UserPoolType{
			Name:                      &p.Name,
			UserPoolTier:              types.UserPoolTierType(p.Tier),
			MfaConfiguration:          types.UserPoolMfaType(p.MFA),
			Policies:                  &types.UserPoolPolicyType{PasswordPolicy: demoPolicy(p.PasswordPolicy)},
			UsernameAttributes:        namesAs[types.UsernameAttributeType](p.UsernameAttributes),
			AliasAttributes:           namesAs[types.AliasAttributeType](p.AliasAttributes),
			AutoVerifiedAttributes:    namesAs[types.VerifiedAttributeType](p.AutoVerifiedAttributes),
			UsernameConfiguration:     &types.UsernameConfigurationType{CaseSensitive: &p.CaseSensitive},
			AdminCreateUserConfig:     &types.AdminCreateUserConfigType{AllowAdminCreateUserOnly: p.AdminOnlySignUp},
			AccountRecoverySetting:    demoRecovery(p.Recovery),
			DeletionProtection:        types.DeletionProtectionType(p.DeletionProtection),
			UserPoolAddOns:            &types.UserPoolAddOnsType{AdvancedSecurityMode: types.AdvancedSecurityModeType(p.ThreatProtection)},
			DeviceConfiguration:       demoDevices(p.DeviceTracking),
			SchemaAttributes:          demoSchema(p.Schema),
			LambdaConfig:              demoTriggers(p.Triggers),
			Domain:                    nonEmpty(p.Domain),
			SmsConfigurationFailure:   nonEmpty(p.SMSFailure),
			EmailConfigurationFailure: nonEmpty(p.EmailFailure),
			UserPoolTags:              p.Tags,
			CreationDate:              &p.Created,
			LastModifiedDate:          &p.Modified,
		},
		MFA: demoMFA(p),
	}
}

func demoMFA(p population.Pool) cip.GetUserPoolMfaConfigOutput {
	out := cip.GetUserPoolMfaConfigOutput{MfaConfiguration: types.UserPoolMfaType(p.MFA)}
	for _, factor := range p.Factors {
		switch factor {
		case population.FactorTOTP:
			out.SoftwareTokenMfaConfiguration = &types.SoftwareTokenMfaConfigType{Enabled: true}
		case population.FactorSMS:
			out.SmsMfaConfiguration = &types.SmsMfaConfigType{}
		}
	}
	return out
}

func demoPolicy(p population.PasswordPolicy) *types.PasswordPolicyType {
	policy := &types.PasswordPolicyType{
		MinimumLength:                 aws.Int32(int32(p.MinimumLength)),
		RequireLowercase:              p.RequireLowercase,
		RequireUppercase:              p.RequireUppercase,
		RequireNumbers:                p.RequireNumbers,
		RequireSymbols:                p.RequireSymbols,
		TemporaryPasswordValidityDays: int32(p.TemporaryPasswordValidityDays),
	}
	if p.PasswordHistorySize > 0 {
		policy.PasswordHistorySize = aws.Int32(int32(p.PasswordHistorySize))
	}
	return policy
}

func demoRecovery(ways []population.Recovery) *types.AccountRecoverySettingType {
	out := &types.AccountRecoverySettingType{}
	for _, w := range ways {
		out.RecoveryMechanisms = append(out.RecoveryMechanisms,
			types.RecoveryOptionType{Name: types.RecoveryOptionNameType(w.Name), Priority: aws.Int32(int32(w.Priority))})
	}
	return out
}

func demoDevices(d *population.DeviceTracking) *types.DeviceConfigurationType {
	if d == nil {
		return nil
	}
	return &types.DeviceConfigurationType{
		ChallengeRequiredOnNewDevice:     d.ChallengeRequiredOnNewDevice,
		DeviceOnlyRememberedOnUserPrompt: d.DeviceOnlyRememberedOnUserPrompt,
	}
}

func demoSchema(custom []population.CustomAttribute) []types.SchemaAttributeType {
	out := make([]types.SchemaAttributeType, len(custom))
	for i, a := range custom {
		out[i] = types.SchemaAttributeType{
			Name: &a.Name, AttributeDataType: types.AttributeDataType(a.Type),
			Mutable: &a.Mutable, Required: aws.Bool(false), DeveloperOnlyAttribute: aws.Bool(false),
		}
		if a.Type == string(types.AttributeDataTypeString) {
			out[i].StringAttributeConstraints = &types.StringAttributeConstraintsType{
				MinLength: aws.String(fmt.Sprint(a.MinLength)), MaxLength: aws.String(fmt.Sprint(a.MaxLength)),
			}
		}
	}
	return out
}

func demoTriggers(triggers []population.Trigger) *types.LambdaConfigType {
	config := &types.LambdaConfigType{}
	fields := map[string]**string{
		"PreSignUp":          &config.PreSignUp,
		"CustomMessage":      &config.CustomMessage,
		"PostConfirmation":   &config.PostConfirmation,
		"PreAuthentication":  &config.PreAuthentication,
		"PostAuthentication": &config.PostAuthentication,
		"PreTokenGeneration": &config.PreTokenGeneration,
		"UserMigration":      &config.UserMigration,
	}
	for _, t := range triggers {
		if field, ok := fields[t.Name]; ok {
			*field = &t.ARN
		}
	}
	return config
}

func demoClient(c population.Client) types.UserPoolClientType {
	existence := types.PreventUserExistenceErrorTypesLegacy
	if c.HideMissingUsers {
		existence = types.PreventUserExistenceErrorTypesEnabled
	}
	out := types.UserPoolClientType{
		ClientName:                      &c.Name,
		ClientId:                        &c.ID,
		ClientSecret:                    nonEmpty(c.Secret),
		ExplicitAuthFlows:               namesAs[types.ExplicitAuthFlowsType](c.AuthFlows),
		AllowedOAuthFlows:               namesAs[types.OAuthFlowType](c.OAuthFlows),
		AllowedOAuthFlowsUserPoolClient: aws.Bool(len(c.OAuthFlows) > 0),
		AllowedOAuthScopes:              c.Scopes,
		SupportedIdentityProviders:      c.Providers,
		CallbackURLs:                    c.CallbackURLs,
		LogoutURLs:                      c.LogoutURLs,
		PreventUserExistenceErrors:      existence,
		EnableTokenRevocation:           &c.Revocation,
		IdTokenValidity:                 minutes(c.IDTokenValidity),
		AccessTokenValidity:             minutes(c.AccessTokenValidity),
		RefreshTokenValidity:            int32(c.RefreshValidity / time.Minute),
		AuthSessionValidity:             minutes(c.SessionValidity),
		TokenValidityUnits: &types.TokenValidityUnitsType{
			IdToken: types.TimeUnitsTypeMinutes, AccessToken: types.TimeUnitsTypeMinutes, RefreshToken: types.TimeUnitsTypeMinutes,
		},
		CreationDate:     &c.Created,
		LastModifiedDate: &c.Modified,
	}
	if c.RotateRefreshTokens {
		out.RefreshTokenRotation = &types.RefreshTokenRotationType{Feature: types.FeatureTypeEnabled}
	}
	return out
}

// minutes is nil for no time at all, which means AWS's default.
func minutes(d time.Duration) *int32 {
	if d == 0 {
		return nil
	}
	return aws.Int32(int32(d / time.Minute))
}

func demoGroup(g population.Group) types.GroupType {
	out := types.GroupType{
		GroupName: &g.Name, Description: nonEmpty(g.Description), RoleArn: nonEmpty(g.RoleARN),
		CreationDate: &g.Created, LastModifiedDate: &g.Modified,
	}
	if g.Precedence != population.NoPrecedence {
		out.Precedence = aws.Int32(int32(g.Precedence))
	}
	return out
}

func demoProvider(p population.Provider) types.IdentityProviderType {
	return types.IdentityProviderType{
		ProviderName: &p.Name, ProviderType: types.IdentityProviderTypeType(p.Type),
		IdpIdentifiers: p.Identifiers, ProviderDetails: p.Details, AttributeMapping: p.Mapping,
		CreationDate: &p.Created, LastModifiedDate: &p.Modified,
	}
}

func demoUsers(users iter.Seq[population.User]) iter.Seq[UserSeed] {
	return func(yield func(UserSeed) bool) {
		for u := range users {
			if !yield(demoUser(u)) {
				return
			}
		}
	}
}

func demoUser(u population.User) UserSeed {
	seed := UserSeed{
		Username: u.Username, Sub: u.Sub, Status: types.UserStatusType(u.Status), Disabled: !u.Enabled,
		Created: u.Created, Modified: u.Modified, Invited: u.Invited,
		Password: u.Password, Groups: u.Groups,
		Factors: u.Factors, PreferredFactor: u.PreferredFactor, TOTPSecret: u.TOTPSecret,
		Attributes: make([]Attribute, 0, len(u.Attributes)),
	}
	for _, a := range u.Attributes {
		seed.Attributes = append(seed.Attributes, Attribute(a))
	}
	for _, i := range u.Identities {
		seed.Identities = append(seed.Identities, Identity{
			UserID: i.UserID, ProviderName: i.ProviderName, ProviderType: i.ProviderType, Issuer: i.Issuer,
			Primary: i.Primary, Created: i.DateCreated,
		})
	}
	for _, d := range u.Devices {
		seed.Devices = append(seed.Devices, demoDevice(d))
	}
	return seed
}

func demoDevice(d population.Device) types.DeviceType {
	return types.DeviceType{
		DeviceKey: &d.Key,
		DeviceAttributes: []types.AttributeType{
			{Name: aws.String("device_name"), Value: &d.Name},
			{Name: aws.String("last_ip_used"), Value: &d.LastIP},
		},
		DeviceCreateDate: &d.Created, DeviceLastModifiedDate: &d.Modified, DeviceLastAuthenticatedDate: &d.LastSeen,
	}
}

// namesAs gives strings the type that the SDK has for them; none stays none.
func namesAs[T ~string](names []string) []T {
	var out []T
	for _, n := range names {
		out = append(out, T(n))
	}
	return out
}

func nonEmpty(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
