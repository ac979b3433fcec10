package token_test

import (
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

func inPool(id string) func(*token.Expect) {
	return func(x *token.Expect) { x.Source.Pool = id }
}

func at(endpoint string) func(*token.Expect) {
	return func(x *token.Expect) { x.Source.Endpoint = endpoint }
}

func from(name, iss string, expect func(*token.Expect), fails ...string) example {
	return example{name: "issuer: " + name, base: idDraft, edits: []edit{set("iss", text(iss))}, expect: expect, fails: fails}
}

func unlike(why string, cases ...example) []example {
	for i := range cases {
		cases[i].unlike = why
	}
	return cases
}

func issuerCases() []example {
	const gov, eusc = "us-gov-west-1_Gov000001", "eusc-de-east-1_Eusc00001"
	cases := []example{
		from("updated", updated, nil),
		from("GovCloud", "https://cognito-idp.us-gov-west-1.amazonaws.com/"+gov, inPool(gov)),
		from("GovCloud, updated", "https://issuer-cognito-idp.us-gov-west-1.amazonaws.com/"+gov, inPool(gov)),
		from("GovCloud east", "https://cognito-idp.us-gov-east-1.amazonaws.com/us-gov-east-1_Gov000001", inPool("us-gov-east-1_Gov000001")),
		from("the Region of no replica", "https://issuer-cognito-idp.us-west-2.amazonaws.com/"+pool, nil, "issuer"),
		from("another pool", "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Another01", nil, "issuer"),
		from("another Region", "https://cognito-idp.us-east-1.amazonaws.com/"+pool, nil, "issuer"),
		from("a slash behind", issuer+"/", nil, "issuer"),
		from("a blank behind", issuer+" ", nil, "issuer"),
		from("a query behind", issuer+"?x", nil, "issuer"),
		from("http", strings.Replace(issuer, "https", "http", 1), nil, "issuer"),
		from("in capitals", strings.ToUpper(issuer), nil, "issuer"),
		from("pool in another case", strings.ToLower(issuer), nil, "issuer"),
		from("a port", strings.Replace(issuer, ".com/", ".com:443/", 1), nil, "issuer"),
		from("a user before the host", "https://cognito-idp.eu-west-1.amazonaws.com@evil.example/"+pool, nil, "issuer"),
		from("a host behind", "https://cognito-idp.eu-west-1.amazonaws.com.evil.example/"+pool, nil, "issuer"),
		from("a path before", "https://evil.example/cognito-idp.eu-west-1.amazonaws.com/"+pool, nil, "issuer"),
		from("homograph", strings.Replace(issuer, "amazon", "аmazon", 1), nil, "issuer"),
		from("doubly updated", strings.Replace(updated, "issuer-", "issuer-issuer-", 1), nil, "issuer"),
		from("the key set's address", issuer+"/.well-known/jwks.json", nil, "issuer"),
		from("Google", "https://accounts.google.com", nil, "issuer"),
		from("empty", "", nil, "issuer"),
		from("a name that begins like this machine's", "http://localhost.evil.example/"+pool, at("http://127.0.0.1:9229"), "issuer"),
		from("a name that ends like this machine's", "http://notlocalhost/"+pool, at("http://127.0.0.1:9229"), "issuer"),
		from("this machine, without an endpoint", "http://127.0.0.1:9229/"+pool, nil, "issuer"),
		{name: "issuer: none", base: idDraft, edits: []edit{drop("iss")}, fails: []string{"issuer"}},
	}
	cases = append(cases, unlike("AWS's verifier builds all issuers under amazonaws.com. The SDK's rules put this Region under amazonaws.eu.",
		from("EU Sovereign", "https://cognito-idp.eusc-de-east-1.amazonaws.eu/"+eusc, inPool(eusc)),
		from("EU Sovereign, updated", "https://issuer-cognito-idp.eusc-de-east-1.amazonaws.eu/"+eusc, inPool(eusc)),
		from("EU Sovereign under amazonaws.com", "https://cognito-idp.eusc-de-east-1.amazonaws.com/"+eusc, inPool(eusc), "issuer"),
	)...)
	cases = append(cases, unlike("AWS's verifier is not told of replicas.",
		from("a replica's Region", "https://issuer-cognito-idp.us-west-2.amazonaws.com/"+pool, func(x *token.Expect) { x.Source.Replicas = []string{"us-west-2"} }),
		from("a replica's Region, original", "https://cognito-idp.us-west-2.amazonaws.com/"+pool, func(x *token.Expect) { x.Source.Replicas = []string{"us-west-2"} }),
	)...)
	cases = append(cases, endpointCases()...)
	return append(cases, unnamedCases()...)
}

func endpointCases() []example {
	const emulator = "AWS's verifier knows no endpoints. Emulators name themselves in iss, and their keys come from the session's endpoint alone."
	cases := unlike(emulator,
		from("the endpoint", "http://127.0.0.1:9229/"+pool, at("http://127.0.0.1:9229")),
		from("the endpoint with a slash", "http://127.0.0.1:9229/"+pool, at("http://127.0.0.1:9229/")),
		from("this machine by another name", "http://localhost:9229/"+pool, at("http://127.0.0.1:4444")),
		from("this machine in capitals", "http://LocalHost:9229/"+pool, at("http://127.0.0.1:4444")),
		from("a name below this machine's", "http://cognito.localhost:9229/"+pool, at("http://127.0.0.1:4444")),
		from("this machine as LocalStack names it", "http://localhost.localstack.cloud:4566/"+pool, at("http://localhost:4566")),
		from("this machine with a full stop", "http://localhost.:9229/"+pool, at("http://[::1]:9229")),
		from("this machine as it listens", "http://0.0.0.0:9229/"+pool, at("http://localhost:9229")),
		from("an endpoint elsewhere", "https://emulator.example/"+pool, at("https://emulator.example")),
	)
	return append(cases,
		from("AWS's own name with an endpoint", issuer, at("http://127.0.0.1:5000")),
		from("this machine, with an endpoint elsewhere", "http://127.0.0.1:9229/"+pool, at("https://emulator.example"), "issuer"),
		from("elsewhere, with an endpoint here", "https://emulator.example/"+pool, at("http://127.0.0.1:9229"), "issuer"),
		from("another pool of the endpoint", "http://127.0.0.1:9229/eu-west-1_Another01", at("http://127.0.0.1:9229"), "issuer"),
	)
}

// unnamedCases are checked against the pool that the token names, and no other.
func unnamedCases() []example {
	const unnamed = "AWS's verifier wants to know the pool. Here nobody named one, and the issuer check says so."
	cases := []example{
		from("no pool named", issuer, inPool("")),
		from("no pool named, updated", updated, inPool("")),
		from("no pool named, a Region that is not the pool's", "https://cognito-idp.us-east-1.amazonaws.com/"+pool, inPool(""), "issuer", "key"),
		from("no pool named, a stranger", "https://evil.example/"+pool, inPool(""), "issuer", "key"),
		from("no pool named, a stranger's subdomain", "https://cognito-idp.eu-west-1.amazonaws.com.evil.example/"+pool, inPool(""), "issuer", "key"),
		from("no pool named, a Region that breaks out", "https://cognito-idp.evil.example/x.amazonaws.com/"+pool, inPool(""), "issuer", "key"),
		from("no pool named, another suffix", "https://cognito-idp.eu-west-1.amazonaws.eu/"+pool, inPool(""), "issuer", "key"),
		from("no pool named, none at all", "", inPool(""), "issuer", "key"),
		from("no pool named, an endpoint's", "http://127.0.0.1:9229/"+pool, func(x *token.Expect) { x.Source = token.Source{Endpoint: "http://127.0.0.1:9229"} }),
		from("no pool named, no pool of the endpoint", "http://127.0.0.1:9229/somewhere", func(x *token.Expect) { x.Source = token.Source{Endpoint: "http://127.0.0.1:9229"} }, "issuer", "key"),
	}
	for i := range cases {
		if cases[i].valid() {
			cases[i].unlike = unnamed
		}
	}
	return cases
}

func useCases() []example {
	wanted := func(use string) func(*token.Expect) { return func(x *token.Expect) { x.Use = use } }
	return []example{
		{name: "an ID token where one is asked for", base: idDraft, expect: wanted("id")},
		{name: "an access token where one is asked for", base: accessDraft, expect: wanted("access")},
		{name: "an ID token where an access token is asked for", base: idDraft, expect: wanted("access"), fails: []string{"token-use"}},
		{name: "an access token where an ID token is asked for", base: accessDraft, expect: wanted("id"), fails: []string{"token-use"}},
		{name: "token_use of nobody", base: idDraft, edits: []edit{set("token_use", text("refresh"))}, fails: []string{"token-use"}},
		{name: "token_use in capitals", base: idDraft, edits: []edit{set("token_use", text("ID"))}, fails: []string{"token-use"}},
		{name: "token_use empty", base: idDraft, edits: []edit{set("token_use", text(""))}, fails: []string{"token-use"}},
		{name: "no token_use", base: idDraft, edits: []edit{drop("token_use")}, fails: []string{"token-use"}},
		{name: "an access token that calls itself an ID token", base: accessDraft, edits: []edit{set("token_use", text("id"))}, fails: []string{"audience"}},
		{name: "an ID token that calls itself an access token", base: idDraft, edits: []edit{set("token_use", text("access"))}, fails: []string{"audience"}},
	}
}

func audienceCases() []example {
	clients := func(c ...token.Client) func(*token.Expect) { return func(x *token.Expect) { x.Clients = c } }
	anyClient := clients()
	both := clients(token.Client{ID: ios}, token.Client{ID: web})
	cases := []example{
		{name: "audience: no client asked for", base: idDraft, expect: anyClient},
		{name: "audience: one of two clients", base: idDraft, expect: both},
		{name: "audience: another client", base: idDraft, edits: []edit{set("aud", text(ios))}, fails: []string{"audience"}},
		{name: "audience: client in another case", base: idDraft, edits: []edit{set("aud", text(strings.ToUpper(web)))}, fails: []string{"audience"}},
		{name: "audience: empty", base: idDraft, edits: []edit{set("aud", text(""))}, fails: []string{"audience"}},
		{name: "audience: none", base: idDraft, edits: []edit{drop("aud")}, fails: []string{"audience"}},
		{name: "audience: only a client_id in an ID token", base: idDraft, edits: []edit{drop("aud"), set("client_id", text(web))}, fails: []string{"audience"}},
		{name: "audience: a list of one", base: idDraft, edits: []edit{set("aud", list(web))}, fails: []string{"audience"}},
		{name: "audience: a list with the client in it", base: idDraft, edits: []edit{set("aud", list(ios, web))}, fails: []string{"audience"}},
		{name: "audience: a list of another type", base: idDraft, edits: []edit{set("aud", `["x",1]`)}, fails: []string{"form", "audience"}},
		{name: "client_id: one of two", base: accessDraft, expect: both},
		{name: "client_id: another", base: accessDraft, edits: []edit{set("client_id", text(ios))}, fails: []string{"audience"}},
		{name: "client_id: none", base: accessDraft, edits: []edit{drop("client_id")}, fails: []string{"audience"}},
		{name: "client_id: only an aud in an access token", base: accessDraft, edits: []edit{drop("client_id"), set("aud", text(web))}, fails: []string{"audience"}},
		{name: "client_id: of a client's token", base: clientDraft, edits: []edit{set("client_id", text(ios)), set("sub", text(ios))}, fails: []string{"audience"}},
	}
	return append(cases, unlike("Cognito's ID token always has an aud, so its lack fails whether a client is asked for or not.",
		example{name: "audience: none, and no client asked for", base: idDraft, edits: []edit{drop("aud")}, expect: anyClient, fails: []string{"audience"}},
	)...)
}

// timeCases are the times at their boundaries, with and without a skew.
func timeCases() (cases []example) {
	ofSkew := func(d time.Duration) func(*token.Expect) { return func(x *token.Expect) { x.Skew = d } }
	add := func(name, claim, value string, skew time.Duration, fails ...string) {
		cases = append(cases, example{
			name: claim + " " + name, base: idDraft, edits: []edit{set(claim, value)}, expect: ofSkew(skew), fails: fails,
		})
	}
	const second, minute = time.Second, time.Minute
	add("a second ahead", "exp", number(noon+1), 0)
	add("now", "exp", number(noon), 0, "expiry")
	add("a second ago", "exp", number(noon-1), 0, "expiry")
	add("a year ago", "exp", number(noon-365*86400), 0, "expiry")
	add("0", "exp", "0", 0, "expiry")
	add("negative", "exp", "-1", 0, "expiry")
	add("with a fraction, ahead", "exp", "1900000000.5", 0)
	add("with a fraction, past", "exp", "1899999999.5", 0, "expiry")
	add("in scientific form", "exp", "1.9000001e9", 0)
	add("in milliseconds", "exp", number((noon+3000)*1000), 0, "expiry", "form")
	add("59 s ago, a minute of skew", "exp", number(noon-59), minute)
	add("60 s ago, a minute of skew", "exp", number(noon-60), minute, "expiry")
	add("61 s ago, a minute of skew", "exp", number(noon-61), minute, "expiry")
	for _, claim := range []struct{ name, check string }{{"nbf", "not-before"}, {"iat", "issued-at"}, {"auth_time", "auth-time"}} {
		add("a second ago", claim.name, number(noon-1), 0)
		add("now", claim.name, number(noon), 0)
		add("a second ahead", claim.name, number(noon+1), 0, claim.check)
		add("a second ahead, a second of skew", claim.name, number(noon+1), second)
		add("61 s ahead, a minute of skew", claim.name, number(noon+61), minute, claim.check)
		add("0", claim.name, "0", 0)
	}
	cases = append(cases,
		example{name: "no nbf", base: idDraft},
		example{name: "no iat", base: idDraft, edits: []edit{drop("iat")}},
		example{name: "no auth_time", base: idDraft, edits: []edit{drop("auth_time")}},
		example{name: "no exp", base: idDraft, edits: []edit{drop("exp")}, fails: []string{"expiry"}},
	)
	for i := range cases {
		cases[i].unlike = timeReasons[cases[i].name]
	}
	return cases
}

// timeReasons say why AWS's verifier decides otherwise.
var timeReasons = map[string]string{
	"exp now":                                "RFC 7519 §4.1.4: on or after the time the token is not accepted. AWS's verifier accepts it in that second.",
	"exp 60 s ago, a minute of skew":         "The same second, moved by the skew.",
	"exp in milliseconds":                    "A time beyond the year 9999 is a mistake in units; AWS's verifier takes it for a long life.",
	"no exp":                                 "A token without exp would hold for ever, and Cognito makes none. AWS's verifier accepts it.",
	"iat a second ahead":                     issuedAhead,
	"iat 61 s ahead, a minute of skew":       issuedAhead,
	"auth_time a second ahead":               issuedAhead,
	"auth_time 61 s ahead, a minute of skew": issuedAhead,
}

const issuedAhead = "A token from the future says that a clock is wrong, which is the first thing to know; --skew lets it pass. AWS's verifier does not look at it."

func askedCases() []example {
	scopes := func(s ...string) func(*token.Expect) { return func(x *token.Expect) { x.Scopes = s } }
	groups := func(g ...string) func(*token.Expect) { return func(x *token.Expect) { x.Groups = g } }
	return []example{
		{name: "scope: there", base: accessDraft, expect: scopes("email")},
		{name: "scope: one of two", base: accessDraft, expect: scopes("phone", "openid")},
		{name: "scope: of an API", base: clientDraft, expect: scopes("orders/read")},
		{name: "scope: not there", base: accessDraft, expect: scopes("phone"), fails: []string{"scope"}},
		{name: "scope: a part of one", base: accessDraft, expect: scopes("open"), fails: []string{"scope"}},
		{name: "scope: in capitals", base: accessDraft, expect: scopes("EMAIL"), fails: []string{"scope"}},
		{name: "scope: none in the token", base: accessDraft, edits: []edit{drop("scope")}, expect: scopes("email"), fails: []string{"scope"}},
		{name: "scope: empty in the token", base: accessDraft, edits: []edit{set("scope", text(""))}, expect: scopes("email"), fails: []string{"scope"}},
		{name: "scope: asked of an ID token", base: idDraft, expect: scopes("email"), fails: []string{"scope"}},
		{name: "group: there", base: idDraft, expect: groups("admins")},
		{name: "group: one of two", base: accessDraft, expect: groups("staff", "beta")},
		{name: "group: not there", base: idDraft, expect: groups("staff"), fails: []string{"groups"}},
		{name: "group: in capitals", base: idDraft, expect: groups("Admins"), fails: []string{"groups"}},
		{name: "group: none in the token", base: idDraft, edits: []edit{drop("cognito:groups")}, expect: groups("admins"), fails: []string{"groups"}},
		{name: "group: of ten thousand", base: idDraft, edits: []edit{set("cognito:groups", list(manyGroups(10_000)...))}, expect: groups("group-9999")},
		{
			name: "group: a text that is the group", base: idDraft, edits: []edit{set("cognito:groups", text("admins"))}, expect: groups("admins"), fails: []string{"form", "groups"},
			unlike: "Cognito's claim is a list. AWS's verifier takes a text for a list of one.",
		},
		{name: "group: a text with the group in it", base: idDraft, edits: []edit{set("cognito:groups", text("admins beta"))}, expect: groups("admins"), fails: []string{"form", "groups"}},
	}
}

// identityCases are tokens of identity pools, whose audience is an identity pool and not an app
// client.
func identityCases() []example {
	ofPool := func(x *token.Expect) {
		x.Source.Pool, x.Clients = "", []token.Client{{ID: idPoolAud}}
	}
	of := func(name string, fails []string, edits ...edit) example {
		return example{name: "identity pool: " + name, base: identityDraft, edits: edits, expect: ofPool, fails: fails}
	}
	ofUserPool := func(name string, expect func(*token.Expect)) example {
		return example{name: "identity pool: " + name, base: identityDraft, expect: expect, fails: []string{"issuer", "key"}}
	}
	return []example{
		ofUserPool("held against a user pool", func(x *token.Expect) { x.Clients = nil }),
		ofUserPool("held against a user pool, for the right audience", func(x *token.Expect) { x.Clients = []token.Client{{ID: idPoolAud}} }),
		ofUserPool("held against a user pool of an endpoint", func(x *token.Expect) {
			x.Source.Endpoint, x.Clients = "http://127.0.0.1:9229", nil
		}),
		of("OpenID token", nil),
		of("of a Region's own issuer", nil, set("iss", text("https://cognito-identity.us-gov-west-1.amazonaws.com"))),
		of("of China", nil, set("iss", text("https://cognito-identity.cn-north-1.amazonaws.com.cn"))),
		of("signed with RS256", []string{"algorithm", "signature"}, head("alg", text("RS256"))),
		of("expired", []string{"expiry"}, set("exp", number(noon-1))),
		of("another pool", []string{"audience"}, set("aud", text("eu-west-1:00000000-2222-4333-8444-555555555555"))),
		of("a bit turned", []string{"signature"}, turned(2, 99)),
		of("a stranger's issuer", []string{"issuer", "key", "algorithm", "token-use"}, set("iss", text("https://cognito-identity.amazonaws.com.evil.example"))),
		of("a path in the issuer", []string{"issuer", "key", "algorithm", "token-use"}, set("iss", text("https://cognito-identity.amazonaws.com/x"))),
	}
}
