package emulator

import (
	"fmt"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/population"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// SeedDemo adds the demo's pools: a consumer pool with that many users, and two others. The same
// seed and clock give the same people. Their ARNs have the Region and account that are
// [Options]' defaults.
func (s *Server) SeedDemo(users int) error {
	for _, pool := range population.Demo(s.seed, users, s.account.Now()) {
		if err := s.seedDemoPool(pool); err != nil {
			return fmt.Errorf("seeding the demo pool %s: %w", pool.Name, err)
		}
	}
	return nil
}

func (s *Server) seedDemoPool(p population.Pool) error {
	seed, err := demoPool(p)
	if err != nil {
		return err
	}
	id, err := s.AddPool(seed)
	if err != nil {
		return err
	}
	for _, k := range p.Clients {
		if _, err := s.AddClient(id, demoClient(k)); err != nil {
			return err
		}
	}
	for _, g := range p.Groups {
		if err := s.AddGroup(id, demoGroup(g)); err != nil {
			return err
		}
	}
	for _, idp := range p.Providers {
		if err := s.AddProvider(id, demoProvider(idp)); err != nil {
			return err
		}
	}
	for _, api := range p.ResourceServers {
		if err := s.AddResourceServer(id, demoResourceServer(api)); err != nil {
			return err
		}
	}
	return s.AddUsers(id, func(yield func(UserSeed) bool) {
		for u := range p.Users {
			if !yield(demoUser(u)) {
				return
			}
		}
	})
}

func demoPool(p population.Pool) (PoolSeed, error) {
	triggers, err := demoTriggers(p.Triggers)
	if err != nil {
		return PoolSeed{}, err
	}
	seed := PoolSeed{MFA: demoMFA(p), Logs: demoLogs(p), UserPoolType: types.UserPoolType{
		Name:                   aws.String(p.Name),
		UserPoolTier:           types.UserPoolTierType(p.Tier),
		Policies:               &types.UserPoolPolicyType{PasswordPolicy: demoPolicy(p.PasswordPolicy)},
		UsernameAttributes:     enums[types.UsernameAttributeType](p.UsernameAttributes),
		AliasAttributes:        enums[types.AliasAttributeType](p.AliasAttributes),
		AutoVerifiedAttributes: enums[types.VerifiedAttributeType](p.AutoVerifiedAttributes),
		UsernameConfiguration:  &types.UsernameConfigurationType{CaseSensitive: aws.Bool(p.CaseSensitive)},
		AdminCreateUserConfig: &types.AdminCreateUserConfigType{
			AllowAdminCreateUserOnly: p.AdminOnlySignUp, UnusedAccountValidityDays: directory.DefaultTemporaryDays,
		},
		DeletionProtection:        types.DeletionProtectionType(p.DeletionProtection),
		UserPoolAddOns:            &types.UserPoolAddOnsType{AdvancedSecurityMode: types.AdvancedSecurityModeType(p.ThreatProtection)},
		LambdaConfig:              triggers,
		UserPoolTags:              p.Tags,
		CreationDate:              aws.Time(p.Created),
		LastModifiedDate:          aws.Time(p.Modified),
		SmsConfiguration:          demoSMS(p),
		AccountRecoverySetting:    demoRecovery(p.Recovery),
		EmailConfiguration:        demoMail(),
		Domain:                    textOrNil(p.Domain),
		SmsConfigurationFailure:   textOrNil(p.SMSFailure),
		EmailConfigurationFailure: textOrNil(p.EmailFailure),
	}}
	if d := p.DeviceTracking; d != nil {
		seed.DeviceConfiguration = &types.DeviceConfigurationType{
			ChallengeRequiredOnNewDevice: d.ChallengeRequiredOnNewDevice, DeviceOnlyRememberedOnUserPrompt: d.DeviceOnlyRememberedOnUserPrompt,
		}
	}
	for _, a := range p.Schema {
		seed.SchemaAttributes = append(seed.SchemaAttributes, demoAttribute(a))
	}
	return seed, nil
}

// demoLogs returns what a pool exports: errors in production and, where the plan has it, what
// users do.
func demoLogs(p population.Pool) []types.LogConfigurationType {
	if p.DeletionProtection != string(types.DeletionProtectionTypeActive) {
		return nil
	}
	group := "arn:aws:logs:" + population.Region + ":" + population.Account + ":log-group:/aws/vendedlogs/cognito/" + p.Name
	out := []types.LogConfigurationType{{
		EventSource: types.EventSourceNameUserNotification, LogLevel: types.LogLevelError,
		CloudWatchLogsConfiguration: &types.CloudWatchLogsConfigurationType{LogGroupArn: aws.String(group + "/errors")},
	}}
	if p.Tier == population.TierPlus && p.ThreatProtection != string(types.AdvancedSecurityModeTypeOff) {
		out = append(out, types.LogConfigurationType{
			EventSource: types.EventSourceNameUserAuthEvents, LogLevel: types.LogLevelInfo,
			CloudWatchLogsConfiguration: &types.CloudWatchLogsConfigurationType{LogGroupArn: aws.String(group)},
		})
	}
	return out
}

// demoTriggers sets the members of a Lambda configuration by name.
func demoTriggers(triggers []population.Trigger) (*types.LambdaConfigType, error) {
	config := &types.LambdaConfigType{}
	for _, t := range triggers {
		field := reflect.ValueOf(config).Elem().FieldByName(t.Name)
		if !field.IsValid() || field.Type() != reflect.TypeFor[*string]() {
			return nil, fmt.Errorf("no trigger is called %s", t.Name)
		}
		field.Set(reflect.ValueOf(aws.String(t.ARN)))
	}
	return config, nil
}

func demoPolicy(p population.PasswordPolicy) *types.PasswordPolicyType {
	out := &types.PasswordPolicyType{
		MinimumLength: aws.Int32(int32(p.MinimumLength)), TemporaryPasswordValidityDays: int32(p.TemporaryPasswordValidityDays),
		RequireLowercase: p.RequireLowercase, RequireUppercase: p.RequireUppercase,
		RequireNumbers: p.RequireNumbers, RequireSymbols: p.RequireSymbols,
	}
	if p.PasswordHistorySize > 0 {
		out.PasswordHistorySize = aws.Int32(int32(p.PasswordHistorySize))
	}
	return out
}

func demoSMS(p population.Pool) *types.SmsConfigurationType {
	for _, factor := range p.Factors {
		if factor == population.FactorSMS {
			return &types.SmsConfigurationType{
				SnsCallerArn: aws.String("arn:aws:iam::" + population.Account + ":role/cognito-sms"),
				SnsRegion:    aws.String(population.Region), ExternalId: aws.String(p.Name),
			}
		}
	}
	return nil
}

// demoMail is an SES account of the pool's own, so that the demo is not limited to a few mails a
// day.
func demoMail() *types.EmailConfigurationType {
	return &types.EmailConfigurationType{
		EmailSendingAccount: types.EmailSendingAccountTypeDeveloper, From: aws.String("no-reply@acme.example"),
		SourceArn: aws.String("arn:aws:ses:" + population.Region + ":" + population.Account + ":identity/acme.example"),
	}
}

func demoMFA(p population.Pool) cip.GetUserPoolMfaConfigOutput {
	out := cip.GetUserPoolMfaConfigOutput{MfaConfiguration: types.UserPoolMfaType(p.MFA)}
	if sms := demoSMS(p); sms != nil {
		out.SmsMfaConfiguration = &types.SmsMfaConfigType{SmsConfiguration: sms}
	}
	for _, factor := range p.Factors {
		if factor == population.FactorTOTP {
			out.SoftwareTokenMfaConfiguration = &types.SoftwareTokenMfaConfigType{Enabled: true}
		}
	}
	return out
}

func demoRecovery(options []population.Recovery) *types.AccountRecoverySettingType {
	if len(options) == 0 {
		return nil
	}
	out := &types.AccountRecoverySettingType{}
	for _, o := range options {
		out.RecoveryMechanisms = append(out.RecoveryMechanisms, types.RecoveryOptionType{
			Name: types.RecoveryOptionNameType(o.Name), Priority: aws.Int32(int32(o.Priority)),
		})
	}
	return out
}

func demoAttribute(a population.CustomAttribute) types.SchemaAttributeType {
	out := types.SchemaAttributeType{
		Name: aws.String(a.Name), AttributeDataType: types.AttributeDataType(a.Type),
		Mutable: aws.Bool(a.Mutable), Required: aws.Bool(false), DeveloperOnlyAttribute: aws.Bool(false),
	}
	if out.AttributeDataType == types.AttributeDataTypeString {
		out.StringAttributeConstraints = &types.StringAttributeConstraintsType{
			MinLength: aws.String(fmt.Sprint(a.MinLength)), MaxLength: aws.String(fmt.Sprint(a.MaxLength)),
		}
	}
	return out
}
