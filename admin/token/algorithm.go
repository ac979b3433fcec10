package token

import "github.com/golang-jwt/jwt/v5"

// algorithm is how a kind of token is signed. Signatures are verified with it, whatever the
// header names.
type algorithm struct {
	name    string
	owner   string // whose tokens have it, for a sentence
	keyType string // the key type of RFC 7518 §6.1
	method  jwt.SigningMethod
}

// userPools applies to all kinds that algorithms doesn't list. Source: developer guide,
// "Verifying JSON web tokens".
var userPools = algorithm{"RS256", "Cognito's", "RSA", jwt.SigningMethodRS256}

var algorithms = map[Kind]algorithm{
	// Seen in their tokens and key sets.
	IdentityPool: {"RS512", "Cognito's", "RSA", jwt.SigningMethodRS512},
	// Elastic Load Balancing, "Authenticate users using an Application Load Balancer".
	LoadBalancer: {"ES256", "a load balancer's", "EC", jwt.SigningMethodES256},
}

// algorithmWanted returns the one algorithm that tokens of this kind are signed with.
func (x *examination) algorithmWanted() algorithm {
	if a, ok := algorithms[x.Kind]; ok {
		return a
	}
	return userPools
}
