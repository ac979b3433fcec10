package directory

import (
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/screen"
	"github.com/cognito-tui/cognito-tui/tui/widget"
	"github.com/cognito-tui/cognito-tui/tui/words"
)

// verifiedCell names the verified attributes, which recovery codes can be sent to.
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

// userSummary is what to know of a user before opening the page.
func userSummary(host screen.Host, pool screen.PoolRef, u admin.User) []widget.Line {
	lines := append([]widget.Line{{Value: u.Username, Style: grid.Bold}}, headline(host, factsOf(host, pool, u))...)
	return append(append(lines, widget.Line{}), userFacts(u, host.Now())...)
}

func userFacts(u admin.User, now time.Time) []widget.Line {
	lines := []widget.Line{
		{Label: "status", Value: words.Told(string(u.Status))},
		{Label: "enabled", Value: u.Enabled.String()},
		{Label: "sub", Value: u.Sub},
		{Label: "created", Value: toldMoment(u.Created, now)},
		{Label: "changed", Value: toldMoment(u.Modified, now)},
		{},
	}
	return append(lines, attributeLines(u)...)
}

// toldMoment is a time that AWS tells of everybody.
func toldMoment(t, now time.Time) string {
	if t.IsZero() {
		return words.NotTold
	}
	return words.Moment(t, now)
}

// attributeLines show beside an attribute whether it is verified.
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

// identityLines are the identity providers' users linked to a profile, one per line.
func identityLines(identities []admin.LinkedIdentity) []widget.Line {
	lines := make([]widget.Line, len(identities))
	for i, identity := range identities {
		how := map[bool]string{true: "primary: it made this profile", false: "linked to this profile"}[identity.Primary]
		lines[i] = widget.Line{Label: "identity", Value: identity.Provider + " " + identity.UserID + ", " + how}
	}
	return lines
}
