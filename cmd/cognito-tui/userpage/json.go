package userpage

import (
	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/record"
	"github.com/cognito-tui/cognito-tui/admin/triage"
)

// JSON is a page as one object: the user as a list has them, and what a list does not tell.
// Members of what was not read are absent; Unread says why.
type JSON struct {
	admin.User
	Pool     string            `json:"pool"` // id
	Findings []Finding         `json:"findings"`
	MFA      *acts.MFA         `json:"mfa,omitempty"`
	Groups   []admin.Group     `json:"groups,omitzero"`
	Devices  []admin.Device    `json:"devices,omitzero"`
	History  []admin.AuthEvent `json:"history,omitzero"`
	Unread   map[string]string `json:"unread,omitempty"`
}

// Finding is what a rule says of the user.
type Finding struct {
	Sign       string   `json:"sign"`
	Says       string   `json:"says,omitempty"`
	NotChecked string   `json:"notChecked,omitempty"`
	Acts       []string `json:"acts,omitempty"` // ids of those that mend it
}

// signs are the words for how good or bad a finding is.
var signs = map[finding.Sign]string{finding.Note: "note", finding.Fine: "fine", finding.Care: "care", finding.Stops: "stops"}

// JSON returns the page with every text as the directory holds it.
func (p Page) JSON(pool string) JSON {
	j := JSON{User: p.User.Held(), Pool: pool, Unread: map[string]string{}}
	for _, found := range triage.Headline(p.Facts) {
		j.Findings = append(j.Findings, Finding{
			Sign: signs[found.Sign], Says: found.Says, NotChecked: found.Unseen,
			Acts: record.Each(found.Repairs, func(r finding.Repair) string { return r.Act }),
		})
	}
	if p.MFA.Known() {
		mfa := p.MFA.Value
		mfa.Enabled = listed(mfa.Enabled)
		j.MFA = &mfa
	}
	if p.Groups.Known() {
		j.Groups = record.Each(p.Groups.Value, admin.Group.Held)
	}
	if p.Devices.Known() {
		j.Devices = record.Each(p.Devices.Value, func(d admin.Device) admin.Device {
			d.Key = string(d.Exact())
			return d
		})
	}
	if p.History.Known() {
		j.History = record.Each(p.History.Value, func(e admin.AuthEvent) admin.AuthEvent {
			e.ID = string(e.Exact())
			return e
		})
	}
	for _, part := range p.parts() {
		if part.lack != "" {
			j.Unread[part.name] = part.lack
		}
	}
	return j
}

// listed is a list that JSON writes as one, even without members.
func listed(list []string) []string { return append([]string{}, list...) }
