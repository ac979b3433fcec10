package token

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// ErrSigner means that nobody named the load balancer whose key a token asks for. Anybody can
// have a load balancer, and all of them have AWS's keys, so a signature alone proves nothing.
var ErrSigner = errors.New("a load balancer's key is fetched only when its ARN is named, by cognito-tui token --signer ARN")

// IsLoadBalancer reports whether a text is the ARN of an Application Load Balancer.
func IsLoadBalancer(arn string) bool { return loadBalancer.MatchString(arn) }

// keyIDForm matches the ids of load balancers' keys, which become part of a URL.
var keyIDForm = regexp.MustCompile(`^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// trustLoadBalancer says where the key of a load balancer's token is: in the Region of the load
// balancer that was named, whatever the token says. Source: Elastic Load Balancing,
// "Authenticate users using an Application Load Balancer", which documents no URL for the other
// partitions.
func trustLoadBalancer(t Token, source Source) (trust, string) {
	if source.Pool != "" && !trustedPool(source).accepts(textOf(t.Header, "iss"), source.Endpoint) {
		return trust{}, "its user comes from another issuer than pool " + source.Pool
	}
	if source.Signer == "" {
		return trust{assumed: true}, ""
	}
	arn := loadBalancer.FindStringSubmatch(source.Signer)
	id := textOf(t.Header, "kid")
	switch {
	case arn == nil:
		return trust{}, "the signer is not the ARN of an Application Load Balancer"
	case !keyIDForm.MatchString(id):
		return trust{}, "its kid is not the id of a load balancer's key"
	}
	format, known := loadBalancerKeys[arn[1]]
	if !known {
		return trust{}, fmt.Sprintf("AWS documents no keys of load balancers in the partition %s", arn[1])
	}
	return trust{keys: strings.NewReplacer("REGION", arn[2], "KEY", id).Replace(format)}, ""
}

var loadBalancerKeys = map[string]string{
	"aws":        "https://public-keys.auth.elb.REGION.amazonaws.com/KEY",
	"aws-us-gov": "https://s3-REGION.amazonaws.com/aws-elb-public-keys-prod-REGION/KEY",
}

// trustedPool is the trust in a pool that was named.
func trustedPool(source Source) trust {
	t, _ := trustPool(source) // no issuers where the id is not a pool's
	return t
}

// signer checks a load balancer's token in place of the issuer check.
func (x *examination) signer() (Status, string) {
	signer, want := signerOf(x.Header), x.expect.Source.Signer
	shown := shortARN(signer)
	switch {
	case x.distrust != "":
		return Fail, x.distrust
	case want == "":
		return Skip, fmt.Sprintf("load balancer %s, named by the token alone: say which one to check it against", shown)
	case signer != want:
		return Fail, fmt.Sprintf("signed by %s, not by %s", shown, shortARN(want))
	}
	return Pass, "load balancer " + shown
}

// shortARN returns the part of a load balancer's ARN by which people know it.
func shortARN(arn string) string {
	_, name, found := strings.Cut(arn, ":loadbalancer/")
	if !found {
		name = arn
	}
	return shorten(plain.Text(name))
}
