package userpage

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/triage"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/columns"
	"github.com/cognito-tui/cognito-tui/cmd/cognito-tui/output"
	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// signMarks stand before a finding.
var signMarks = map[finding.Sign]string{finding.Note: "·", finding.Fine: "✓", finding.Care: "!", finding.Stops: "✗"}

// WriteText writes the page for people.
func (p Page) WriteText(w io.Writer) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n", plain.Text(p.User.Username))
	for _, found := range triage.Headline(p.Facts) {
		writeFinding(&b, found)
	}
	b.WriteByte('\n')
	writeRows(&b, p.rows())
	b.WriteByte('\n')
	writeRows(&b, attributeRows(p.User))
	writeTable(&b, "groups", p.Groups, groupColumns)
	writeTable(&b, "devices", p.Devices, deviceColumns)
	writeTable(&b, "history", p.History, historyColumns)
	_, err := b.WriteTo(w)
	return err
}

// writeFinding writes what was found, what was not checked, and the acts that mend it.
func writeFinding(b *bytes.Buffer, found finding.Finding) {
	if found.Says != "" {
		fmt.Fprintf(b, "%s %s\n", signMarks[found.Sign], plain.Text(found.Says))
	}
	if found.Unseen != "" {
		fmt.Fprintf(b, "· Not checked: %s.\n", plain.Text(found.Unseen))
	}
	for _, repair := range found.Repairs {
		if action, known := acts.FindAction(repair.Act); known {
			fmt.Fprintf(b, "  do %s: %s\n", action.ID, action.Name)
		}
	}
}

// rows are what is known beside the attributes.
func (p Page) rows() [][2]string {
	return [][2]string{
		{"status", cmp.Or(string(p.User.Status), admin.NotTold)},
		{"enabled", enabledWords(p.User.Enabled)},
		{"sub", p.User.Sub},
		{"created", cmp.Or(columns.Stamp(p.User.Created), admin.NotTold)},
		{"modified", cmp.Or(columns.Stamp(p.User.Modified), admin.NotTold)},
		{"MFA", mfaWords(p.MFA)},
	}
}

func enabledWords(a admin.Answer) string {
	if a == admin.Untold {
		return a.String()
	}
	return strconv.FormatBool(a == admin.Yes)
}

// mfaWords are the second factors, the preferred one first.
func mfaWords(f fact.Fact[acts.MFA]) string {
	if why := f.Lack().Says; why != "" {
		return "not read: " + why
	}
	var factors []string
	for _, factor := range f.Value.Enabled {
		if factor != f.Value.Preferred {
			factors = append(factors, factor)
		}
	}
	if f.Value.Preferred != "" {
		factors = append([]string{f.Value.Preferred + " (preferred)"}, factors...)
	}
	return cmp.Or(strings.Join(factors, ", "), "none")
}

// attributeRows are the attributes, with whether an address is verified, and the identity
// providers' users that are linked.
func attributeRows(u admin.User) (rows [][2]string) {
	for _, a := range u.Attributes {
		identities := u.Identities()
		switch base, flag := strings.CutSuffix(a.Name, "_verified"); {
		case a.Name == "identities" && len(identities) > 0:
			for _, identity := range identities {
				how := map[bool]string{true: "made this profile", false: "linked"}[identity.Primary]
				rows = append(rows, [2]string{"identity", identity.Provider + " " + identity.UserID + ", " + how})
			}
		case flag && u.Attributes.Get(base) != "": // it is told beside the address
		case a.Name == "email" || a.Name == "phone_number":
			rows = append(rows, [2]string{a.Name, a.Value + map[bool]string{true: "  ✓ verified", false: "  ! not verified"}[u.Verified(a.Name)]})
		default:
			rows = append(rows, [2]string{a.Name, a.Value})
		}
	}
	return rows
}

func writeRows(b *bytes.Buffer, rows [][2]string) {
	width := 0
	for _, row := range rows {
		width = max(width, len([]rune(plain.Text(row[0]))))
	}
	for _, row := range rows {
		if row[1] != "" {
			fmt.Fprintf(b, "%-*s  %s\n", width, plain.Text(row[0]), plain.Text(row[1]))
		}
	}
}

// writeTable writes a list under its title, or why there is none.
func writeTable[T any](b *bytes.Buffer, title string, f fact.Fact[[]T], columns []output.Column[T]) {
	switch why := f.Lack().Says; {
	case why != "":
		fmt.Fprintf(b, "\n%s: not read: %s\n", title, plain.Text(why))
	case len(f.Value) == 0:
		fmt.Fprintf(b, "\n%s: none\n", title)
	default:
		fmt.Fprintf(b, "\n%s\n", title)
		_ = output.Text(b, columns).Write(f.Value) // memory takes it
	}
}

var groupColumns = columns.Groups().Usual

var deviceColumns = []output.Column[admin.Device]{
	{Title: "name", Value: func(d admin.Device) string { return d.Name }},
	{Title: "used", Value: func(d admin.Device) string { return columns.Stamp(d.Used) }},
	{Title: "from", Value: func(d admin.Device) string { return d.LastIP }},
	{Title: "key", Value: func(d admin.Device) string { return d.Key }},
}

var historyColumns = []output.Column[admin.AuthEvent]{
	{Title: "time", Value: func(e admin.AuthEvent) string { return columns.Stamp(e.Time) }},
	{Title: "event", Value: func(e admin.AuthEvent) string { return e.Type }},
	{Title: "outcome", Value: func(e admin.AuthEvent) string { return e.Response }},
	{Title: "from", Value: func(e admin.AuthEvent) string { return e.IP }},
	{Title: "place", Value: func(e admin.AuthEvent) string { return strings.Trim(e.City+", "+e.Country, ", ") }},
	{Title: "device", Value: func(e admin.AuthEvent) string { return e.Device }},
	{Title: "risk", Value: func(e admin.AuthEvent) string { return strings.TrimSpace(e.Risk + " " + e.RiskLevel) }},
	{Title: "feedback", Value: func(e admin.AuthEvent) string { return e.Feedback }},
}
