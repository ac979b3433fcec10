package domains

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// prefix is the service model's pattern of a domain, which custom domains with their dots can't
// fit.
var prefix = regexp.MustCompile(`^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`)

// reserved are words that a prefix can't contain (developer guide, prefix domains).
var reserved = []string{"aws", "amazon", "cognito"}

// wellFormed checks the name of a domain. The texts are not documented.
func wellFormed(domain string, custom *types.CustomDomainConfigType) error {
	if custom != nil {
		for label := range strings.SplitSeq(domain, ".") {
			if !prefix.MatchString(label) {
				return refuse.InvalidParameter("Custom domain is not a valid subdomain: %s", domain)
			}
		}
		if strings.Count(domain, ".") == 0 {
			return refuse.InvalidParameter("Custom domain is not a valid subdomain: %s", domain)
		}
		return inVirginia(custom)
	}
	if !prefix.MatchString(domain) {
		return refuse.InvalidParameter("1 validation error detected: Value '%s' at 'domain' failed to satisfy constraint: "+
			"Member must satisfy regular expression pattern: %s", domain, prefix)
	}
	for _, word := range reserved {
		if strings.Contains(domain, word) {
			return refuse.InvalidParameter("Domain cannot contain reserved word: %s", word)
		}
	}
	return nil
}

// inVirginia refuses a certificate that CloudFront can't use: AWS takes those of Certificate
// Manager in us-east-1 only. The text is not documented.
func inVirginia(custom *types.CustomDomainConfigType) error {
	if parts := strings.Split(*custom.CertificateArn, ":"); len(parts) < 4 || parts[2] != "acm" || parts[3] != "us-east-1" {
		return refuse.InvalidParameter("Custom domain needs a certificate of Certificate Manager in us-east-1.")
	}
	return nil
}

// offers refuses managed login on the plan without it. The text is not documented.
func offers(p *directory.Pool, version *int32) error {
	if version != nil && *version > 1 && p.Lite() {
		return refuse.With("FeatureUnavailableInTierException", "Managed login needs the Essentials or Plus plan.")
	}
	return nil
}

// place returns where the pool keeps the name of a domain of that kind.
func place(p *directory.Pool, custom bool) **string {
	if custom {
		return &p.Described.CustomDomain
	}
	return &p.Described.Domain
}

// createUserPoolDomain gives the pool a domain at once: at AWS it takes up to an hour.
func createUserPoolDomain(c *account.Call, p *directory.Pool, in *cip.CreateUserPoolDomainInput) (*cip.CreateUserPoolDomainOutput, error) {
	custom := in.CustomDomainConfig != nil
	if err := wellFormed(*in.Domain, in.CustomDomainConfig); err != nil {
		return nil, err
	}
	if err := offers(p, in.ManagedLoginVersion); err != nil {
		return nil, err
	}
	switch {
	case *place(p, custom) != nil:
		return nil, refuse.InvalidParameter("User pool already has a domain configured.")
	case holder(c, *in.Domain) != nil:
		return nil, refuse.InvalidParameter("Domain already associated with another user pool.")
	case in.Routing != nil && !custom:
		return nil, refuse.InvalidParameter("Routing is supported for custom domains only.") // text not documented
	}
	d := describe(c, p, *in.Domain)
	d.CustomDomainConfig, d.Routing = in.CustomDomainConfig, in.Routing
	d.ManagedLoginVersion = cmp.Or(in.ManagedLoginVersion, d.ManagedLoginVersion)
	if custom {
		d.CloudFrontDistribution = aws.String("d" + c.Random.Pick(random.Digits+random.Lower, 13) + ".cloudfront.net")
	}
	*place(p, custom) = in.Domain
	keep(p, d)
	return &cip.CreateUserPoolDomainOutput{CloudFrontDomain: d.CloudFrontDistribution, ManagedLoginVersion: d.ManagedLoginVersion, Routing: d.Routing}, nil
}

func keep(p *directory.Pool, d *types.DomainDescriptionType) {
	all := kept.Of(p)
	if *all == nil {
		*all = map[string]*types.DomainDescriptionType{}
	}
	(*all)[*d.Domain] = d
}

// owned refuses a domain that is not the pool's. The text is not documented.
func owned(p *directory.Pool, domain string) error {
	if !has(p, domain) {
		return refuse.NotFound("Domain %s does not exist in user pool %s.", domain, p.ID())
	}
	return nil
}

// updateUserPoolDomain changes the certificate, the version of managed login and the routing.
func updateUserPoolDomain(c *account.Call, p *directory.Pool, in *cip.UpdateUserPoolDomainInput) (*cip.UpdateUserPoolDomainOutput, error) {
	if err := owned(p, *in.Domain); err != nil {
		return nil, err
	}
	custom := p.Described.CustomDomain != nil && *p.Described.CustomDomain == *in.Domain
	if !custom && (in.CustomDomainConfig != nil || in.Routing != nil) {
		return nil, refuse.InvalidParameter("A prefix domain has no certificate and no routing.") // text not documented
	}
	if in.CustomDomainConfig != nil {
		if err := inVirginia(in.CustomDomainConfig); err != nil {
			return nil, err
		}
	}
	if err := offers(p, in.ManagedLoginVersion); err != nil {
		return nil, err
	}
	d := *describe(c, p, *in.Domain)
	d.CustomDomainConfig = cmp.Or(in.CustomDomainConfig, d.CustomDomainConfig)
	d.ManagedLoginVersion = cmp.Or(in.ManagedLoginVersion, d.ManagedLoginVersion)
	d.Routing = cmp.Or(in.Routing, d.Routing)
	keep(p, &d)
	return &cip.UpdateUserPoolDomainOutput{CloudFrontDomain: d.CloudFrontDistribution, ManagedLoginVersion: d.ManagedLoginVersion, Routing: d.Routing}, nil
}

func deleteUserPoolDomain(_ *account.Call, p *directory.Pool, in *cip.DeleteUserPoolDomainInput) (*cip.DeleteUserPoolDomainOutput, error) {
	if err := owned(p, *in.Domain); err != nil {
		return nil, err
	}
	custom := p.Described.CustomDomain != nil && *p.Described.CustomDomain == *in.Domain
	*place(p, custom) = nil
	delete(*kept.Of(p), *in.Domain)
	return &cip.DeleteUserPoolDomainOutput{}, nil
}
