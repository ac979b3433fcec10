package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/config"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/exit"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/plain"
	"github.com/cognito-tui/cognito-tui/tui/keys"
	"github.com/cognito-tui/cognito-tui/tui/theme"
)

// info describes this program and what it works with here.
type info struct {
	Version    string      `json:"version"`
	Go         string      `json:"go"`
	Platform   string      `json:"platform"`
	ConfigFile string      `json:"configFile"`
	AuditFile  string      `json:"auditFile"`
	Journals   string      `json:"journals"`
	ConfigRead bool        `json:"configRead"`
	Doubt      string      `json:"configDoubt,omitempty"`
	Theme      string      `json:"theme"`
	Themes     []string    `json:"themes"`
	Session    sessionInfo `json:"session"`
	Keys       []keyInfo   `json:"keys"`
}

type sessionInfo struct {
	Profile  string  `json:"profile,omitempty"`
	Region   string  `json:"region,omitempty"`
	Endpoint string  `json:"endpoint,omitempty"`
	Account  string  `json:"account,omitempty"`
	Caller   string  `json:"caller,omitempty"`
	Budget   float64 `json:"budget"`
	Problem  string  `json:"problem,omitempty"`

	ReadOnly   bool       `json:"readOnly"`
	Production bool       `json:"production"`
	Rules      []ruleInfo `json:"rules"` // of the config
}

type keyInfo struct {
	Name string   `json:"name"`
	Keys []string `json:"keys"`
	Does string   `json:"does"`
}

func newInfo(s *settings) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "info",
		Short: "Show versions, paths, the AWS session and the keys",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "text" && format != "json" {
				return exit.Usagef("--output %s: use text or json", format)
			}
			if err := gather(cmd, s).write(cmd.OutOrStdout(), format); err != nil {
				return exit.NotWritten(err)
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&format, "output", "o", "text", "text or json")
	formats(cmd, "text", "json")
	return cmd
}

func gather(cmd *cobra.Command, s *settings) info {
	file := s.configFile
	if file == "" {
		file = config.Path()
	}
	_, err := os.Stat(file)
	i := info{
		Version: buildVersion(), Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
		ConfigFile: file, ConfigRead: err == nil, Doubt: s.doubt,
		AuditFile: auditFile(s.state), Journals: journalDir(s.state),
		Theme: s.config.Theme, Themes: theme.Names(),
		Session: describeSession(cmd, s),
	}
	if i.Theme == "" {
		i.Theme = theme.Default
	}
	for _, b := range s.keys.All() {
		// A binding without keys has an empty list, not null.
		i.Keys = append(i.Keys, keyInfo{string(b.ID), append([]string{}, b.Keys...), b.Help})
	}
	return i
}

// describeSession asks STS who is calling. A failure is an answer too.
func describeSession(cmd *cobra.Command, s *settings) sessionInfo {
	session, err := s.open(cmd.Context())
	if err != nil {
		out := sessionInfo{
			Profile: s.profile, Region: s.region, Endpoint: s.endpoint,
			Budget: cmp.Or(s.budget, call.DefaultShare), Problem: call.Explain(err).Error(),
		}
		out.judge(s, call.ProfileName(s.profile))
		return out
	}
	out := sessionInfo{
		Profile: session.Profile(), Region: session.Region(), Endpoint: session.Endpoint(), Budget: session.Budget().Share(),
	}
	identity, err := session.Identity(cmd.Context())
	if err != nil {
		out.Problem = call.Explain(err).Error()
	}
	out.Account, out.Caller = identity.Account, identity.ARN
	out.judge(s, session.Profile())
	return out
}

func (i info) write(w io.Writer, format string) error {
	if format == "json" {
		return output.NewJSONLines(w).Encode(i)
	}
	return i.print(w)
}

func (i info) print(w io.Writer) error {
	read := "not there"
	if i.ConfigRead {
		read = "read"
	}
	rows := [][2]string{
		{"version", i.Version + " (" + i.Go + ", " + i.Platform + ")"},
		{"config", i.ConfigFile + " (" + read + ")"},
		{"", i.Doubt},
		{"audit", i.AuditFile},
		{"journals", i.Journals},
		{"theme", i.Theme + " (of " + strings.Join(i.Themes, ", ") + ")"},
		{"profile", i.Session.Profile},
		{"Region", i.Session.Region},
		{"endpoint", i.Session.Endpoint},
		{"account", i.Session.Account},
		{"caller", i.Session.Caller},
		{"budget", fmt.Sprintf("%.0f %% of each AWS quota", i.Session.Budget*100)},
		{"problem", i.Session.Problem},
	}
	rows = append(rows, i.Session.guards()...)
	for _, row := range rows {
		if row[1] == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "%-9s %s\n", row[0], plain.Text(row[1])); err != nil {
			return err
		}
	}
	return i.printKeys(w)
}

func (i info) printKeys(w io.Writer) error {
	if _, err := fmt.Fprintln(w, "\nkeys (remap them in the config under keys: name: [key, …])"); err != nil {
		return err
	}
	for _, k := range i.Keys {
		labels := make([]string, len(k.Keys))
		for n, key := range k.Keys {
			labels[n] = keys.Label(key)
		}
		if _, err := fmt.Fprintf(w, "  %-16s %-18s %s\n", k.Name, plain.Text(strings.Join(labels, " ")), k.Does); err != nil {
			return err
		}
	}
	return nil
}
