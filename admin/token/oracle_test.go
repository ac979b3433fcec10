package token_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// question is a case in the form that AWS's verifier takes.
type question struct {
	Name    string   `json:"name"`
	Token   string   `json:"token"`
	Keys    string   `json:"keys"`
	Pool    string   `json:"pool"`
	Issuer  string   `json:"issuer,omitempty"` // for identity pools, to its verifier of any issuer
	Signer  string   `json:"signer,omitempty"` // for a load balancer's token
	Clients []string `json:"clients"`          // null for any
	Use     string   `json:"use"`
	Groups  []string `json:"groups"`
	Scopes  []string `json:"scopes"`
	Skew    float64  `json:"skew"` // seconds
	Now     int64    `json:"now"`
}

type verdict struct {
	Valid  bool   `json:"valid"`
	Reason string `json:"reason"`
}

func newQuestion(c example) question {
	x := c.expected()
	q := question{
		Name: c.name, Token: c.token(), Keys: string(keySet()), Pool: x.Source.Pool,
		Use: x.Use, Groups: x.Groups, Scopes: x.Scopes, Skew: x.Skew.Seconds(), Now: c.at().Unix(),
	}
	for _, client := range x.Clients {
		q.Clients = append(q.Clients, client.ID)
	}
	if q.Pool == "" {
		q.Pool = "eu-west-1_Nobody001"
		if issuer := token.Decode(q.Token); issuer.Kind == token.IdentityPool {
			q.Issuer = issuer.Says("iss")
		}
	}
	return q
}

// TestAWSsOwnVerifier compares the corpus with aws-jwt-verify, which make integration installs.
// Every difference is a decision, and the table gives a reason for it.
func TestAWSsOwnVerifier(t *testing.T) {
	modules := verifier(t)
	cases := corpus()
	questions := make([]question, len(cases))
	for i, c := range cases {
		questions[i] = newQuestion(c)
	}
	verdicts := ask(t, modules, questions)
	agreed := 0
	for _, c := range cases {
		v, ok := verdicts[c.name]
		switch differs := v.Valid != c.valid(); {
		case !ok:
			t.Errorf("%s: no verdict", c.name)
		case differs && c.unlike == "":
			t.Errorf("%s: valid is %v for AWS's verifier and %v for ours, and no reason is written down (%s)", c.name, v.Valid, c.valid(), v.Reason)
		case !differs && c.unlike != "":
			t.Errorf("%s: both say %v, but a difference is written down (%s)", c.name, v.Valid, v.Reason)
		case differs:
			t.Logf("%s: AWS's verifier says %v, ours %v: %s", c.name, v.Valid, c.valid(), c.unlike)
		default:
			agreed++
		}
	}
	t.Logf("%d cases, of which both agree on %d", len(cases), agreed)
}

// verifier returns the folder of aws-jwt-verify.
func verifier(t *testing.T) string {
	t.Helper()
	modules := os.Getenv("COGNITO_TUI_AWS_JWT_VERIFY")
	if modules == "" {
		t.Skip("COGNITO_TUI_AWS_JWT_VERIFY is not set: make integration sets it")
	}
	return modules
}

// TestAWSsOwnVerifierOfLoadBalancers compares their tokens with it as well.
func TestAWSsOwnVerifierOfLoadBalancers(t *testing.T) {
	modules := verifier(t)
	good := albToken(t, balancer, albKey)
	other := strings.Replace(balancer, "/web/", "/other/", 1)
	questions := []question{
		{Name: "sound", Token: good, Signer: balancer},
		{Name: "of another load balancer", Token: good, Signer: other},
		{Name: "for another app client", Token: good, Signer: balancer, Clients: []string{ios}},
		{Name: "changed", Token: strings.Replace(good, encode([]byte(`{"sub":"3f1c`)), encode([]byte(`{"sub":"4f1c`)), 1), Signer: balancer},
		{Name: "without its padding", Token: strings.ReplaceAll(good, "=", ""), Signer: balancer},
		{Name: "expired", Token: good, Signer: balancer, Now: noon + 121},
		{Name: "of an unknown key", Token: albToken(t, balancer, "d2f80c8b-c05c-4068-af14-17299f7896b1"), Signer: balancer},
	}
	for i := range questions {
		questions[i].Keys, questions[i].Issuer = string(keySet()), issuer
		questions[i].Now = max(questions[i].Now, noon)
	}
	verdicts := ask(t, modules, questions)
	for _, q := range questions {
		expect := token.Expect{Source: token.Source{Signer: q.Signer}}
		for _, id := range q.Clients {
			expect.Clients = append(expect.Clients, token.Client{ID: id})
		}
		ours := token.Verify(t.Context(), token.Decode(q.Token), expect, keys(t), time.Unix(q.Now, 0))
		if theirs := verdicts[q.Name]; theirs.Valid != ours.Valid() {
			t.Errorf("%s: valid is %v for AWS's verifier and %v for ours (%s)\n%+v", q.Name, theirs.Valid, ours.Valid(), theirs.Reason, ours.Checks)
		}
	}
}

func ask(t *testing.T, modules string, questions []question) (verdicts map[string]verdict) {
	t.Helper()
	asked, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	node := exec.CommandContext(t.Context(), "node", filepath.Join("testdata", "oracle.mjs"), modules)
	node.Stdin, node.Stderr = bytes.NewReader(asked), os.Stderr
	out, err := node.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &verdicts); err != nil {
		t.Fatal(err)
	}
	return verdicts
}
