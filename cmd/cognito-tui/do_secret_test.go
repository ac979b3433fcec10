package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// TestSecretsAreWrittenNowhere looks for every password and client secret in everything
// that the program wrote, except the requested file.
func TestSecretsAreWrittenNowhere(t *testing.T) {
	t.Parallel()
	const typed, clientSecret = "Typed-by-hand-1!", "client-secret-of-the-vault"
	s := newServer()
	defer s.Close()
	client := seedVault(t, s.Server, clientSecret)
	dir, said := t.TempDir(), ""
	kept := filepath.Join(t.TempDir(), "passwords")
	do := func(code int, stdin string, args ...string) {
		t.Helper()
		cmd := program(t, s.URL, append([]string{"do"}, append(args, "--yes")...)...)
		cmd.Env = append(environment(dir, s.URL), "PATH="+os.Getenv("PATH"))
		cmd.Stdin = strings.NewReader(stdin)
		e := finish(t, cmd)
		said += e.stdout + e.stderr
		if e.code != code {
			t.Fatalf("do %v: exit code %d\n%s%s", args, e.code, e.stdout, e.stderr)
		}
	}
	do(exit.Done, "", "resend-code", "--pool", "vault", "--user", "carol", "--client", client)
	do(exit.Done, typed+"\n", "set-password", "--pool", "vault", "--user", "alice", "--password-stdin", "--permanent", "-o", "json")
	do(exit.Done, typed+"\n", "create-user", "--pool", "vault", "--username", "dave", "--medium", "none", "--password-stdin")
	do(exit.Usage, typed+"\n", "set-password", "--pool", "vault", "--all", "--password-stdin")
	do(exit.Usage, "", "set-password", "--pool", "vault", "--user", "alice", "--generate") // there is no screen to show it on
	do(exit.Done, "", "set-password", "--pool", "vault", "--all", "--generate", "--passwords", kept, "--report", filepath.Join(dir, "report.json"))
	do(exit.Usage, "", "set-password", "--pool", "vault", "--all", "--generate", "--passwords", kept) // it is there
	remove := s.Inject(emulator.Fault{Operation: "AdminSetUserPassword", Kind: emulator.ExpiredCredentials, After: 2})
	defer remove()
	do(exit.AWS, "", "set-password", "--pool", "vault", "--all", "--generate", "--passwords", kept+"-2") // leaves its journal

	secrets := []string{typed, clientSecret}
	for _, file := range []string{kept, kept + "-2"} {
		for _, line := range lines(readFile(t, file)) {
			_, password, _ := strings.Cut(line, "\t")
			secrets = append(secrets, password)
		}
		if about, err := os.Stat(file); err != nil || about.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v", file, about.Mode())
		}
	}
	if len(secrets) != 2+4+2 {
		t.Errorf("%d secrets, want those of 4 users, and of 2", len(secrets)-2)
	}
	places := map[string]string{"what it said": said}
	if err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			places[path] = readFile(t, path)
		}
		return err
	}); err != nil || len(places) != 4 { // standard output and error, audit, journal, report
		t.Errorf("looked at %d places, %v", len(places), err)
	}
	for place, text := range places {
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("a secret is in %s:\n%s", place, text)
			}
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// seedVault adds a pool with users and a client that has a secret.
func seedVault(t *testing.T, s *emulator.Server, secret string) (client string) {
	t.Helper()
	id, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{
		Name: new("vault"), AutoVerifiedAttributes: []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail},
	}})
	if err == nil {
		client, err = s.AddClient(id, types.UserPoolClientType{ClientName: new("app"), ClientSecret: &secret})
	}
	if err == nil {
		err = s.AddUsers(id, slices.Values([]emulator.UserSeed{
			{Username: "alice"},
			{Username: "bob"},
			{
				Username: "carol", Status: types.UserStatusTypeUnconfirmed,
				Attributes: attributes(map[string]string{"email": "carol@vault.example"}),
			},
		}))
	}
	if err != nil {
		t.Fatal(err)
	}
	return client
}
