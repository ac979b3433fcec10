package token_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

// question is a case as the oracle takes it.
type question struct {
	Name    string   `json:"name"`
	Token   string   `json:"token"`
	Keys    string   `json:"keys"`
	Pool    string   `json:"pool"`
	Issuer  string   `json:"issuer,omitempty"` // of identity pools, for its verifier of any issuer
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

// TestAWSsOwnVerifier holds the corpus against aws-jwt-verify, which make
// integration installs. Every difference is a decision that the table gives a
// reason for.
func TestAWSsOwnVerifier(t *testing.T) {
	modules := os.Getenv("COGNITO_TUI_AWS_JWT_VERIFY")
	if modules == "" {
		t.Skip("COGNITO_TUI_AWS_JWT_VERIFY is not set: make integration sets it")
	}
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
