package emulator_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func certificate(region string) *types.CustomDomainConfigType {
	return &types.CustomDomainConfigType{CertificateArn: aws.String("arn:aws:acm:" + region + ":123456789012:certificate/1a2b")}
}

// TestWhatDomainsRefuse asks for domains beside a pool that has the domains taken and
// login.taken.example.
func TestWhatDomainsRefuse(t *testing.T) {
	routing := &types.RoutingType{Failover: &types.FailoverType{PrimaryRoute53HealthCheckId: aws.String("h"), SecondaryRegion: aws.String("eu-west-2")}}
	for name, test := range map[string]struct {
		tier types.UserPoolTierType
		in   cip.CreateUserPoolDomainInput
		want string
	}{
		"a prefix":              {"", cip.CreateUserPoolDomainInput{Domain: aws.String("acme")}, "success"},
		"capitals":              {"", cip.CreateUserPoolDomainInput{Domain: aws.String("Acme")}, "InvalidParameterException: *"},
		"a dash at the end":     {"", cip.CreateUserPoolDomainInput{Domain: aws.String("acme-")}, "InvalidParameterException: *"},
		"dots":                  {"", cip.CreateUserPoolDomainInput{Domain: aws.String("login.acme.example")}, "InvalidParameterException: *"},
		"a reserved word":       {"", cip.CreateUserPoolDomainInput{Domain: aws.String("my-cognito")}, "InvalidParameterException: *"},
		"another pool's":        {"", cip.CreateUserPoolDomainInput{Domain: aws.String("taken")}, "InvalidParameterException: Domain already associated with another user pool."},
		"routing of a prefix":   {"", cip.CreateUserPoolDomainInput{Domain: aws.String("acme"), Routing: routing}, "InvalidParameterException: *"},
		"managed login":         {"", cip.CreateUserPoolDomainInput{Domain: aws.String("acme"), ManagedLoginVersion: aws.Int32(2)}, "success"},
		"managed login on Lite": {types.UserPoolTierTypeLite, cip.CreateUserPoolDomainInput{Domain: aws.String("acme"), ManagedLoginVersion: aws.Int32(2)}, "FeatureUnavailableInTierException: *"},
		"a third version":       {"", cip.CreateUserPoolDomainInput{Domain: aws.String("acme"), ManagedLoginVersion: aws.Int32(3)}, "InvalidParameterException: *"},
		"its own":               {"", cip.CreateUserPoolDomainInput{Domain: aws.String("login.acme.example"), CustomDomainConfig: certificate("us-east-1"), Routing: routing}, "success"},
		"its own, elsewhere":    {"", cip.CreateUserPoolDomainInput{Domain: aws.String("login.acme.example"), CustomDomainConfig: certificate("eu-west-1")}, "InvalidParameterException: *"},
		"its own, without dots": {"", cip.CreateUserPoolDomainInput{Domain: aws.String("acme"), CustomDomainConfig: certificate("us-east-1")}, "InvalidParameterException: *"},
		"another pool's own":    {"", cip.CreateUserPoolDomainInput{Domain: aws.String("login.taken.example"), CustomDomainConfig: certificate("us-east-1")}, "InvalidParameterException: Domain already associated with another user pool."},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			other := l.pool()
			fine(l.CreateUserPoolDomain(t.Context(), &cip.CreateUserPoolDomainInput{UserPoolId: other, Domain: aws.String("taken")}))(l)
			fine(l.CreateUserPoolDomain(t.Context(), &cip.CreateUserPoolDomainInput{UserPoolId: other, Domain: aws.String("login.taken.example"), CustomDomainConfig: certificate("us-east-1")}))(l)
			test.in.UserPoolId = l.pool(func(in *cip.CreateUserPoolInput) { in.UserPoolTier = test.tier })
			_, err := l.CreateUserPoolDomain(t.Context(), &test.in)
			expect(t, err, test.want)
		})
	}
}

// TestAPoolWithADomainStays gives a pool both domains, changes them and takes them away.
func TestAPoolWithADomainStays(t *testing.T) {
	l := newLab(t)
	pool, acme, login := l.pool(), aws.String("acme"), aws.String("login.acme.example")
	fine(l.CreateUserPoolDomain(t.Context(), &cip.CreateUserPoolDomainInput{UserPoolId: pool, Domain: acme}))(l)
	refused(l.CreateUserPoolDomain(t.Context(), &cip.CreateUserPoolDomainInput{UserPoolId: pool, Domain: aws.String("acme-two")}))(l,
		"InvalidParameterException", "User pool already has a domain configured.")
	made := must(l.CreateUserPoolDomain(t.Context(), &cip.CreateUserPoolDomainInput{UserPoolId: pool, Domain: login, CustomDomainConfig: certificate("us-east-1")}))(l)
	if made.CloudFrontDomain == nil {
		t.Error("no distribution is named for the domain")
	}
	fine(l.UpdateUserPoolDomain(t.Context(), &cip.UpdateUserPoolDomainInput{UserPoolId: pool, Domain: login, ManagedLoginVersion: aws.Int32(2)}))(l)
	refused(l.UpdateUserPoolDomain(t.Context(), &cip.UpdateUserPoolDomainInput{UserPoolId: pool, Domain: acme, CustomDomainConfig: certificate("us-east-1")}))(l, "InvalidParameterException", "*")
	d := must(l.DescribeUserPoolDomain(t.Context(), &cip.DescribeUserPoolDomainInput{Domain: login}))(l).DomainDescription
	if *d.ManagedLoginVersion != 2 || *d.CustomDomainConfig.CertificateArn != *certificate("us-east-1").CertificateArn || *d.CloudFrontDistribution != *made.CloudFrontDomain {
		t.Errorf("described as %+v", d)
	}
	remove := func(domain *string) error {
		_, err := l.DeleteUserPoolDomain(t.Context(), &cip.DeleteUserPoolDomainInput{UserPoolId: pool, Domain: domain})
		return err
	}
	for _, domain := range []*string{acme, login} {
		refused(l.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: pool}))(l,
			"InvalidParameterException", "User pool cannot be deleted. It has a domain configured that should be deleted first.")
		expect(t, remove(domain), "success")
		expect(t, remove(domain), "ResourceNotFoundException: *")
	}
	fine(l.DeleteUserPool(t.Context(), &cip.DeleteUserPoolInput{UserPoolId: pool}))(l)
}
