package call

import (
	"bufio"
	"cmp"
	"context"
	"os"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/config"
)

// ProfileName is the profile that the SDK uses when told name, which may be empty.
func ProfileName(name string) string {
	return cmp.Or(name, os.Getenv("AWS_PROFILE"), os.Getenv("AWS_DEFAULT_PROFILE"), "default")
}

// Profiles lists the names of the AWS profiles on this machine, sorted. It is
// for completion only; the SDK reads the profiles themselves.
func Profiles() []string {
	env, err := config.NewEnvConfig()
	if err != nil {
		return nil // Open reports a broken variable
	}
	names := slices.Concat(
		sections(cmp.Or(env.SharedConfigFile, config.DefaultSharedConfigFilename()), "profile "),
		sections(cmp.Or(env.SharedCredentialsFile, config.DefaultSharedCredentialsFilename()), ""),
	)
	slices.Sort(names)
	return slices.Compact(names)
}

// sections reads the [section] names of an AWS config file. In the config file
// all profiles but the default one follow the word "profile".
func sections(file, prefix string) []string {
	f, err := os.Open(file) //nolint:gosec // the path is the SDK's own
	if err != nil {
		return nil // no file, no profiles
	}
	defer func() { _ = f.Close() }()
	var names []string
	for scanner := bufio.NewScanner(f); scanner.Scan(); {
		line := strings.TrimSpace(scanner.Text())
		if !strings.HasPrefix(line, "[") || !strings.HasSuffix(line, "]") {
			continue
		}
		section := strings.TrimSpace(line[1 : len(line)-1])
		if name, ok := strings.CutPrefix(section, prefix); ok || section == "default" {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return names
}

// SignIn is the command that renews the session's credentials, to be run in
// this terminal; nil when no command can.
func (s *Session) SignIn(ctx context.Context) []string {
	env, err := config.NewEnvConfig()
	if err != nil {
		return nil
	}
	shared, err := config.LoadSharedConfigProfile(ctx, s.Profile(), func(o *config.LoadSharedConfigOptions) {
		if env.SharedConfigFile != "" {
			o.ConfigFiles = []string{env.SharedConfigFile}
		}
		if env.SharedCredentialsFile != "" {
			o.CredentialsFiles = []string{env.SharedCredentialsFile}
		}
	})
	if err != nil {
		return nil
	}
	return signIn(s.Profile(), shared)
}

// signIn follows a role to the profile it takes its credentials from.
func signIn(profile string, shared config.SharedConfig) []string {
	switch {
	case shared.SSOSessionName != "" || shared.SSOStartURL != "":
		return []string{"aws", "sso", "login", "--profile", profile}
	case shared.LoginSession != "":
		return []string{"aws", "login", "--profile", profile}
	case shared.Source != nil:
		return signIn(shared.SourceProfileName, *shared.Source)
	}
	return nil
}
