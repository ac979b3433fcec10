package token

import (
	"regexp"
	"strings"
)

// identityIssuer is the strict form of the issuer of identity pools' OpenID
// tokens: without a Region for all Regions that have no issuer of their own.
// Source: developer guide, "Identity pools authentication flow", the table of
// issuers; China is the one partition with a suffix of its own there.
var identityIssuer = regexp.MustCompile(
	`^https://cognito-identity(?:\.` + region + `)?\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu)$`)

// identityKeysPath is where their key set is. The last part is no mistake here:
// it is AWS's.
const identityKeysPath = "/.well-known/jwks_uri"

func isIdentityPoolIssuer(issuer string) bool { return identityIssuer.MatchString(issuer) }

// trustIdentityPools decides whose keys may verify an identity pool's token,
// where nobody named a user pool.
// All identity pools of a Region, or of many, have one issuer, so the token's
// own may be taken once it has the form: the host is AWS's, and the path ours.
func trustIdentityPools(source Source, issuer string) (trust, string) {
	if !isIdentityPoolIssuer(issuer) {
		return trust{}, "the issuer is no identity pools' issuer of AWS's"
	}
	t := trust{issuers: []string{issuer}, keys: issuer + identityKeysPath}
	if source.Endpoint != "" {
		t.keys = strings.TrimRight(source.Endpoint, "/") + identityKeysPath
	}
	return t, ""
}
