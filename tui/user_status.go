package tui

import (
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// The columns of labels: on a page, and in the detail beside a list.
const (
	labelWidth       = 22
	detailLabelWidth = 13
)

// status is how a user's status looks and what it means at sign-in.
type status struct {
	cell    widget.Cell
	meaning string
}

// statuses in people's words. What each means: developer guide, "signing up
// users in your app" and "managing users' passwords".
var statuses = map[admin.UserStatus]status{
	admin.StatusConfirmed: {
		widget.Cell{Text: "✓ confirmed", Style: grid.Good}, "Confirmed and enabled: the profile lets this user in.",
	},
	admin.StatusUnconfirmed: {
		widget.Cell{Text: "! unconfirmed", Style: grid.Care}, "Signed up, but never gave the code that confirms it.",
	},
	admin.StatusForceChangePassword: {
		widget.Cell{Text: "! must set password", Style: grid.Care}, "Invited: must sign in with the temporary password and set one.",
	},
	admin.StatusResetRequired: {
		widget.Cell{Text: "! must reset", Style: grid.Care}, "Can't sign in until the password is reset with a code.",
	},
	admin.StatusExternalProvider: {
		widget.Cell{Text: "✓ federated", Style: grid.Good}, "Signs in through an identity provider; has no password here.",
	},
}

// statusCell says what stands between the user and a sign-in. Being disabled
// outweighs every status.
func statusCell(u admin.User) widget.Cell {
	if !u.Enabled {
		return widget.Cell{Text: "✗ disabled", Style: grid.Bad}
	}
	s, known := statuses[u.Status]
	switch {
	case !known:
		return widget.Cell{Text: "· " + wordsOf(string(u.Status))}
	case u.Status == admin.StatusExternalProvider:
		return widget.Cell{Text: "✓ by " + u.Provider(), Style: s.cell.Style}
	}
	return s.cell
}

// verdict is what a status means for signing in.
func verdict(u admin.User) widget.Line {
	if !u.Enabled {
		return widget.Line{Value: "✗ Can't sign in: disabled by an administrator.", Style: grid.Bad | grid.Bold}
	}
	s, known := statuses[u.Status]
	if !known {
		return widget.Line{Value: "· Status " + string(u.Status) + "."}
	}
	sign, _, _ := strings.Cut(s.cell.Text, " ")
	return widget.Line{Value: sign + " " + s.meaning, Style: s.cell.Style | grid.Bold}
}

// verifiedCell names what is verified, which is what recovery codes can go to.
func verifiedCell(u admin.User) widget.Cell {
	var parts []string
	if u.Verified("email") {
		parts = append(parts, "e-mail")
	}
	if u.Verified("phone_number") {
		parts = append(parts, "phone")
	}
	if len(parts) == 0 {
		return widget.Cell{Text: "–", Style: grid.Dim}
	}
	return widget.Cell{Text: strings.Join(parts, " ")}
}

// userSummary is what to know of a user before opening it.
func userSummary(app *App, u admin.User) []widget.Line {
	lines := append([]widget.Line{{Value: u.Username, Style: grid.Bold}}, app.headline(u)...)
	return append(append(lines, widget.Line{}), userFacts(u, app.options.Now())...)
}

func userFacts(u admin.User, now time.Time) []widget.Line {
	lines := []widget.Line{
		{Label: "status", Value: string(u.Status)},
		{Label: "enabled", Value: yesNo(u.Enabled)},
		{Label: "sub", Value: u.Sub},
		{Label: "created", Value: moment(u.Created, now)},
		{Label: "changed", Value: moment(u.Modified, now)},
		{},
	}
	return append(lines, attributeLines(u)...)
}

// attributeLines put what is verified beside what it verifies.
func attributeLines(u admin.User) []widget.Line {
	attributes := u.Attributes
	lines := make([]widget.Line, 0, len(attributes))
	for _, a := range attributes {
		if identities := u.Identities(); a.Name == "identities" && len(identities) > 0 {
			lines = append(lines, identityLines(identities)...)
			continue
		}
		if base, ok := strings.CutSuffix(a.Name, "_verified"); ok && attributes.Get(base) != "" {
			continue
		}
		line := widget.Line{Label: a.Name, Value: a.Value}
		if a.Name == "email" || a.Name == "phone_number" {
			line.Value += map[bool]string{true: "  ✓ verified", false: "  ! not verified"}[attributes.Get(a.Name+"_verified") == "true"]
		}
		lines = append(lines, line)
	}
	return lines
}

// identityLines are the identity providers' users behind a profile, one a line.
func identityLines(identities []admin.LinkedIdentity) []widget.Line {
	lines := make([]widget.Line, len(identities))
	for i, identity := range identities {
		how := map[bool]string{true: "primary: it made this profile", false: "linked to this profile"}[identity.Primary]
		lines[i] = widget.Line{Label: "identity", Value: identity.Provider + " " + identity.UserID + ", " + how}
	}
	return lines
}
