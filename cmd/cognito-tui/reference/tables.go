// Package reference is what commands have in common and users look up: exit codes, the
// environment, files. The manual page, the help topics and the documentation are written
// from its tables.
package reference

import (
	"strconv"

	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
)

// Entry is a name and what it is about.
type Entry struct{ Name, Says string }

// Table is a subject with its entries.
type Table struct {
	Topic   string // of `cognito-tui help`
	Title   string // of the manual page's section
	Says    string // what the table lists
	Entries []Entry
}

// Tables are all of them, in the order of a manual page.
func Tables() []Table {
	return []Table{
		{"exit-codes", "Exit status", "How every command ends", exitCodes},
		{"environment", "Environment", "Variables that change what the program does", environment},
		{"files", "Files", "What the program reads and writes", files},
	}
}

var exitCodes = []Entry{
	{strconv.Itoa(exit.Done), "done, also if the list is empty"},
	{strconv.Itoa(exit.No), "the answer is no: there is no such pool, user or group, a token is not valid, an act failed, an alert was raised with tail --fail"},
	{strconv.Itoa(exit.Usage), "usage: a command, flag, filter or the config is wrong; AWS was not asked for data"},
	{strconv.Itoa(exit.AWS), "AWS, the network or this machine: no credentials, no Region, denied, throttled, unreachable, interrupted; or the output could not be written"},
	{strconv.Itoa(exit.Signal) + "+N", "signal N ended a console that was stuck and did not end by itself within two seconds, or on a second signal: 130 SIGINT, 143 SIGTERM, 129 SIGHUP, 131 SIGQUIT. The terminal is as it was before. A console that ends in order, on a signal too, has 0"},
}

var environment = []Entry{
	{"AWS_PROFILE, AWS_DEFAULT_PROFILE", "the AWS profile, unless --profile names one"},
	{"AWS_REGION, AWS_DEFAULT_REGION", "the AWS Region, unless --region names one"},
	{"AWS_ENDPOINT_URL", "another endpoint than AWS's own, unless --endpoint-url names one; AWS_ENDPOINT_URL_STS and the like for one service"},
	{"AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN", "credentials, before those of the profile"},
	{"AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE", "the AWS files, in place of those under ~/.aws"},
	{"AWS_CA_BUNDLE", "certificates to trust, as a file"},
	{"AWS_EC2_METADATA_DISABLED", "true: do not look for credentials of the machine"},
	{"HTTPS_PROXY, HTTP_PROXY, NO_PROXY", "the proxy for calls to AWS"},
	{"XDG_CONFIG_HOME", "where the config is, ~/.config if not set"},
	{"XDG_STATE_HOME", "where the audit and the journals are, ~/.local/state if not set"},
	{"NO_COLOR", "not empty: no colors"},
	{"TERM", "the terminal; the console does not start on a dumb one"},
	{"LC_ALL, LC_CTYPE, LANG", "a charset other than UTF-8 draws lines with ASCII; the first that is set counts"},
	{"TMUX, SSH_TTY, SSH_CONNECTION", "how the console copies to the clipboard of the machine that you sit at"},
	{"GOGC", "when tail collects garbage; it chooses a value for itself where none is set"},
}

var files = []Entry{
	{"~/.config/cognito-tui/config.yaml", "the config; --config reads another"},
	{"~/.local/state/cognito-tui/audit.jsonl", "the audit: every act of the console and of do, which audit shows"},
	{"~/.local/state/cognito-tui/bulk/", "journals of acts on many that did not end, which do resume continues"},
	{"~/.aws/config, ~/.aws/credentials", "AWS profiles and credentials"},
	{"~/.aws/sso/cache/, ~/.aws/login/cache/", "sign-ins of the AWS CLI"},
}
