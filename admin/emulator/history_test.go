package emulator_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func watched(in *cip.CreateUserPoolInput) {
	in.UserPoolTier = types.UserPoolTierTypePlus
	in.UserPoolAddOns = &types.UserPoolAddOnsType{AdvancedSecurityMode: types.AdvancedSecurityModeTypeAudit}
}

func TestSignInsAreRememberedWhereThreatsAreWatched(t *testing.T) {
	l := newLab(t)
	pool := l.pool(watched)
	client := l.webClient(pool)
	alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
	for _, password := range []string{"wrong", goodPassword, "wrong"} {
		_, _ = l.signIn(client, "alice", password)
		l.pass(time.Minute)
	}
	list := func(token *string) *cip.AdminListUserAuthEventsOutput {
		return must(l.AdminListUserAuthEvents(t.Context(), &cip.AdminListUserAuthEventsInput{UserPoolId: pool, Username: alice, MaxResults: aws.Int32(2), NextToken: token}))(l)
	}
	first := list(nil)
	second := list(first.NextToken)
	events := slices.Concat(first.AuthEvents, second.AuthEvents)
	if len(events) != 3 || second.NextToken != nil || events[0].EventResponse != types.EventResponseTypeFail || events[1].EventResponse != types.EventResponseTypePass {
		t.Fatalf("events %+v", events)
	}
	if !events[0].CreationDate.After(*events[2].CreationDate) || aws.ToString(events[0].EventContextData.IpAddress) != "127.0.0.1" {
		t.Errorf("newest %+v", events[0])
	}
	if id, _, found := strings.Cut(*first.NextToken, "#"); !found || id != *events[1].EventId {
		t.Errorf("token %s", *first.NextToken)
	}

	feedback := func(event string) (*cip.AdminUpdateAuthEventFeedbackOutput, error) {
		return l.AdminUpdateAuthEventFeedback(t.Context(), &cip.AdminUpdateAuthEventFeedbackInput{
			UserPoolId: pool, Username: alice, EventId: &event, FeedbackValue: types.FeedbackValueTypeInvalid,
		})
	}
	refused(feedback("no-such-event"))(l, "ResourceNotFoundException", "*")
	fine(feedback(*events[0].EventId))(l)
	if got := list(nil).AuthEvents[0].EventFeedback; got == nil || got.FeedbackValue != types.FeedbackValueTypeInvalid || !got.FeedbackDate.Equal(l.now) {
		t.Errorf("feedback %+v", got)
	}
}

func TestOtherPoolsRememberNothing(t *testing.T) {
	for name, settings := range map[string]func(*cip.CreateUserPoolInput){
		"essentials": func(*cip.CreateUserPoolInput) {},
		"plus, off": func(in *cip.CreateUserPoolInput) {
			watched(in)
			in.UserPoolAddOns.AdvancedSecurityMode = types.AdvancedSecurityModeTypeOff
		},
	} {
		l := newLab(t)
		pool := l.pool(settings)
		alice := l.user(pool, "alice", types.UserStatusTypeConfirmed)
		_, err := l.AdminListUserAuthEvents(t.Context(), &cip.AdminListUserAuthEventsInput{UserPoolId: pool, Username: alice})
		if !isCode(err, "UserPoolAddOnNotEnabledException") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDevices(t *testing.T) {
	l := newLab(t)
	device := func(key string) types.DeviceType {
		return types.DeviceType{DeviceKey: &key, DeviceCreateDate: aws.Time(l.now)}
	}
	tracked := l.pool(func(in *cip.CreateUserPoolInput) {
		in.DeviceConfiguration = &types.DeviceConfigurationType{ChallengeRequiredOnNewDevice: true}
	})
	alice := aws.String("alice")
	for _, pool := range []*string{tracked, l.pool()} {
		l.seed(pool, emulator.UserSeed{Username: "alice", Devices: []types.DeviceType{device("eu-west-1_aa"), device("eu-west-1_bb")}})
		_, err := l.AdminListDevices(t.Context(), &cip.AdminListDevicesInput{UserPoolId: pool, Username: alice})
		if want := pool != tracked; isCode(err, "InvalidUserPoolConfigurationException") != want {
			t.Errorf("refused: want %v, got %v", want, err)
		}
	}
	forget := &cip.AdminForgetDeviceInput{UserPoolId: tracked, Username: alice, DeviceKey: aws.String("eu-west-1_aa")}
	fine(l.AdminForgetDevice(t.Context(), forget))(l)
	refused(l.AdminForgetDevice(t.Context(), forget))(l, "ResourceNotFoundException", "Device does not exist.")
	left := must(l.AdminListDevices(t.Context(), &cip.AdminListDevicesInput{UserPoolId: tracked, Username: alice}))(l).Devices
	if len(left) != 1 || *left[0].DeviceKey != "eu-west-1_bb" {
		t.Errorf("left %v", left)
	}
}

func TestSettingsThatOnlySeedsHave(t *testing.T) {
	l := newLab(t)
	group := "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/cognito/acme"
	id, err := l.server.AddPool(emulator.PoolSeed{
		UserPoolType: types.UserPoolType{Name: aws.String("acme"), Domain: aws.String("acme-login"), SmsConfigurationFailure: aws.String("SNSSandbox")},
		MFA:          cip.GetUserPoolMfaConfigOutput{MfaConfiguration: types.UserPoolMfaTypeOn, SoftwareTokenMfaConfiguration: &types.SoftwareTokenMfaConfigType{Enabled: true}},
		Logs: []types.LogConfigurationType{{
			EventSource: types.EventSourceNameUserAuthEvents, LogLevel: types.LogLevelInfo,
			CloudWatchLogsConfiguration: &types.CloudWatchLogsConfigurationType{LogGroupArn: &group},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	p := must(l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: &id}))(l).UserPool
	if aws.ToString(p.SmsConfigurationFailure) != "SNSSandbox" || p.MfaConfiguration != types.UserPoolMfaTypeOn || p.Policies == nil {
		t.Errorf("got %+v", p)
	}
	for domain, want := range map[string]string{"acme-login": id, "nobodys": ""} {
		found := must(l.DescribeUserPoolDomain(t.Context(), &cip.DescribeUserPoolDomainInput{Domain: &domain}))(l).DomainDescription
		if aws.ToString(found.UserPoolId) != want {
			t.Errorf("%s is %s's", domain, aws.ToString(found.UserPoolId))
		}
	}
	logs := must(l.GetLogDeliveryConfiguration(t.Context(), &cip.GetLogDeliveryConfigurationInput{UserPoolId: &id}))(l).LogDeliveryConfiguration
	if len(logs.LogConfigurations) != 1 || *logs.LogConfigurations[0].CloudWatchLogsConfiguration.LogGroupArn != group {
		t.Errorf("logs %+v", logs)
	}
	refused(l.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: &id}))(l, "InvalidParameterException", "*")
}
