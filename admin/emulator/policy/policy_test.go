package policy_test

import (
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/emulator/policy"
)

// TestConditions decides one condition of a trust policy, by operator.
func TestConditions(t *testing.T) {
	context := map[string][]string{
		"cognito-identity.amazonaws.com:aud": {"eu-west-1:pool"}, "cognito-identity.amazonaws.com:amr": {"authenticated", "provider"},
		"one": {"7"}, "yes": {"true"}, "day": {"2026-03-14T00:00:00Z"}, "arn": {"arn:aws:iam::1:role/x"},
	}
	for condition, want := range map[string]bool{
		`"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-west-1:pool"}`:                true,
		`"StringEquals":{"COGNITO-identity.amazonaws.com:AUD":"eu-west-1:pool"}`:                true,
		`"StringEquals":{"cognito-identity.amazonaws.com:aud":["other","eu-west-1:pool"]}`:      true,
		`"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-west-1:*"}`:                   false,
		`"StringEquals":{"unknown":"x"}`:                                                        false,
		`"StringEqualsIfExists":{"unknown":"x"}`:                                                true,
		`"StringEqualsIfExists":{"cognito-identity.amazonaws.com:aud":"x"}`:                     false,
		`"StringNotEquals":{"unknown":"x"}`:                                                     true,
		`"StringNotEquals":{"cognito-identity.amazonaws.com:aud":["x","eu-west-1:pool"]}`:       false,
		`"StringEqualsIgnoreCase":{"cognito-identity.amazonaws.com:aud":"EU-WEST-1:POOL"}`:      true,
		`"StringLike":{"cognito-identity.amazonaws.com:aud":"eu-*:po?l"}`:                       true,
		`"StringLike":{"cognito-identity.amazonaws.com:aud":"eu-*:po?"}`:                        false,
		`"StringNotLike":{"cognito-identity.amazonaws.com:aud":"us-*"}`:                         true,
		`"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}`:       true,
		`"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"unauthenticated"}`:     false,
		`"ForAnyValue:StringLike":{"unknown":"*"}`:                                              false,
		`"ForAllValues:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}`:      false,
		`"ForAllValues:StringLike":{"cognito-identity.amazonaws.com:amr":["auth*","pro*"]}`:     true,
		`"ForAllValues:StringLike":{"unknown":"x"}`:                                             true,
		`"StringEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}`:                 false,
		`"Null":{"unknown":"true"}`:                                                             true,
		`"Null":{"one":true}`:                                                                   false,
		`"Bool":{"yes":"true"}`:                                                                 true,
		`"Bool":{"yes":false}`:                                                                  false,
		`"NumericLessThan":{"one":8}`:                                                           true,
		`"NumericGreaterThanEquals":{"one":"8"}`:                                                false,
		`"DateGreaterThan":{"day":"2026-01-01T00:00:00Z"}`:                                      true,
		`"ArnLike":{"arn":"arn:aws:iam::1:role/*"}`:                                             true,
		`"StringEquals":{"one":"7"},"Bool":{"yes":"false"}`:                                     false,
		`"StringEquals":{"one":"7","cognito-identity.amazonaws.com:aud":"eu-west-1:pool"}`:      true,
		`"StringEquals":{"one":"7","cognito-identity.amazonaws.com:aud":"another"}`:             false,
		`"ForAnyValue:StringNotEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}`:  true,
		`"ForAllValues:StringNotEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}`: false,
		`"StringNotEqualsIgnoreCase":{"cognito-identity.amazonaws.com:aud":"EU-WEST-1:POOL"}`:   false,
	} {
		d, err := policy.Parse(`{"Statement":{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:Assume*","Condition":{` + condition + `}}}`)
		if err != nil {
			t.Fatalf("%s: %v", condition, err)
		}
		got := d.Allows(policy.Request{Action: "sts:AssumeRoleWithWebIdentity", Principal: policy.Principal{Kind: "Federated", Names: []string{"cognito-identity.amazonaws.com"}}, Context: context})
		if got != want {
			t.Errorf("%s allows: %v", condition, got)
		}
	}
}

// TestStatements decides whole policies.
func TestStatements(t *testing.T) {
	const allow = `{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:root"},"Action":"sts:AssumeRole"}`
	for text, want := range map[string]bool{
		allow: true,
		`{"Effect":"Allow","Principal":"*","Action":"*"}`:                                                             true,
		`{"Effect":"Allow","Principal":{"AWS":["x","1"]},"Action":["sts:TagSession","STS:assumerole"]}`:               true,
		`{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::2:root"},"Action":"sts:AssumeRole"}`:                      false,
		`{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::1:root"},"Action":"sts:AssumeRole"}`:                false,
		`{"Effect":"Allow","Principal":"*","Action":"sts:TagSession"}`:                                                false,
		`{"Effect":"Allow","Principal":"*","NotAction":"sts:AssumeRole"}`:                                             false,
		`{"Effect":"Allow","Principal":"*","NotAction":"sts:TagSession"}`:                                             true,
		`{"Effect":"Allow","NotPrincipal":{"AWS":"2"},"Action":"*"}`:                                                  false,
		allow + `,{"Effect":"Deny","Principal":"*","Action":"*"}`:                                                     false,
		allow + `,{"Effect":"Deny","Principal":"*","Action":"*","Condition":{"StringEquals":{"sts:ExternalId":"x"}}}`: true,
		`{"Effect":"Deny","Principal":"*","Action":"sts:Assume*"},` + allow:                                           false,
	} {
		d, err := policy.Parse(`{"Version":"2012-10-17","Statement":[` + text + `]}`)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if got := d.Allows(policy.Request{Action: "sts:AssumeRole", Principal: policy.Principal{Kind: "AWS", Names: []string{"arn:aws:iam::1:user/x", "arn:aws:iam::1:root", "1"}}}); got != want {
			t.Errorf("%s allows: %v", text, got)
		}
	}
}

func TestPoliciesThatAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{`:                 "This policy contains invalid Json",
		`{"Statement":[]}`:  "Syntax errors in policy.",
		`{"Statement":"x"}`: "Syntax errors in policy.",
		`{"Statement":{"Effect":"Maybe","Principal":"*","Action":"*"}}`:                                              "Syntax errors in policy.",
		`{"Statement":{"Effect":"Allow","Principal":"*"}}`:                                                           "Policy statement must contain actions.",
		`{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"StringIs":{"a":"b"}}}}`:           "Invalid Condition type : StringIs.",
		`{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"ForEach:StringLike":{"a":"b"}}}}`: "Invalid Condition type : ForEach:StringLike.",
	} {
		if _, err := policy.Parse(text); err == nil || err.Error() != want {
			t.Errorf("%s is refused with %v", text, err)
		}
	}
	for text, want := range map[string]string{
		`{"Statement":{"Effect":"Allow","Action":"*"}}`:                                "Missing required field Principal",
		`{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}`: "Has prohibited field Resource",
	} {
		d, err := policy.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.CheckTrust(); err == nil || err.Error() != want {
			t.Errorf("%s is refused with %v", text, err)
		}
	}
}

// A pattern that was made to backtrack takes no longer than others.
func TestLikeIsFast(t *testing.T) {
	began := time.Now()
	if policy.Like(strings.Repeat("*a", 500)+"b", strings.Repeat("a", 5000)) || !policy.Like("*a*?b", "xxaxb") || policy.Like("?", "") {
		t.Error("matched wrongly")
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("took %v", took)
	}
}
