package call

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/cognito-tui/cognito-tui/admin/shell"
)

// ProfileName is the profile that the SDK uses when told name, which may be empty.
func ProfileName(name string) string {
	return cmp.Or(name, os.Getenv("AWS_PROFILE"), os.Getenv("AWS_DEFAULT_PROFILE"), "default")
}

// configFiles are the AWS config file and the credentials file.
func configFiles(env config.EnvConfig) (settings, credentials string) {
	return cmp.Or(env.SharedConfigFile, config.DefaultSharedConfigFilename()),
		cmp.Or(env.SharedCredentialsFile, config.DefaultSharedCredentialsFilename())
}

// Profiles lists the names of the AWS profiles on this machine, sorted. It is
// for completion only; the SDK reads the profiles themselves.
func Profiles() []string {
	env, err := config.NewEnvConfig()
	if err != nil {
		return nil // Open reports a broken variable
	}
	settings, credentials := configFiles(env)
	names := slices.Concat(sections(settings, "profile "), sections(credentials, ""))
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
		if name, ok := sectionName(scanner.Text(), prefix); ok {
			names = append(names, name)
		}
	}
	return names
}

// sectionName is the profile that a line begins the section of.
func sectionName(line, prefix string) (name string, ok bool) {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "[") || !strings.HasSuffix(line, "]") {
		return "", false
	}
	section := strings.TrimSpace(line[1 : len(line)-1])
	name, ok = strings.CutPrefix(section, prefix)
	return strings.TrimSpace(name), ok || section == "default"
}

// written are the values of a profile's key as they are written in a file, quotes and all.
func written(file, prefix, profile, key string) (values []string) {
	f, err := os.Open(file) //nolint:gosec // the path is the SDK's own
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }()
	inside := false
	for scanner := bufio.NewScanner(f); scanner.Scan(); {
		line := strings.TrimSpace(scanner.Text())
		if strings.HasPrefix(line, "[") {
			name, ok := sectionName(line, prefix)
			inside = ok && name == profile
			continue
		}
		if name, value, ok := strings.Cut(line, "="); ok && inside && strings.TrimSpace(name) == key {
			values = append(values, strings.TrimSpace(value))
		}
	}
	return values
}

// SignIn is the command that renews the session's credentials, to be run in
// this terminal; nil when no command can. It names the profile whose session it is,
// which is another one where the session's profile is a role.
func (s *Session) SignIn(ctx context.Context) []string {
	env, err := config.NewEnvConfig()
	if err != nil || s.options.Profile == "" && (env.Credentials.HasKeys() || env.WebIdentityTokenFilePath != "") {
		return nil // the SDK prefers the credentials of the environment
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
	return signIn(s.Profile(), &shared)
}

// signIn follows a role to the profile that it takes its credentials from, in the SDK's
// order.
func signIn(profile string, shared *config.SharedConfig) []string {
	switch {
	case shared.Source != nil:
		return signIn(shared.SourceProfileName, shared.Source)
	case shared.Credentials.HasKeys(), shared.CredentialSource != "", shared.WebIdentityTokenFile != "":
		return nil
	case shared.SSOSessionName != "" || shared.SSOStartURL != "":
		return []string{"aws", "sso", "login", "--profile", profile}
	case shared.LoginSession != "":
		return []string{"aws", "login", "--profile", profile}
	}
	return nil
}

// advised is a problem of credentials that says which command mends it, where one does.
func (s *Session) advised(ctx context.Context, p *Problem) *Problem {
	if !strings.Contains(p.Advice, "login`") {
		return p
	}
	better := *p
	switch command := s.SignIn(ctx); {
	case command != nil:
		better.Advice = "Run `" + shell.Line(command...) + "`."
	case p.Advice == renewAdvice:
		better.Advice = "Get new credentials the way you got these."
	}
	return &better
}

// chainError is a profile whose role is on a sign-in session of `aws login`: the SDK reads
// its source profile as one without credentials.
type chainError struct {
	error
	profile string
}

func (e *chainError) Unwrap() error { return e.error }

// advice is a way to the same credentials.
func (e *chainError) advice() string {
	return "Run `eval \"$(" + shell.Line("aws", "configure", "export-credentials", "--profile", e.profile, "--format", "env") + ")\"`, then start without --profile."
}

// chained is a failure to load the config, known for a role on a sign-in session if it is one.
func (s *Session) chained(err error) error {
	role, ok := errors.AsType[config.SharedConfigAssumeRoleError](err)
	env, broken := config.NewEnvConfig()
	if !ok || broken != nil {
		return err
	}
	settings, _ := configFiles(env)
	if len(written(settings, "profile ", role.Profile, "login_session")) == 0 {
		return err
	}
	return &chainError{err, s.Profile()}
}
