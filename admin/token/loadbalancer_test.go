package token_test

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

const (
	balancer = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188"
	albKey   = "c2f80c8b-c05c-4068-af14-17299f7896b1"
)

// albToken makes a token as load balancers do: padded, and signed over the padded text. Source:
// Elastic Load Balancing, "Authenticate users using an Application Load Balancer", whose example
// has these members.
func albToken(t *testing.T, signer, kid string) string {
	t.Helper()
	header := `{"typ":"JWT","kid":"` + kid + `","alg":"ES256","iss":"` + issuer + `","client":"` + web + `","signer":"` + signer + `","exp":1900000120}`
	claims := `{"sub":"` + aliceSub + `","email":"alice@example.com","username":"alice","exp":1900000120,"iss":"` + issuer + `"}`
	input := base64.URLEncoding.EncodeToString([]byte(header)) + "." + base64.URLEncoding.EncodeToString([]byte(claims))
	digest := sha256.Sum256([]byte(input))
	r, s, err := ecdsa.Sign(rand.Reader, shop().curve, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	return input + "." + base64.URLEncoding.EncodeToString(append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...))
}

func albPEM(t *testing.T) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(&shop().curve.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

// served is a transport that answers every request with one text and records the last URL.
type served struct {
	text  string
	asked []string
}

func (s *served) RoundTrip(r *http.Request) (*http.Response, error) {
	s.asked = append(s.asked, r.URL.String())
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(s.text)), Request: r}, nil
}

func TestALoadBalancersTokenIsItsOwnKind(t *testing.T) {
	decoded := token.Decode(albToken(t, balancer, albKey))
	if decoded.Kind != token.LoadBalancer || !decoded.OK() {
		t.Errorf("%s, broken at %v", decoded.Kind, decoded.Breakages)
	}
	if decoded.Kind.OfUserPool() || decoded.Probeable() || token.PoolOf(decoded) != pool {
		t.Error("it is taken for a user pool's own token")
	}
}

func TestALoadBalancersTokenIsVerifiedAgainstTheOneThatWasNamed(t *testing.T) {
	other := strings.Replace(balancer, "/web/", "/other/", 1)
	padded := albToken(t, balancer, albKey)
	for name, c := range map[string]struct {
		text, signer, pool string
		url                string // when its key was requested
		fails              []string
		valid              bool
	}{
		"the one that was named": {text: padded, signer: balancer, url: "https://public-keys.auth.elb.eu-west-1.amazonaws.com/" + albKey, valid: true},
		"its user pool as well":  {text: padded, signer: balancer, pool: pool, url: "https://public-keys.auth.elb.eu-west-1.amazonaws.com/" + albKey, valid: true},
		"another one":            {text: padded, signer: other, url: "https://public-keys.auth.elb.eu-west-1.amazonaws.com/" + albKey, fails: []string{"issuer"}},
		"another pool":           {text: padded, signer: balancer, pool: "eu-west-1_Another01", fails: []string{"key", "issuer"}},
		"none":                   {text: padded},
		"GovCloud": {
			text:   albToken(t, strings.Replace(balancer, "aws:elasticloadbalancing:eu-west-1", "aws-us-gov:elasticloadbalancing:us-gov-west-1", 1), albKey),
			signer: strings.Replace(balancer, "aws:elasticloadbalancing:eu-west-1", "aws-us-gov:elasticloadbalancing:us-gov-west-1", 1),
			url:    "https://s3-us-gov-west-1.amazonaws.com/aws-elb-public-keys-prod-us-gov-west-1/" + albKey, valid: true,
		},
		"China":                      {text: padded, signer: strings.Replace(balancer, "aws:elasticloadbalancing:eu-west-1", "aws-cn:elasticloadbalancing:cn-north-1", 1), fails: []string{"key", "issuer"}},
		"a kid that leads elsewhere": {text: albToken(t, balancer, "../../evil.example/x"), signer: balancer, fails: []string{"key", "issuer"}},
		"its padding was taken away": {text: strings.ReplaceAll(padded, "=", ""), signer: balancer, url: "https://public-keys.auth.elb.eu-west-1.amazonaws.com/" + albKey, fails: []string{"form", "signature"}},
		"a claim was changed":        {text: strings.Replace(padded, encode([]byte(`{"sub":"3f1c`)), encode([]byte(`{"sub":"4f1c`)), 1), signer: balancer, url: "https://public-keys.auth.elb.eu-west-1.amazonaws.com/" + albKey, fails: []string{"signature"}},
	} {
		t.Run(name, func(t *testing.T) {
			transport := &served{text: albPEM(t)}
			expect := token.Expect{Source: token.Source{Pool: c.pool, Signer: c.signer}}
			result := token.Verify(t.Context(), token.Decode(c.text), expect, token.NewFetcher(transport, nil), now)
			var failed []string
			for _, check := range result.Checks {
				if check.Status == token.Fail {
					failed = append(failed, check.ID)
				}
			}
			if strings.Join(failed, " ") != strings.Join(c.fails, " ") || result.Valid() != c.valid {
				t.Errorf("failed %v, valid %v\n%+v", failed, result.Valid(), result.Checks)
			}
			if strings.Join(transport.asked, " ") != c.url {
				t.Errorf("asked for %v, want %s", transport.asked, c.url)
			}
		})
	}
}

func TestNobodysLoadBalancerIsAsked(t *testing.T) {
	transport := &served{text: albPEM(t)}
	result := token.Verify(t.Context(), token.Decode(albToken(t, balancer, albKey)), token.Expect{}, token.NewFetcher(transport, nil), now)
	if !errors.Is(result.KeysError, token.ErrSigner) || result.Valid() || len(transport.asked) > 0 {
		t.Errorf("%v, asked %v", result.KeysError, transport.asked)
	}
}

// A key from a file verifies a load balancer's token but no user pool's, and vice versa.
func TestAKeyServesTheKindOfTokenItIsFor(t *testing.T) {
	alone, err := token.ParseKeySet([]byte(albPEM(t)))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text  string
		keys  token.Keyring
		check string
		want  token.Status
	}{
		"PEM, a load balancer's":        {albToken(t, balancer, albKey), alone, "signature", token.Pass},
		"a set, a load balancer's":      {albToken(t, balancer, "curve-key"), keys(t), "signature", token.Pass},
		"an RSA key, a load balancer's": {albToken(t, balancer, "id-key"), keys(t), "key-use", token.Fail},
		"PEM, a user pool's":            {idDraft().build(), alone, "key-use", token.Fail},
	} {
		result := token.Verify(t.Context(), token.Decode(c.text), token.Expect{}, c.keys, now)
		if got := result.Check(c.check); got.Status != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	for _, text := range []string{"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", rsaPEM(t)} {
		if _, err := token.ParseKeySet([]byte(text)); err == nil {
			t.Errorf("taken for a load balancer's key: %s", text)
		}
	}
}

func rsaPEM(t *testing.T) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(&shop().id.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}
