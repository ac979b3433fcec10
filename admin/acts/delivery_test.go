package acts_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/acts"
)

// somebody is a user with addresses.
func somebody(attributes ...string) admin.User {
	u := admin.User{Username: "somebody", Status: admin.StatusConfirmed, Enabled: admin.Yes}
	for i := 0; i < len(attributes); i += 2 {
		u.Attributes = u.Attributes.With(attributes[i], attributes[i+1])
	}
	return u
}

func TestAMessageGoesWhereCognitoSendsIt(t *testing.T) {
	both := somebody("email", "ann@acme.example", "email_verified", "true", "phone_number", "+351911234567", "phone_number_verified", "true")
	for name, c := range map[string]struct {
		act    string
		target acts.Target
		in     acts.Inputs
		want   string
	}{
		"a reset, by the first option": {"reset-password", acts.Target{
			User: both, Pool: admin.PoolDetail{Recovery: []string{"verified_phone_number", "verified_email"}}, MFA: &acts.MFA{},
		}, nil, "by SMS to +351911234567"},
		"a reset, not by the second factor's channel": {"reset-password", acts.Target{
			User: both, Pool: admin.PoolDetail{Recovery: []string{"verified_phone_number", "verified_email"}}, MFA: &acts.MFA{Preferred: "SMS_MFA"},
		}, nil, "by e-mail to ann@acme.example"},
		"a reset, of which the factor was not read": {"reset-password", acts.Target{
			User: both, Pool: admin.PoolDetail{Recovery: []string{"verified_email"}},
		}, nil, "by e-mail to ann@acme.example, unless that is their preferred second factor, which was not read"},
		"a code, to the phone where both are verified": {"resend-code", acts.Target{
			User: both, Pool: admin.PoolDetail{AutoVerified: []string{"email", "phone_number"}},
		}, nil, "by SMS to +351911234567"},
		"a code, to the only address": {"resend-code", acts.Target{
			User: somebody("email", "ann@acme.example"), Pool: admin.PoolDetail{AutoVerified: []string{"email", "phone_number"}},
		}, nil, "by e-mail to ann@acme.example"},
		"an invitation, as chosen":    {"resend-invite", acts.Target{User: both}, acts.Inputs{"medium": "SMS"}, "by SMS to +351911234567"},
		"an invitation of a new user": {"create-user", acts.Target{}, acts.Inputs{"username": "ann", "attributes": "email=new@acme.example"}, "by e-mail to new@acme.example"},
		"no invitation":               {"create-user", acts.Target{}, acts.Inputs{"username": "ann", "attributes": "email=new@acme.example", "medium": "none"}, ""},
		"a new address that is verified first": {"set-attributes", acts.Target{
			User: both, Pool: admin.PoolDetail{VerifiedFirst: []string{"email"}},
		}, acts.Inputs{"attributes": "email=new@acme.example"}, "by e-mail to new@acme.example"},
		"a new address that is vouched for": {"set-attributes", acts.Target{
			User: both, Pool: admin.PoolDetail{VerifiedFirst: []string{"email"}},
		}, acts.Inputs{"attributes": "email=new@acme.example", "verified": "yes"}, ""},
		"an act that sends nothing": {"disable", acts.Target{User: both}, nil, ""},
	} {
		action, _ := acts.FindAction(c.act)
		var texts []string
		for _, d := range action.Deliveries(c.target, c.in) {
			texts = append(texts, d.Text())
		}
		if got := strings.Join(texts, "; "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAnAddressIsMaskedAsCognitoDoesIt(t *testing.T) {
	for address, want := range map[string]string{
		"ann@acme.example": "a***@a***", "é@ü.example": "é***@ü***", "@": "***@***", "+351911234567": "+********4567", "123": "***",
	} {
		d := acts.Delivery{By: "EMAIL", To: address}
		if got := d.Masked(); got != "by e-mail to "+want {
			t.Errorf("%q is masked as %q, want %q", address, got, want)
		}
		if text, err := json.Marshal(d); err != nil || !strings.Contains(string(text), `"to":"`+want+`"`) {
			t.Errorf("as JSON %s (%v)", text, err)
		}
	}
}

func TestThePlanOfManyCountsTheirMessages(t *testing.T) {
	pool := admin.PoolDetail{AutoVerified: []string{"email", "phone_number"}}
	resend, _ := acts.FindAction("resend-code")
	targets := []acts.Target{
		{Pool: pool, User: somebody("email", "a@acme.example")},
		{Pool: pool, User: somebody("email", "b@acme.example")},
		{Pool: pool, User: somebody("email", "c@acme.example", "phone_number", "+351911234567")},
		{Pool: pool, User: somebody()},
		{Pool: pool, User: admin.UserNamed("d", "")},
	}
	if got, want := resend.DeliveriesOf(targets, nil), "2 by e-mail, 1 by SMS, 1 nobody, 1 not known"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	disable, _ := acts.FindAction("disable")
	if got := disable.DeliveriesOf(targets, nil); got != "" {
		t.Errorf("an act that sends nothing says %q", got)
	}
}
