package token

import (
	"bytes"
	"encoding/base64"
	"regexp"
	"strings"
)

// saysEncrypted reports whether a header belongs to an encrypted token: only those have the
// member enc (RFC 7516 §4.1.2).
func saysEncrypted(header Claims) bool {
	_, there := header.Get("enc")
	return there
}

// encryptedKind returns the kind of an encrypted token by its header. The header of Cognito's
// refresh tokens is {"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"} and nothing more: seen in
// public samples, documented nowhere.
func encryptedKind(header Claims) Kind {
	want := map[string]string{"cty": "JWT", "enc": "A256GCM", "alg": "RSA-OAEP"}
	for _, claim := range header {
		if text, _ := claim.string(); want[claim.Name] == "" || want[claim.Name] != text {
			return Foreign
		}
		delete(want, claim.Name)
	}
	if len(want) > 0 {
		return Foreign
	}
	return Refresh
}

// signedKind returns the kind that a signed token claims to be, by its header and claims. Where
// claims are cut, only those that are left count.
func signedKind(header, claims Claims, cut bool) Kind {
	if signerOf(header) != "" {
		return LoadBalancer
	}
	if len(claims) == 0 {
		return Unreadable
	}
	issuer := textOf(claims, "iss")
	if isIdentityPoolIssuer(issuer) {
		return IdentityPool
	}
	if issuer != "" && poolOfIssuer(issuer) == "" {
		return Foreign
	}
	if kind, ok := kindOfUse(claims); ok {
		return kind
	}
	switch client := textOf(claims, "client_id"); {
	case cut && (issuer == "" || client == ""):
		return Unreadable
	case issuer == "":
		return Foreign
	case client != "":
		return Access
	}
	return ID
}

// kindOfUse returns the kind that token_use names, which every token of a user pool has.
func kindOfUse(claims Claims) (Kind, bool) {
	switch textOf(claims, "token_use") {
	case "id":
		return ID, true
	case "access":
		// Not in AWS's documents, but in tokens that client-credentials clients show.
		if client := textOf(claims, "client_id"); client != "" && textOf(claims, "sub") == client && textOf(claims, "username") == "" {
			return ClientAccess, true
		}
		return Access, true
	}
	return Unreadable, false
}

func textOf(claims Claims, name string) string {
	claim, _ := claims.Get(name)
	text, _ := claim.string()
	return text
}

// loadBalancer matches an Application Load Balancer's ARN and captures its partition and Region.
// Source: service authorization reference, "Actions, resources, and condition keys for AWS
// Elastic Load Balancing V2".
var loadBalancer = regexp.MustCompile(`^arn:(aws[a-z-]*):elasticloadbalancing:(` + region + `):[0-9]{12}:loadbalancer/app/[0-9A-Za-z-]{1,32}/[0-9a-f]{1,32}$`)

// signerOf returns the load balancer that a header names as its signer, "" when it names none.
// No other token has a load balancer as its signer.
func signerOf(header Claims) string {
	signer := textOf(header, "signer")
	if strings.HasPrefix(signer, "arn:") && strings.Contains(signer, ":elasticloadbalancing:") {
		return signer
	}
	return ""
}

// encodingOf returns the encoding of a token's parts. Load balancers pad theirs, which RFC 7515
// forbids. Source: Elastic Load Balancing, "Authenticate users using an Application Load
// Balancer": "This token includes padding characters at the end."
func encodingOf(text string) *base64.Encoding {
	decoded := lenient(splitParts(text)[0])
	if !bytes.Contains(decoded, []byte("elasticloadbalancing")) {
		return strict
	}
	if header, _ := members(decoded); signerOf(header) != "" {
		return base64.URLEncoding.Strict()
	}
	return strict
}
