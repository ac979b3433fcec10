package token

import (
	"regexp"
	"strings"
)

// identityIssuer matches the issuer of identity pools' OpenID tokens strictly. It has no Region
// for all Regions that have no issuer of their own. Source: developer guide, "Identity pools
// authentication flow", the table of issuers; China is the one partition with a suffix of its
// own there.
var identityIssuer = regexp.MustCompile(
	`^https://cognito-identity(?:\.` + region + `)?\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu)$`)

// identityKeysPath is the path of their key set. Its last part is spelled as AWS spells it,
// unlike a user pool's.
const identityKeysPath = "/.well-known/jwks_uri"

func isIdentityPoolIssuer(issuer string) bool { return identityIssuer.MatchString(issuer) }

// trustIdentityPools decides whose keys may verify an identity pool's token, where nobody named
// a user pool. All identity pools of a Region, or of several, share one issuer, so the token's
// own is accepted if it has the form: the host is AWS's, and the path is fixed here.
func trustIdentityPools(source Source, issuer string) (trust, string) {
	if !isIdentityPoolIssuer(issuer) {
		return trust{}, "the issuer is not that of AWS's identity pools"
	}
	t := trust{issuers: []string{issuer}, keys: issuer + identityKeysPath}
	if source.Endpoint != "" {
		t.keys = strings.TrimRight(source.Endpoint, "/") + identityKeysPath
	}
	return t, ""
}
