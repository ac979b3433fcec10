package words

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/tui/grid"
	"github.com/cognito-tui/cognito-tui/tui/widget"
)

// Day is a time as a date in a time zone, for tables.
func Day(t time.Time, zone *time.Location) widget.Cell {
	if t.IsZero() {
		return widget.Cell{}
	}
	return widget.Cell{Text: t.In(zone).Format(time.DateOnly), Style: grid.Dim}
}

// Moment is a time with how long ago it is, in the time zone of now.
func Moment(t, now time.Time) string {
	if t.IsZero() {
		return "unknown"
	}
	return t.In(now.Location()).Format("2 Jan 2006 15:04") + " (" + Ago(now.Sub(t)) + ")"
}

// Ago is a duration in its two largest units; a second unit of 0 is left out.
func Ago(d time.Duration) string {
	const (
		day  = 24 * time.Hour
		year = 365 * day
	)
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", d/time.Minute)
	case d < day:
		return inUnits(d/time.Hour, "h", d%time.Hour/time.Minute, "min")
	case d < 2*day:
		return fmt.Sprintf("%d h ago", d/time.Hour)
	case d < 60*day:
		return fmt.Sprintf("%d days ago", d/day)
	case d < year:
		return fmt.Sprintf("%d months ago", d/(30*day))
	}
	return inUnits(d/year, "y", min(d%year/(30*day), 11), "mo")
}

func inUnits(large time.Duration, unit string, small time.Duration, smaller string) string {
	if small == 0 {
		return fmt.Sprintf("%d %s ago", large, unit)
	}
	return fmt.Sprintf("%d %s %d %s ago", large, unit, small, smaller)
}

// YesNo is a bool in words.
func YesNo(b bool) string { return map[bool]string{true: "yes", false: "no"}[b] }

// OrNone is a text, or the word for none.
func OrNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// Of writes an AWS constant as words: FORCE_CHANGE_PASSWORD becomes
// "force change password".
func Of(s string) string { return strings.ToLower(strings.ReplaceAll(s, "_", " ")) }

// Head is a heading among lines.
func Head(title string) widget.Line { return widget.Line{Value: title, Head: true} }

// OnOff is a line about a switch.
func OnOff(label string, on bool) widget.Line {
	if on {
		return widget.Line{Label: label, Value: "✓ on", Style: grid.Good}
	}
	return widget.Line{Label: label, Value: "! off", Style: grid.Care}
}

// NonEmpty are the values that are not "".
func NonEmpty(values ...string) []string {
	var out []string
	for _, v := range values {
		if v != "" {
			out = append(out, v)
		}
	}
	return out
}

// NotTold stands for a setting that AWS tells of every pool, and this endpoint does not.
const NotTold = admin.NotTold

// Told is a text, or that the endpoint does not tell it.
func Told(s string) string { return cmp.Or(s, NotTold) }

// MFAWords says what a pool's MFA setting means.
func MFAWords(mfa string) string {
	words := map[string]string{"ON": "required", "OPTIONAL": "optional", "OFF": "off"}
	if w, ok := words[mfa]; ok {
		return w
	}
	return Told(Of(mfa))
}

// MailerWords says who sends a pool's e-mail.
func MailerWords(account string) string {
	words := map[string]string{
		"COGNITO_DEFAULT": "Cognito's own mailer (50 a day)",
		"DEVELOPER":       "Amazon SES",
	}
	if w, ok := words[account]; ok {
		return w
	}
	return OrNone(Of(account))
}

// PasswordWords says what a password policy requires.
func PasswordWords(p admin.PasswordPolicy) string {
	if !p.IsTold() {
		return NotTold
	}
	var needs []string
	for _, n := range []struct {
		on   bool
		word string
	}{{p.Lowercase, "lower case"}, {p.Uppercase, "upper case"}, {p.Numbers, "number"}, {p.Symbols, "symbol"}} {
		if n.on {
			needs = append(needs, n.word)
		}
	}
	words := fmt.Sprintf("at least %d characters", p.MinimumLength)
	if len(needs) > 0 {
		words += ", with " + strings.Join(needs, ", ")
	}
	if p.History > 0 {
		words += fmt.Sprintf("; not one of the last %d", p.History)
	}
	return words
}

// SchemaWords says which values an attribute takes.
func SchemaWords(a admin.SchemaAttribute) string {
	words := strings.ToLower(a.Type)
	if a.Required {
		words += ", required"
	}
	if !a.Mutable {
		words += ", can't be changed"
	}
	return words
}

// Clipped is a text, which may be very long, cut to so many characters.
func Clipped(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// WithID is a name followed by its id.
func WithID(name, id string) string {
	if name == id {
		return id
	}
	return name + " (" + id + ")"
}

// PairLines are labelled lines for the pairs that have a value.
func PairLines(pairs ...[2]string) []widget.Line {
	var lines []widget.Line
	for _, p := range pairs {
		if p[1] != "" {
			lines = append(lines, widget.Line{Label: p[0], Value: p[1]})
		}
	}
	return lines
}
