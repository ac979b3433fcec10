package emulator_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func TestTags(t *testing.T) {
	l := newLab(t)
	pool := l.pool(func(in *cip.CreateUserPoolInput) { in.UserPoolTags = map[string]string{"team": "web"} })
	arn := must(l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(l).UserPool.Arn
	tag := func(key, value string) error {
		_, err := l.TagResource(t.Context(), &cip.TagResourceInput{ResourceArn: arn, Tags: map[string]string{key: value}})
		return err
	}
	expect(t, tag("aws:x", "y"), "InvalidParameterException: *")
	expect(t, tag("", "y"), "InvalidParameterException: *")
	expect(t, tag("stage", "live"), "success")
	fine(l.UntagResource(t.Context(), &cip.UntagResourceInput{ResourceArn: arn, TagKeys: []string{"team", "nothing"}}))(l)
	tags := must(l.ListTagsForResource(t.Context(), &cip.ListTagsForResourceInput{ResourceArn: arn}))(l).Tags
	if len(tags) != 1 || tags["stage"] != "live" {
		t.Errorf("the tags are %v", tags)
	}
	for i := range 49 {
		expect(t, tag(time.Duration(i).String(), "x"), "success")
	}
	expect(t, tag("one-more", "x"), "InvalidParameterException: *")
	expect(t, tag("stage", "test"), "success")
	fine(l.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: pool}))(l)
	expect(t, tag("stage", "gone"), "ResourceNotFoundException: *")
}

// TestTheTemplateIsRepeatedInTheOlderMembers describes pools with texts in either place, or both.
func TestTheTemplateIsRepeatedInTheOlderMembers(t *testing.T) {
	l := newLab(t)
	old, newer := aws.String("old {####}"), aws.String("new {####}")
	template := func() *types.VerificationMessageTemplateType {
		return &types.VerificationMessageTemplateType{EmailMessage: newer, EmailSubject: newer, SmsMessage: newer}
	}
	pool := l.pool(func(in *cip.CreateUserPoolInput) { in.VerificationMessageTemplate = template() })
	texts := func() [3]string {
		p := must(l.DescribeUserPool(t.Context(), &cip.DescribeUserPoolInput{UserPoolId: pool}))(l).UserPool
		return [3]string{aws.ToString(p.EmailVerificationMessage), aws.ToString(p.EmailVerificationSubject), aws.ToString(p.SmsVerificationMessage)}
	}
	if got := texts(); got != [3]string{*newer, *newer, *newer} {
		t.Errorf("with a template: %q", got)
	}
	for name, c := range map[string]struct {
		in   cip.UpdateUserPoolInput
		want [3]string
	}{
		"none":     {cip.UpdateUserPoolInput{}, [3]string{}},
		"only old": {cip.UpdateUserPoolInput{EmailVerificationMessage: old, SmsVerificationMessage: old}, [3]string{*old, "", *old}},
		"both":     {cip.UpdateUserPoolInput{EmailVerificationMessage: old, VerificationMessageTemplate: template()}, [3]string{*newer, *newer, *newer}},
	} {
		c.in.UserPoolId = pool
		fine(l.UpdateUserPool(t.Context(), &c.in))(l)
		if got := texts(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func plus(in *cip.CreateUserPoolInput) {
	in.UserPoolTier = types.UserPoolTierTypePlus
	in.UserPoolAddOns = &types.UserPoolAddOnsType{AdvancedSecurityMode: types.AdvancedSecurityModeTypeAudit}
}

func TestRiskConfigurations(t *testing.T) {
	l := newLab(t)
	without := l.pool()
	refused(l.DescribeRiskConfiguration(t.Context(), &cip.DescribeRiskConfigurationInput{UserPoolId: without}))(l, "UserPoolAddOnNotEnabledException", "*")
	pool := l.pool(plus)
	client := l.webClient(pool)
	set := func(in cip.SetRiskConfigurationInput) (*cip.SetRiskConfigurationOutput, error) {
		in.UserPoolId = pool
		return l.SetRiskConfiguration(t.Context(), &in)
	}
	block := types.AccountTakeoverEventActionTypeBlock
	takeover := func(notify bool) *types.AccountTakeoverRiskConfigurationType {
		return &types.AccountTakeoverRiskConfigurationType{Actions: &types.AccountTakeoverActionsType{HighAction: &types.AccountTakeoverActionType{EventAction: block, Notify: notify}}}
	}
	refused(set(cip.SetRiskConfigurationInput{ClientId: aws.String("nobody")}))(l, "ResourceNotFoundException", "User pool client nobody does not exist.")
	refused(set(cip.SetRiskConfigurationInput{RiskExceptionConfiguration: &types.RiskExceptionConfigurationType{BlockedIPRangeList: []string{"10.0.0.1"}}}))(l, "InvalidParameterException", "*")
	refused(set(cip.SetRiskConfigurationInput{AccountTakeoverRiskConfiguration: takeover(true)}))(l, "InvalidParameterException", "*")
	fine(set(cip.SetRiskConfigurationInput{AccountTakeoverRiskConfiguration: takeover(false)}))(l)
	fine(set(cip.SetRiskConfigurationInput{ClientId: client, RiskExceptionConfiguration: &types.RiskExceptionConfigurationType{SkippedIPRangeList: []string{"10.0.0.0/8"}}}))(l)
	whole := must(l.DescribeRiskConfiguration(t.Context(), &cip.DescribeRiskConfigurationInput{UserPoolId: pool}))(l).RiskConfiguration
	own := must(l.DescribeRiskConfiguration(t.Context(), &cip.DescribeRiskConfigurationInput{UserPoolId: pool, ClientId: client}))(l).RiskConfiguration
	if whole.AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction != block || whole.RiskExceptionConfiguration != nil {
		t.Errorf("the pool has %+v", whole)
	}
	if own.AccountTakeoverRiskConfiguration != nil || len(own.RiskExceptionConfiguration.SkippedIPRangeList) != 1 || *own.ClientId != *client {
		t.Errorf("the client has %+v", own)
	}
	fine(set(cip.SetRiskConfigurationInput{}))(l)
	if again := must(l.DescribeRiskConfiguration(t.Context(), &cip.DescribeRiskConfigurationInput{UserPoolId: pool}))(l).RiskConfiguration; again.AccountTakeoverRiskConfiguration != nil {
		t.Errorf("the pool keeps %+v", again)
	}
}

func TestTermsDocuments(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	create := func(name string, links map[string]string) (*cip.CreateTermsOutput, error) {
		return l.CreateTerms(t.Context(), &cip.CreateTermsInput{
			UserPoolId: pool, ClientId: client, TermsName: &name, Links: links, TermsSource: types.TermsSourceTypeLink, Enforcement: types.TermsEnforcementTypeNone,
		})
	}
	byName := func(name string) (*cip.DescribeTermsByClientOutput, error) {
		return l.DescribeTermsByClient(t.Context(), &cip.DescribeTermsByClientInput{UserPoolId: pool, ClientId: client, TermsName: &name})
	}
	home := map[string]string{"cognito:default": "https://acme.example/terms"}
	refused(create("imprint", home))(l, "InvalidParameterException", "*")
	refused(create("terms-of-use", map[string]string{"cognito:klingon": "https://acme.example"}))(l, "InvalidParameterException", "*")
	refused(create("terms-of-use", map[string]string{"cognito:default": "not a link"}))(l, "InvalidParameterException", "*")
	refused(byName("terms-of-use"))(l, "ResourceNotFoundException", "*")
	made := must(create("terms-of-use", home))(l).Terms
	refused(create("terms-of-use", home))(l, "TermsExistsException", "*")
	other := must(create("privacy-policy", home))(l).Terms
	rename := func(id *string, name string) error {
		_, err := l.UpdateTerms(t.Context(), &cip.UpdateTermsInput{UserPoolId: pool, TermsId: id, TermsName: &name})
		return err
	}
	expect(t, rename(other.TermsId, "terms-of-use"), "TermsExistsException: *")
	fine(l.UpdateTerms(t.Context(), &cip.UpdateTermsInput{UserPoolId: pool, TermsId: made.TermsId, Links: map[string]string{"cognito:german": "https://acme.example/agb"}}))(l)
	if got := must(byName("terms-of-use"))(l).Terms; *got.TermsId != *made.TermsId || got.Links["cognito:german"] == "" || got.Links["cognito:default"] != "" {
		t.Errorf("the terms are %+v", got)
	}
	if all := must(l.ListTerms(t.Context(), &cip.ListTermsInput{UserPoolId: pool}))(l).Terms; len(all) != 2 {
		t.Errorf("%d documents", len(all))
	}
	fine(l.DeleteTerms(t.Context(), &cip.DeleteTermsInput{UserPoolId: pool, TermsId: made.TermsId}))(l)
	refused(l.DescribeTerms(t.Context(), &cip.DescribeTermsInput{UserPoolId: pool, TermsId: made.TermsId}))(l, "ResourceNotFoundException", "*")
	expect(t, rename(other.TermsId, "terms-of-use"), "success")
}

func TestTheHostedUILooksAsItsClientsDo(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	set := func(client *string, css string) error {
		_, err := l.SetUICustomization(t.Context(), &cip.SetUICustomizationInput{UserPoolId: pool, ClientId: client, CSS: &css, ImageFile: []byte("png")})
		return err
	}
	look := func() *types.UICustomizationType {
		return must(l.GetUICustomization(t.Context(), &cip.GetUICustomizationInput{UserPoolId: pool, ClientId: client}))(l).UICustomization
	}
	expect(t, set(nil, "a"), "InvalidParameterException: There has to be an existing domain associated with this user pool")
	fine(l.CreateUserPoolDomain(t.Context(), &cip.CreateUserPoolDomainInput{UserPoolId: pool, Domain: aws.String("acme")}))(l)
	expect(t, set(aws.String("nobody"), "a"), "ResourceNotFoundException: User pool client nobody does not exist.")
	if empty := look(); empty.CSS != nil {
		t.Errorf("nobody set %+v", empty)
	}
	expect(t, set(nil, "all"), "success")
	if all := look(); *all.CSS != "all" || *all.ClientId != "ALL" || all.ImageUrl == nil {
		t.Errorf("everybody's is %+v", all)
	}
	expect(t, set(client, "own"), "success")
	if own := look(); *own.CSS != "own" || *own.ClientId != *client {
		t.Errorf("its own is %+v", own)
	}
}

func TestProvisionedLimits(t *testing.T) {
	l := newLab(t)
	of := func(category string) *types.LimitDefinitionType {
		return &types.LimitDefinitionType{LimitClass: types.LimitClassApiCategory, Attributes: map[string]string{"Category": category}}
	}
	get := func(category string) (*cip.GetProvisionedLimitOutput, error) {
		return l.GetProvisionedLimit(t.Context(), &cip.GetProvisionedLimitInput{LimitDefinition: of(category)})
	}
	set := func(rate int32) error {
		_, err := l.UpdateProvisionedLimit(t.Context(), &cip.UpdateProvisionedLimitInput{LimitDefinition: of("UserRead"), RequestedLimitValue: rate})
		return err
	}
	refused(get("Everything"))(l, "InvalidParameterException", "*")
	expect(t, set(119), "InvalidParameterException: *")
	expect(t, set(200), "success")
	if limit := must(get("UserRead"))(l).Limit; limit.FreeLimitValue != 120 || limit.ProvisionedLimitValue != 200 {
		t.Errorf("the limit is %+v", limit)
	}
}
