package token

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
)

// ofUser reports whether there is a user to hold the token against.
func (h *holding) ofUser() bool { return h.token.Kind != ClientAccess && h.userErr == nil }

func userDrift(h *holding) []Drift {
	const id, name = "user", "user"
	switch {
	case h.token.Kind == ClientAccess:
		return nil
	case isGone(h.userErr):
		return []Drift{{
			ID: id, Name: name, Status: Differs, Token: h.token.Says("sub"), Now: "not in the pool",
			Follows: h.goesOn("treating " + h.name() + " as a user"),
		}}
	case h.userErr != nil:
		return unread(id, name, h.userErr)
	}
	return []Drift{{ID: id, Name: name, Status: Same, Token: h.token.Says("sub"), Now: h.user.Username}}
}

func enabledDrift(h *holding) []Drift {
	if !h.ofUser() {
		return nil
	}
	d := Drift{ID: "enabled", Name: "enabled", Status: Same, Token: "yes, when it was issued", Now: "yes"}
	if !h.user.Enabled {
		d.Status, d.Now = Differs, "disabled"
		d.Follows = "Cognito takes the token no more; " + h.goesOn("letting "+h.name()+" in")
	}
	return []Drift{d}
}

// signedIn are the statuses in which a user gets tokens.
var signedIn = []admin.UserStatus{admin.StatusConfirmed, admin.StatusExternalProvider}

func statusDrift(h *holding) []Drift {
	if !h.ofUser() {
		return nil
	}
	d := Drift{ID: "status", Name: "status", Status: Same, Token: "one that may sign in", Now: string(h.user.Status)}
	if !slices.Contains(signedIn, h.user.Status) {
		d.Status = Differs
		d.Follows = h.name() + " can't sign in as before; " + h.goesOn("letting the user in")
	}
	return []Drift{d}
}

func groupsDrift(h *holding) []Drift {
	const id, name = "groups", "groups"
	if !h.ofUser() {
		return nil
	}
	if h.groupsErr != nil {
		return unread(id, name, h.groupsErr)
	}
	claim, there := h.token.Claims.Get("cognito:groups")
	if !there && h.token.isCut() {
		return unread(id, name, errCut)
	}
	then, _ := claim.Strings()
	now := make([]string, len(h.groups))
	for i, g := range h.groups {
		now[i] = g.Name
	}
	d := Drift{ID: id, Name: name, Status: Same, Token: strings.Join(then, ", "), Now: strings.Join(now, ", ")}
	var follows []string
	if left := missing(then, now); len(left) > 0 {
		follows = append(follows, h.goesOn(fmt.Sprintf("treating %s as %s", h.name(), strings.Join(left, ", "))))
	}
	if joined := missing(now, then); len(joined) > 0 {
		follows = append(follows, fmt.Sprintf("%s is not %s to who trusts the token, before the next refresh", h.name(), strings.Join(joined, ", ")))
	}
	if len(follows) > 0 {
		d.Status, d.Follows = Differs, strings.Join(follows, "; ")
	}
	return []Drift{d}
}

// attributes are the standard ones that an ID token may carry (OpenID Connect
// Core §5.1). Custom ones begin with custom:.
var attributes = []string{
	"address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "locale",
	"middle_name", "name", "nickname", "phone_number", "phone_number_verified", "picture", "preferred_username",
	"profile", "updated_at", "website", "zoneinfo",
}

// attributesDrift is about attributes in the token. Those that are only in the
// directory say nothing: the app client may not be allowed to read them.
func attributesDrift(h *holding) (drifts []Drift) {
	if !h.ofUser() || h.token.Kind != ID {
		return nil
	}
	for _, claim := range h.token.Claims {
		if !slices.Contains(attributes, claim.Name) && !strings.HasPrefix(claim.Name, "custom:") {
			continue
		}
		now := h.user.Attributes.Get(claim.Name)
		d := Drift{ID: "attribute:" + claim.Name, Name: claim.Name, Status: Same, Token: claim.Text(), Now: now}
		if !sameAttribute(claim, now) {
			d.Status = Differs
			d.Follows = h.goesOn("seeing the old " + claim.Name)
		}
		drifts = append(drifts, d)
	}
	return drifts
}

// sameAttribute compares a claim with an attribute, which is always text. A
// *_verified claim is a boolean, an address an object around the text.
func sameAttribute(claim Claim, now string) bool {
	if strings.HasSuffix(claim.Name, "_verified") {
		yes, err := strconv.ParseBool(claim.Text())
		is, _ := strconv.ParseBool(now) // one that is not set is false
		return err == nil && yes == is
	}
	if claim.Name == "address" {
		if inner, failed := members(claim.raw); failed == nil {
			formatted, _ := inner.Get("formatted")
			return formatted.Text() == now
		}
	}
	return claim.Text() == now
}

// changedDrift is about what the directory does not tell by itself: Cognito
// keeps the time of the last change of a profile, and neither what it was nor
// when a global sign-out or a change of the password was.
func changedDrift(h *holding) []Drift {
	if !h.ofUser() || h.issued.IsZero() {
		return nil
	}
	d := Drift{
		ID: "changed", Name: "last change of the profile", Status: Same,
		Token: "issued " + clock(h.issued, h.now), Now: "changed " + clock(h.user.Modified, h.now),
	}
	if h.user.Modified.Truncate(time.Second).After(h.issued) { // iat has whole seconds
		d.Status = Unknown
		d.Follows = "the profile changed after the token was issued: an attribute, the password or the status, AWS does not say which; "
		d.Follows += "whether the user was signed out everywhere only the probe of an access token tells"
	}
	return []Drift{d}
}
