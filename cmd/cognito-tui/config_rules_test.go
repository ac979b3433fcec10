package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// By whatever way a profile is chosen, a rule about it holds.
func TestARuleHoldsHoweverTheProfileIsChosen(t *testing.T) {
	t.Parallel()
	s := newServer()
	defer s.Close()
	if err := seedDoor(s.Server); err != nil {
		t.Fatal(err)
	}
	const main = "prod-main/Admin"
	for name, c := range map[string]struct {
		match string
		args  []string
		env   []string
		info  string // what info says of it
		acts  bool
	}{
		"--profile":                 {"prod-*", []string{"--profile", main}, nil, `"prod-*" (read-only) applies to this profile`, false},
		"AWS_PROFILE":               {"prod-*", nil, []string{"AWS_PROFILE=" + main}, `"prod-*" (read-only) applies to this profile`, false},
		"AWS_DEFAULT_PROFILE":       {"prod-*", nil, []string{"AWS_DEFAULT_PROFILE=" + main}, `"prod-*" (read-only) applies to this profile`, false},
		"none":                      {"default", nil, nil, `"default" (read-only) applies to this profile`, false},
		"--profile over another":    {"prod-*", []string{"--profile", main}, []string{"AWS_PROFILE=dev"}, `"prod-*" (read-only) applies to this profile`, false},
		"in capitals":               {"PROD-*", []string{"--profile", main}, nil, `"PROD-*" (read-only) applies to this profile`, false},
		"the account":               {"1234-5678-*", nil, nil, `"1234-5678-*" (read-only) applies to this account`, false},
		"the account of a role":     {"123456789012", []string{"--profile", "assumed"}, nil, `"123456789012" (read-only) applies to this account`, false},
		"another profile":           {"prod-*", []string{"--profile", "dev"}, nil, "none of the 2 in the config applies here", true},
		"another account":           {"9999*", nil, nil, "none of the 2 in the config applies here", true},
		"another profile than ours": {"prod-*", nil, []string{"AWS_PROFILE=dev"}, "none of the 2 in the config applies here", true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			config := filepath.Join(dir, "config.yaml")
			rules := "profiles:\n  - {match: \"" + c.match + "\", readOnly: true}\n  - {match: nothing, readOnly: false}\n"
			const keys = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example\n"
			profiles := "[profile " + main + "]\n" + keys + "[profile dev]\n" + keys + "[profile assumed]\nrole_arn = arn:aws:iam::123456789012:role/ops\ncredential_source = Environment\n"
			for file, text := range map[string]string{config: rules, filepath.Join(dir, "aws.ini"): profiles} {
				if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			run := func(args ...string) *exec.Cmd {
				cmd := program(t, s.URL, append(append(args, "--config", config), c.args...)...)
				cmd.Env = append(append(cmd.Env, "AWS_CONFIG_FILE="+filepath.Join(dir, "aws.ini"), "AWS_ENDPOINT_URL_STS="+s.URL), c.env...)
				return cmd
			}
			if said := finish(t, run("info")).stdout; !strings.Contains(said, c.info) || strings.Contains(said, "changes   allowed") != c.acts {
				t.Errorf("info says\n%s", said)
			}
			e := finish(t, run("do", "enable", "--pool", "door", "--user", "=1+1", "--yes"))
			if refused := strings.Contains(e.stdout, "This session is read-only."); refused == c.acts {
				t.Errorf("exit code %d\n%s%s", e.code, e.stdout, e.stderr)
			}
		})
	}
}
