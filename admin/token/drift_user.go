package token

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// userRules compare a token with its user.
var userRules = []finding.Rule[holding]{
	{
		ID: "user", About: "user", Find: userDrift,
		When:  func(h holding) bool { return h.token.Kind != ClientAccess },
		Needs: func(h holding) fact.Lack { return unread(h.user) },
	},
	{
		ID: "enabled", About: "enabled", When: holding.ofUser, Find: enabledDrift,
		Needs: func(h holding) fact.Lack { return untold(h.user.Value.Enabled == admin.Untold) },
	},
	{
		ID: "status", About: "status", When: holding.ofUser, Find: statusDrift,
		Needs: func(h holding) fact.Lack { return untold(h.user.Value.Status == "") },
	},
	{ID: "groups", About: "groups", When: holding.ofUser, Needs: holding.groupsUnread, Find: groupsDrift},
	{
		ID: "attribute", About: "attributes", Find: attributesDrift,
		When: func(h holding) bool { return h.ofUser() && h.token.Kind == ID },
	},
	{
		ID: "changed", About: "last change of the profile", Find: changedDrift,
		When:  func(h holding) bool { return h.ofUser() && !h.issued.IsZero() },
		Needs: func(h holding) fact.Lack { return untold(h.user.Value.Modified.IsZero()) },
	},
}

// untold is what a rule lacks if the endpoint left it out of its answer.
func untold(left bool) fact.Lack {
	if left {
		return fact.Lack{Says: admin.NotTold}
	}
	return fact.Lack{}
}

// ofUser reports whether there is a user to compare the token with.
func (h holding) ofUser() bool { return h.user.Known() }

func userDrift(h holding) []finding.Finding {
	then := h.token.Says("sub")
	if !h.user.Known() {
		return []finding.Finding{h.differs(then, "not in the pool", h.user.At, h.goesOn("treating "+h.name()+" as a user"))}
	}
	return []finding.Finding{h.held(then, h.user.Value.Username, h.user.At)}
}

func enabledDrift(h holding) []finding.Finding {
	const then = "yes, when it was issued"
	if h.user.Value.Enabled == admin.Yes {
		return []finding.Finding{h.held(then, "yes", h.user.At)}
	}
	return []finding.Finding{h.differs(then, "disabled", h.user.At, "Cognito no longer accepts the token; "+h.goesOn("letting "+h.name()+" in"))}
}

// signedIn are the statuses in which a user gets tokens.
var signedIn = []admin.UserStatus{admin.StatusConfirmed, admin.StatusExternalProvider}

func statusDrift(h holding) []finding.Finding {
	const then = "one that may sign in"
	status := h.user.Value.Status
	if slices.Contains(signedIn, status) {
		return []finding.Finding{h.held(then, string(status), h.user.At)}
	}
	return []finding.Finding{h.differs(then, string(status), h.user.At, h.name()+" can't sign in as before; "+h.goesOn("letting the user in"))}
}

// groupsUnread is what the rule about groups lacks: the groups in the directory, or the claim,
// which may have been cut away.
func (h holding) groupsUnread() fact.Lack {
	if l := h.groups.Lack(); !l.None() {
		return l
	}
	return h.cutClaim("cognito:groups")
}

// cutClaim is the lack of a claim that is missing from what is left of a token.
func (h holding) cutClaim(name string) fact.Lack {
	if _, there := h.token.Claims.Get(name); !there && h.token.isCut() {
		return fact.Lack{Says: cutAway}
	}
	return fact.Lack{}
}

func groupsDrift(h holding) []finding.Finding {
	claim, _ := h.token.Claims.Get("cognito:groups")
	then, _ := claim.Strings()
	now := record.Each(h.groups.Value, func(g admin.Group) string { return g.Name })
	f := h.held(strings.Join(then, ", "), strings.Join(now, ", "), h.groups.At)
	var follows []string
	if left := missing(then, now); len(left) > 0 {
		follows = append(follows, h.goesOn(fmt.Sprintf("treating %s as %s", h.name(), strings.Join(left, ", "))))
	}
	if joined := missing(now, then); len(joined) > 0 {
		follows = append(follows, fmt.Sprintf("%s is not %s to whoever trusts the token until the next refresh", h.name(), strings.Join(joined, ", ")))
	}
	if len(follows) > 0 {
		f.Sign, f.Says = finding.Care, strings.Join(follows, "; ")
	}
	return []finding.Finding{f}
}

// attributes are the standard ones that an ID token may carry (OpenID Connect
// Core §5.1). Custom ones begin with custom:.
var attributes = []string{
	"address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "locale",
	"middle_name", "name", "nickname", "phone_number", "phone_number_verified", "picture", "preferred_username",
	"profile", "updated_at", "website", "zoneinfo",
}

// attributesDrift compares the attributes in the token. Attributes that only the directory has
// prove nothing: the app client may not be allowed to read them.
func attributesDrift(h holding) []finding.Finding {
	var findings []finding.Finding
	for _, claim := range h.token.Claims {
		if !slices.Contains(attributes, claim.Name) && !strings.HasPrefix(claim.Name, "custom:") {
			continue
		}
		now := h.user.Value.Attributes.Get(claim.Name)
		f := h.held(claim.Text(), now, h.user.At)
		if !sameAttribute(claim, now) {
			f = h.differs(claim.Text(), now, h.user.At, h.goesOn("seeing the old "+claim.Name))
		}
		f.Of = claim.Name
		findings = append(findings, f)
	}
	return findings
}

// sameAttribute compares a claim with an attribute, which is always text. A *_verified claim is
// a boolean, and an address is an object around the text.
func sameAttribute(claim Claim, now string) bool {
	if strings.HasSuffix(claim.Name, "_verified") {
		yes, err := strconv.ParseBool(claim.Text())
		is, _ := strconv.ParseBool(now) // an attribute that is not set is false
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

// changedDrift compares times, for changes that the directory does not spell out: Cognito keeps
// the time of the last change of a profile, but neither what changed nor when a global sign-out
// or a password change was.
func changedDrift(h holding) []finding.Finding {
	modified := h.user.Value.Modified
	f := h.held("issued "+clock(h.issued, h.now), "changed "+clock(modified, h.now), h.user.At)
	if modified.Truncate(time.Second).After(h.issued) { // iat has whole seconds
		f.Sign = finding.Note
		f.Says = "the profile changed after the token was issued: an attribute, the password or the status, AWS does not say which; " +
			"only the probe of an access token shows whether the user was signed out everywhere"
	}
	return []finding.Finding{f}
}
