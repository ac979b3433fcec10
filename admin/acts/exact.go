package acts

import "github.com/cognito-tui/cognito-tui/admin"

// username, groupName, deviceKey and eventID are the names by which a request
// identifies a target.
func (t Target) username() *string  { return new(string(t.User.Exact())) }
func (t Target) groupName() *string { return new(string(t.Group.Exact())) }
func (t Target) deviceKey() *string { return new(string(t.Device.Exact())) }
func (t Target) eventID() *string   { return new(string(t.Event.Exact())) }

// Exact is what AWS calls the target of an action.
func (a Action) Exact(t Target) admin.Exact { return a.Ref(t).ID }
