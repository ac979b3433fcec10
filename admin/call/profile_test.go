package call

import (
	"os"
	"path/filepath"
	"testing"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// The SDK takes no role from a sign-in session; what is advised in its place names both.
func TestARoleOnASignInSessionSaysWhatToDo(t *testing.T) {
	forget(t)
	file := filepath.Join(t.TempDir(), "config")
	if err := os.WriteFile(file, []byte("[profile prod]\n"+roleOn+"me\n[profile me]\n"+loginOf), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("AWS_CONFIG_FILE", file)
	_, err := Open(t.Context(), Options{Profile: "prod", Region: "eu-west-1"})
	p := Explain(err)
	const advice = "Run `eval \"$(aws configure export-credentials --profile prod --format env)\"`, then start without --profile."
	if p.Kind != KindCredentials || p.Advice != advice || p.Meaning != "This profile takes a role from a profile of `aws login`, which the AWS SDK can't do yet." {
		t.Errorf("%+v", p)
	}
}

// configured opens a session on a profile of a config file.
func configured(t *testing.T, profile, config string) *Session {
	t.Helper()
	forget(t)
	file := filepath.Join(t.TempDir(), "config")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("AWS_CONFIG_FILE", file)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(t.TempDir(), "none"))
	t.Setenv("HOME", t.TempDir()) // where sessions are kept
	s, err := Open(t.Context(), Options{Profile: profile, Region: "eu-west-1", Share: 1})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const (
	ssoOf   = "sso_start_url = https://x.example/start\nsso_region = eu-west-1\nsso_account_id = 123456789012\nsso_role_name = ops\n"
	loginOf = "login_session = arn:aws:iam::123456789012:user/me\n"
	roleOn  = "role_arn = arn:aws:iam::123456789012:role/ops\nsource_profile = "
)

// The advice works when it is followed: it names the profile whose session it is.
func TestTheSignInIsOfTheProfileWhoseSessionItIs(t *testing.T) {
	for name, c := range map[string]struct{ config, advice string }{
		"SSO":                       {"[profile prod]\n" + ssoOf, "Run `aws sso login --profile prod`."},
		"a role on SSO":             {"[profile prod]\n" + roleOn + "corp\n[profile corp]\n" + ssoOf, "Run `aws sso login --profile corp`."},
		"a role on a role on SSO":   {"[profile prod]\n" + roleOn + "hop\n[profile hop]\n" + roleOn + "corp\n[profile corp]\n" + ssoOf, "Run `aws sso login --profile corp`."},
		"aws login":                 {"[profile prod]\n" + loginOf, "Run `aws login --profile prod`."},
		"a role on a name to quote": {"[profile prod]\n" + roleOn + "corp ops\n[profile corp ops]\n" + ssoOf, "Run `aws sso login --profile 'corp ops'`."},
		"a role on its own SSO":     {"[profile prod]\n" + roleOn + "prod\n" + ssoOf, "Run `aws sso login --profile prod`."},
	} {
		t.Run(name, func(t *testing.T) {
			s := configured(t, "prod", c.config)
			for range 2 { // the second is refused by the lock
				_, err := s.Cognito().ListUserPools(t.Context(), &cip.ListUserPoolsInput{MaxResults: new(int32(1))})
				if p := Explain(err); p.Kind != KindCredentials || p.Advice != c.advice {
					t.Errorf("%+v", p)
				}
			}
		})
	}
}

// Credentials of the environment are not those of a profile, so no sign-in renews them.
func TestCredentialsOfTheEnvironmentAreRenewedAsTheyWereGot(t *testing.T) {
	s := configured(t, "default", "[default]\n"+ssoOf)
	s.options.Profile = ""
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "example")
	if command := s.SignIn(t.Context()); command != nil {
		t.Errorf("%q", command)
	}
	expired := &Problem{Kind: KindCredentials, Advice: renewAdvice}
	if p := s.advised(t.Context(), expired); p.Advice != "Get new credentials the way you got these." {
		t.Errorf("%q", p.Advice)
	}
}

func TestQuotesOfWordsOfACredentialProcessStay(t *testing.T) {
	const keys = `{"Version":1,"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"example"}`
	dir := t.TempDir()
	tool := filepath.Join(dir, "my tool")
	script := "#!/bin/sh\n[ \"$#\" = \"$1\" ] || exit 9\necho '" + keys + "'\n"
	if err := os.WriteFile(tool, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, command := range map[string]string{
		"two quoted words":    `"` + tool + `" "1"`,
		"in single quotes":    `'` + tool + `' 2 'x y'`,
		"quoted as a whole":   `"'` + tool + `' 1"`,
		"quotes at one end":   `"` + tool + `" 1`,
		"quoted thrice":       `"` + tool + `" "3" "a b" "c"`,
		"nothing to be taken": `'` + tool + `' 1 #`,
	} {
		for _, through := range []string{"", roleOn + "base\n[profile base]\n"} {
			t.Setenv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1")
			s := configured(t, "prod", "[profile prod]\n"+through+"credential_process = "+command+"\n")
			got, err := retrieved(t, s)
			if through == "" && (err != nil || got != "AKIDEXAMPLE") {
				t.Errorf("%s: %q, %v", name, got, err)
			}
			if through != "" && Explain(err).Kind != KindNetwork { // the role is assumed at a closed port
				t.Errorf("%s, of a role: %v", name, err)
			}
		}
	}
}

func retrieved(t *testing.T, s *Session) (id string, err error) {
	t.Helper()
	found, err := s.client.Load().config.Credentials.Retrieve(t.Context())
	return found.AccessKeyID, err
}
