package modeltest

import (
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func attribute(name, value string) types.AttributeType {
	return types.AttributeType{Name: aws.String(name), Value: aws.String(value)}
}

// adminSetGiven sets the attribute given_name, or deletes it with "". [SDK] AdminUpdateUserAttributes:
// "To delete an attribute from your user, submit the attribute in your API request with a blank value."
func adminSetGiven(w *world, name, given string) {
	w.Helper()
	adminUpdate(w, name, []types.AttributeType{attribute("given_name", given)}, func(u *user) verdict {
		return verdict{succeeds("", func(reply) { u.given = given })}
	})
}

func adminUpdate(w *world, name string, attributes []types.AttributeType, decide func(*user) verdict) {
	w.Helper()
	request := name
	for _, a := range attributes {
		request += fmt.Sprintf(" %s=%s", *a.Name, *a.Value)
	}
	administer(w, "AdminUpdateUserAttributes", request, decide, func() error {
		_, err := w.sdk.AdminUpdateUserAttributes(w.Context(), &cip.AdminUpdateUserAttributesInput{UserPoolId: w.pool, Username: &name, UserAttributes: attributes})
		return err
	})
}

// moved is what a new address makes of a user. [guide] verifying updates: it "can become active and
// unverified immediately after your user changes its value". What becomes of codes that went to the
// old one is not documented.
func (m *model) moved(u *user, email string) {
	u.email, u.verified = email, false
	u.signUp.doubt, u.reset.doubt, u.attribute.doubt = true, true, true
}

// adminSetEmail gives a user another address, unverified or verified.
func adminSetEmail(w *world, name, email string, verified bool) {
	w.Helper()
	attributes := []types.AttributeType{attribute("email", email)}
	if verified {
		attributes = append(attributes, attribute("email_verified", "true"))
	}
	adminUpdate(w, name, attributes, func(u *user) verdict {
		if verified && w.takenAlias(u, email) { // [guide] "can be in a verified state in only one account"
			return anyOf(aliasExists)
		}
		// Whether the pool writes to the new address is not documented for administrators.
		return verdict{succeeds("", func(reply) {
			if w.same(u.email, email) && verified {
				u.email, u.verified = email, true
				return
			}
			w.moved(u, email)
			u.verified = verified
		}).sending(anything)}
	})
}

// adminVerify marks a user's address as verified or not.
func adminVerify(w *world, name string, verified bool) {
	w.Helper()
	adminUpdate(w, name, []types.AttributeType{attribute("email_verified", fmt.Sprint(verified))}, func(u *user) verdict {
		if verified && w.takenAlias(u, u.email) {
			return anyOf(aliasExists)
		}
		return verdict{succeeds("", func(reply) {
			if u.verified != verified {
				u.reset.doubt, u.signUp.doubt = true, true
			}
			u.verified = verified
		}).sending(anything)}
	})
}

// setEmail has a user change their own address.
func setEmail(w *world, a *access, email string) {
	w.Helper()
	u := a.user
	w.beforeLimited("UpdateUserAttributes", u.name)
	move := succeeds("[email EMAIL]", func(got reply) {
		w.moved(u, email)
		u.attribute = code{value: got.sentCode, to: got.sentTo, expires: w.now.Add(signUpLife)}
	}).sending(email)
	want := verdict{move}
	if w.takenAlias(u, email) { // the operation lists the exception, and the guide has it for the confirmation
		want = append(want, refused(aliasExists, ""))
	}
	w.bearing("UpdateUserAttributes", a, "email="+email, want, func() (reply, error) {
		out, err := w.sdk.UpdateUserAttributes(w.Context(), &cip.UpdateUserAttributesInput{AccessToken: &a.token, UserAttributes: []types.AttributeType{attribute("email", email)}})
		if err != nil {
			return reply{}, err
		}
		var shows []string
		for _, d := range out.CodeDeliveryDetailsList {
			shows = append(shows, delivered(&d))
		}
		return reply{shows: fmt.Sprint(shows)}, nil
	})
}

func sendAttributeCode(w *world, a *access) {
	w.Helper()
	u := a.user
	w.beforeLimited("GetUserAttributeVerificationCode", u.name)
	send := succeeds("email EMAIL", func(got reply) {
		u.attribute = code{value: got.sentCode, to: got.sentTo, expires: w.now.Add(signUpLife)}
	}).sending(u.email)
	want := verdict{send}
	switch {
	case u.email == "":
		want = anyOf(invalidParameter)
	case u.verified: // not documented
		want = append(want, refused(invalidParameter, ""))
	}
	w.bearing("GetUserAttributeVerificationCode", a, "email", want, func() (reply, error) {
		out, err := w.sdk.GetUserAttributeVerificationCode(w.Context(), &cip.GetUserAttributeVerificationCodeInput{AccessToken: &a.token, AttributeName: aws.String("email")})
		if err != nil {
			return reply{}, err
		}
		return reply{shows: delivered(out.CodeDeliveryDetails)}, nil
	})
}

func verifyAttribute(w *world, a *access, value string) {
	w.Helper()
	u := a.user
	w.beforeLimited("VerifyUserAttribute", u.name)
	verify := succeeds("", func(reply) {
		if u.attribute.to != u.email {
			w.part(oldAttributeVerifies)
		}
		w.proved(u, u.attribute)
		u.attribute = code{}
	})
	var want verdict
	switch c := u.attribute; {
	case c.value == "":
		want = anyOf(expiredCode, codeMismatch)
	case c.value != value:
		want = verdict{refused(codeMismatch, "Invalid verification code provided, please try again.")}
		if w.expired(c.expires) {
			want = append(want, refused(expiredCode, ""))
		}
	case w.expired(c.expires):
		want = verdict{refused(expiredCode, "Invalid code provided, please request a code again.")}
	case w.takenAlias(u, u.email):
		// Whether the code is good for a second try is not documented.
		want = verdict{{code: aliasExists, then: func(reply) { u.attribute.doubt = true }}}
	default:
		want = verdict{verify}
	}
	if u.email == "" { // not documented
		want = append(want, refused(invalidParameter, ""))
	}
	if u.attribute.doubt {
		want = append(want, anyOf(codeMismatch, expiredCode, invalidParameter)...)
		if u.attribute.value == value && !w.takenAlias(u, u.email) {
			want = append(want, verify)
		}
	}
	w.bearing("VerifyUserAttribute", a, "email "+value, want, func() (reply, error) {
		_, err := w.sdk.VerifyUserAttribute(w.Context(), &cip.VerifyUserAttributeInput{AccessToken: &a.token, AttributeName: aws.String("email"), Code: &value})
		return reply{}, err
	})
}
