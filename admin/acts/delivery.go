package acts

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/logs/plain"
)

// Delivery is where a message of an act goes. As JSON its address is masked.
type Delivery struct {
	By    types.DeliveryMediumType
	To    string // the address, as AWS holds it
	Doubt string // what may lead it elsewhere, "" for nothing
}

// byWords are the ways of messages in words.
var byWords = map[types.DeliveryMediumType]string{types.DeliveryMediumTypeEmail: "e-mail", types.DeliveryMediumTypeSms: "SMS"}

// Text says how it goes where: "by e-mail to alice@example.com".
func (d Delivery) Text() string { return d.with(plain.Text(d.To)) }

// Masked is Text with as much of the address as Cognito's own delivery details tell.
func (d Delivery) Masked() string { return d.with(masked(d.To)) }

func (d Delivery) with(address string) string {
	text := "by " + byWords[d.By] + " to " + address
	if d.Doubt != "" {
		text += ", " + d.Doubt
	}
	return text
}

// MarshalJSON masks the address.
func (d Delivery) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		By    string `json:"by"`
		To    string `json:"to"`
		Doubt string `json:"doubt,omitempty"`
	}{byWords[d.By], masked(d.To), d.Doubt})
}

// masked is an address as CodeDeliveryDetails show it: a***@e***, +*******1234.
func masked(address string) string {
	name, domain, mail := strings.Cut(address, "@")
	if mail {
		return first(name) + "***@" + first(domain) + "***"
	}
	const shown = 4
	digits := []rune(strings.TrimPrefix(address, "+"))
	if len(digits) <= shown {
		return strings.Repeat("*", len(digits))
	}
	return "+" + strings.Repeat("*", len(digits)-shown) + plain.Text(string(digits[len(digits)-shown:]))
}

func first(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	if s == "" || !plain.Safe(string(r)) {
		return ""
	}
	return string(r)
}

// Deliveries are the messages that an act sends, as far as it is known where they go.
func (a Action) Deliveries(t Target, in Inputs) []Delivery {
	if a.Goes == nil || a.Message && !a.Sends(in) {
		return nil
	}
	return a.Goes(t, in)
}

// deliveryTo is a message to an address of the user's, none where they have none.
func deliveryTo(by types.DeliveryMediumType, address string) []Delivery {
	if address == "" {
		return nil
	}
	return []Delivery{{By: by, To: address}}
}

// codeGoes is where a sign-up code goes: to the phone number where the pool verifies it
// (developer guide, "Verifying contact information at sign-up").
func codeGoes(t Target, _ Inputs) []Delivery {
	for _, by := range []types.DeliveryMediumType{types.DeliveryMediumTypeSms, types.DeliveryMediumTypeEmail} {
		name := mediums[by].address
		if !slices.Contains(t.Pool.AutoVerified, name) {
			continue
		}
		if to := t.User.Attributes.Exact(name); to != "" {
			return deliveryTo(by, to)
		}
	}
	return nil
}

// resetGoes is where a reset code goes. Not to the channel of the preferred second
// factor, which for many is not read.
func resetGoes(t Target, _ Inputs) []Delivery {
	channel := recoveryChannels[t.recoversBy()]
	goes := deliveryTo(channel.medium, t.User.Attributes.Exact(channel.attribute))
	if len(goes) > 0 && t.MFA == nil && t.Pool.MFA != "OFF" {
		goes[0].Doubt = "unless that is their preferred second factor, which was not read"
	}
	return goes
}

// invitationGoes is where an invitation to a user who exists goes.
func invitationGoes(t Target, in Inputs) []Delivery {
	return deliveryTo(in.medium(), t.User.Attributes.Exact(mediums[in.medium()].address))
}

// firstInvitationGoes is where the invitation of a new user goes.
func firstInvitationGoes(t Target, in Inputs) []Delivery {
	return deliveryTo(in.medium(), valueOf(createdWith(t.Pool, in), mediums[in.medium()].address))
}

// verificationGoes are the codes for new addresses that the user has to verify first.
func verificationGoes(t Target, in Inputs) []Delivery {
	wanted, _ := wantedAttributes(in)
	after := afterAttributes(t, in).User.Attributes
	var goes []Delivery
	for _, by := range []types.DeliveryMediumType{types.DeliveryMediumTypeEmail, types.DeliveryMediumTypeSms} {
		name := mediums[by].address
		if to := valueOf(wanted, name); to != "" && after.Exact(name) != to {
			goes = append(goes, Delivery{By: by, To: to})
		}
	}
	return goes
}

// DeliveriesOf says how many of many targets get a message how: "3 by e-mail, 1 by SMS, 2
// nobody"; "" where the action sends none.
func (a Action) DeliveriesOf(targets []Target, in Inputs) string {
	by := map[string]int{}
	doubts := 0
	for _, t := range targets {
		goes := a.Deliveries(t, in)
		for _, d := range goes {
			by["by "+byWords[d.By]]++
			if d.Doubt != "" {
				doubts++
			}
		}
		switch {
		case len(goes) > 0 || !a.Sends(in):
		case t.User.Status == "":
			by["not known"]++
		default:
			by["nobody"]++
		}
	}
	var parts []string
	for _, way := range []string{"by e-mail", "by SMS", "nobody", "not known"} {
		if by[way] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", by[way], way))
		}
	}
	text := strings.Join(parts, ", ")
	if doubts > 0 {
		text += "; whose preferred second factor uses that channel gets it by the other, or not at all (not read)"
	}
	return text
}
