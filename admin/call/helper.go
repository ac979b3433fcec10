package call

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// helperWait is how long to wait for the output of a credential_process after it
// has ended: its own children may hold the output open.
const helperWait = time.Second

// helped returns the credentials of a profile that come from a
// credential_process, its own or that of its source profile; nil for any others.
// The SDK would give that command our standard input and error, and has no
// option against it. The choice of credentials here is the SDK's.
func (s *Session) helped(cfg aws.Config) aws.CredentialsProvider {
	var env config.EnvConfig
	var shared config.SharedConfig
	for _, source := range cfg.ConfigSources {
		switch source := source.(type) {
		case config.EnvConfig:
			env = source
		case config.SharedConfig:
			shared = source
		}
	}
	inEnvironment := env.Credentials.HasKeys() || env.WebIdentityTokenFilePath != ""
	if s.options.Credentials != nil || inEnvironment && s.options.Profile == "" {
		return nil
	}
	cfg.BaseEndpoint = nil // a role is assumed at AWS, or at AWS_ENDPOINT_URL_STS
	return s.helpedBy(cfg, &shared)
}

func (s *Session) helpedBy(cfg aws.Config, shared *config.SharedConfig) aws.CredentialsProvider {
	var found aws.CredentialsProvider
	switch {
	case shared.Source != nil:
		found = s.helpedBy(cfg, shared.Source)
	case usesHelper(shared):
		found = &helper{command: commandOf(shared), listen: s.options.Helper, terminal: s.options.HelperTerminal}
	}
	if found == nil {
		return nil
	}
	found = aws.NewCredentialsCache(found)
	if shared.RoleARN == "" {
		return found
	}
	cfg.Credentials = found
	return aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), shared.RoleARN, roleOf(shared), s.askMFACode))
}

// usesHelper reports whether a profile has no credentials that the SDK prefers to
// those of its credential_process.
func usesHelper(p *config.SharedConfig) bool {
	before := p.Credentials.HasKeys() || p.CredentialSource != "" || p.WebIdentityTokenFile != "" ||
		p.SSOSessionName+p.SSOStartURL+p.SSORegion+p.SSOAccountID+p.SSORoleName != "" || p.LoginSession != ""
	return p.CredentialProcess != "" && !before
}

// commandOf is the credential_process of a profile. The SDK takes the quotes off a value
// that begins and ends with one, even where they belong to two words of the command:
//
//	credential_process = "/opt/my tools/get" --for "prod"
func commandOf(p *config.SharedConfig) string {
	env, err := config.NewEnvConfig()
	if err != nil {
		return p.CredentialProcess // Open reports a broken variable
	}
	settings, credentials := configFiles(env)
	const key = "credential_process"
	for _, value := range slices.Concat(written(settings, "profile ", p.Profile, key), written(credentials, "", p.Profile, key)) {
		for _, mark := range []string{`"`, "'"} {
			if value == mark+p.CredentialProcess+mark && strings.Contains(p.CredentialProcess, mark) {
				return value
			}
		}
	}
	return p.CredentialProcess
}

// roleOf returns a profile's role settings as the SDK reads them: it ignores a
// duration up to a quarter of an hour, which is AWS's minimum.
func roleOf(p *config.SharedConfig) func(*stscreds.AssumeRoleOptions) {
	return func(o *stscreds.AssumeRoleOptions) {
		o.RoleSessionName = p.RoleSessionName
		if p.RoleDurationSeconds != nil && *p.RoleDurationSeconds/time.Minute > 15 {
			o.Duration = *p.RoleDurationSeconds
		}
		if p.ExternalID != "" {
			o.ExternalID = &p.ExternalID
		}
		if p.MFASerial != "" {
			o.SerialNumber = &p.MFASerial
		}
	}
}

// helper is the credential_process of a profile.
type helper struct {
	command  string
	listen   func() io.WriteCloser // see Options.Helper
	terminal bool                  // it may use ours
}

// helperError is a failed credential_process, with what it said.
type helperError struct {
	error
	said string
}

func (e *helperError) Unwrap() error { return e.error }

func (h *helper) Retrieve(ctx context.Context) (aws.Credentials, error) {
	said := &helperWords{}
	if h.listen != nil {
		said.to = h.listen()
		defer func() { _ = said.to.Close() }() // everything was said already
	}
	build := func(ctx context.Context) (*exec.Cmd, error) { return h.build(ctx, said), nil }
	found, err := processcreds.NewProviderCommand(processcreds.NewCommandBuilderFunc(build)).Retrieve(ctx)
	if err != nil {
		return found, &helperError{err, said.last()}
	}
	return found, nil
}

// build is the command as the SDK builds it, except for its standard input and
// error.
func (h *helper) build(ctx context.Context, said io.Writer) *exec.Cmd {
	shell := []string{"sh", "-c"}
	if runtime.GOOS == "windows" {
		shell = []string{"cmd.exe", "/C"}
	}
	cmd := exec.CommandContext(ctx, shell[0], shell[1], h.command) //nolint:gosec // it is the operator's
	cmd.Stderr, cmd.WaitDelay = said, helperWait
	if h.terminal {
		cmd.Stdin = os.Stdin
		return cmd
	}
	detach(cmd)
	// pinentry would draw on that terminal.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(e string) bool { return strings.HasPrefix(e, "GPG_TTY=") })
	return cmd
}

// helperWords makes what a credential_process writes to its standard error printable,
// passes it on as it comes, as it may be a question, and keeps the end of it.
type helperWords struct {
	to io.WriteCloser // nil to drop it

	mu   sync.Mutex
	text plain.Stream
	kept string
}

// mostHelperWords is how many bytes of them are kept.
const mostHelperWords = 4096

func (w *helperWords) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	text := w.text.Lines(bytes.ReplaceAll(p, []byte("\r\n"), []byte("\n")))
	w.kept += text
	w.kept = w.kept[max(0, len(w.kept)-mostHelperWords):]
	if w.to != nil {
		_, _ = io.WriteString(w.to, text) // the problem says it too, if there is one
	}
	return len(p), nil
}

// mostHelperLast is how many runes of a helper's last words a problem shows.
const mostHelperLast = 240

// last is the end of what was said, on one line.
func (w *helperWords) last() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	words := []rune(oneLine(strings.ToValidUTF8(w.kept, "")))
	if len(words) <= mostHelperLast {
		return string(words)
	}
	return "… " + string(words[len(words)-mostHelperLast:])
}
