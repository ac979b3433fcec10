package acts_test

import (
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/acts"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

const (
	nowhereToSend = "InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number"
	wrongState    = "NotAuthorizedException: User password cannot be reset in the current state."
	nonconforming = "InvalidPasswordException: Password did not conform with policy: "
	notInSchema   = "InvalidParameterException: Attributes did not conform to the schema: "
	noWords       = "" // AWS does it, but it is useless or a mistake

	onlyAWSKnows = "" // nothing that was read shows it
)

// refusals are the ways in which acts on alice fail: what the table says before
// anything is sent, and AWS's answer when it is sent anyway.
var refusals = []struct {
	id      string
	changes []change
	in      acts.Inputs
	why     string
	aws     string
}{
	{"confirm", nil, nil, "This user is confirmed: only a sign-up", "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED"},
	{"confirm", as("EXTERNAL_PROVIDER"), nil, "signs in through an identity provider: only", "NotAuthorizedException: User cannot be confirmed. Current status is EXTERNAL_PROVIDER"},
	{"confirm", as("UNCONFIRMED"), acts.Inputs{"verify": "both"}, "The user has no phone number.", noWords},
	{"resend-code", nil, acts.Inputs{"client": "{client}"}, "This user is confirmed: there is no sign-up", "InvalidParameterException: User is already confirmed."},
	{"resend-code", as("UNCONFIRMED", verifiesNothing), acts.Inputs{"client": "{client}"}, "verifies no addresses", "InvalidParameterException: Auto verification not turned on."},
	{"resend-code", as("UNCONFIRMED", lacks("email", "email_verified")), acts.Inputs{"client": "{client}"}, "no address that this pool sends codes to", "InvalidParameterException: Auto verification not turned on."},
	{"resend-code", as("UNCONFIRMED"), nil, "Missing: id of the app client", "InvalidParameterException: *"},
	{"resend-code", as("UNCONFIRMED"), acts.Inputs{"client": "nosuchclient"}, onlyAWSKnows, "ResourceNotFoundException: User pool client nosuchclient does not exist."},
	{"resend-invite", nil, nil, "only a pending invitation", "UnsupportedUserStateException: *"},
	{"resend-invite", as("RESET_REQUIRED"), nil, "must choose a new password: only a pending", "UnsupportedUserStateException: *"},
	{"resend-invite", as("FORCE_CHANGE_PASSWORD"), acts.Inputs{"medium": "SMS"}, "The user has no phone number.", noWords},
	{"resend-invite", as("FORCE_CHANGE_PASSWORD", lacks("email", "email_verified")), nil, "neither an e-mail address nor a phone number", noWords},

	{"reset-password", with(disabled), nil, "is disabled", "NotAuthorizedException: User is disabled."},
	{"reset-password", as("UNCONFIRMED"), nil, "not confirmed", wrongState},
	{"reset-password", as("FORCE_CHANGE_PASSWORD"), nil, "resend the invitation or set a password", wrongState},
	{"reset-password", as("EXTERNAL_PROVIDER"), nil, "has no password here", wrongState},
	{"reset-password", with(lacks("email", "email_verified")), nil, "no verified address", nowhereToSend},
	{"reset-password", with(lacks("email_verified")), nil, "no verified address", nowhereToSend},
	{"reset-password", with(factors("EMAIL_OTP", "EMAIL_OTP")), nil, "the same channel as the user's second factor", nowhereToSend},
	{"reset-password", with(adminOnly), nil, "only an administrator", "NotAuthorizedException: Contact administrator to reset password."},

	{"set-password", nil, acts.Inputs{"password": "Aa1!"}, "requires 8 characters (it has 4).", nonconforming + "Password not long enough"},
	{"set-password", nil, acts.Inputs{"password": "Abcdefg!"}, "requires a digit.", nonconforming + "Password must have numeric characters"},
	{"set-password", nil, acts.Inputs{"password": "ABCDEF1!"}, "requires a lower-case letter.", nonconforming + "Password must have lowercase characters"},
	{"set-password", nil, acts.Inputs{"password": "abcdef1!"}, "requires an upper-case letter.", nonconforming + "Password must have uppercase characters"},
	{"set-password", nil, acts.Inputs{"password": "Abcdefg1"}, "requires a symbol.", nonconforming + "Password must have symbol characters"},
	{"set-password", nil, acts.Inputs{"password": "abc"}, "8 characters (it has 3), an upper-case letter, a digit and a symbol.", nonconforming + "Password not long enough"},
	{"set-password", nil, acts.Inputs{"password": " Correct-Horse-8"}, "neither begins nor ends with a space", "InvalidParameterException: *"},
	{"set-password", nil, acts.Inputs{"permanent": "maybe"}, "permanent must be yes or no.", noWords},
	{"set-password", with(keepsHistory), acts.Inputs{"password": oldPassword}, onlyAWSKnows, "PasswordHistoryPolicyViolationException: *"},

	{"enable", nil, nil, "This user is enabled already.", noWords},
	{"disable", with(disabled), nil, "disabled already", noWords},

	{"set-mfa", as("UNCONFIRMED"), acts.Inputs{"email": "on"}, "second factors can be set after that", "UserNotConfirmedException: User is not confirmed."},
	{"set-mfa", as("RESET_REQUIRED"), acts.Inputs{"email": "on"}, "choose a new password first", "PasswordResetRequiredException: Password reset required for the user"},
	{"set-mfa", with(poolMFA(types.UserPoolMfaTypeOff)), acts.Inputs{"email": "on"}, "MFA is off in this pool", noWords},
	{"set-mfa", with(poolMFA(types.UserPoolMfaTypeOn), factors("EMAIL_OTP", "EMAIL_OTP")), acts.Inputs{"email": "off"}, "This pool requires MFA", "InvalidParameterException: User pool requires MFA, so EMAIL_OTP can't be turned off for a user."},
	{"set-mfa", nil, acts.Inputs{"sms": "on"}, "The user has no phone number", "InvalidParameterException: User does not have delivery config set to turn on SMS_MFA"},
	{"set-mfa", nil, acts.Inputs{"preferred": "sms"}, "The user has no phone number", "InvalidParameterException: User does not have delivery config set to turn on SMS_MFA"},
	{"set-mfa", with(lacks("email", "email_verified")), acts.Inputs{"email": "on"}, "The user has no e-mail address", "InvalidParameterException: User does not have delivery config set to turn on EMAIL_OTP"},
	{"set-mfa", with(lite), acts.Inputs{"email": "on"}, "needs the Essentials or Plus plan", "InvalidParameterException: *"},
	{"set-mfa", nil, acts.Inputs{"totp": "on"}, onlyAWSKnows, "InvalidParameterException: User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA"},
	{"set-mfa", nil, acts.Inputs{"email": "off", "preferred": "email"}, "can't be preferred", noWords},
	{"set-mfa", nil, nil, "Choose a factor", noWords},
	{"set-mfa", nil, acts.Inputs{"preferred": "none"}, "No factor is preferred now.", noWords},
	{"set-mfa", nil, acts.Inputs{"sms": "maybe"}, "not one of the choices", noWords},
	{"reset-totp", nil, nil, onlyAWSKnows, "SoftwareTokenMFANotFoundException: *"},

	{"set-attributes", nil, acts.Inputs{"attributes": "plan=gold"}, "it has custom:plan.", "InvalidParameterException: user.plan: Attribute does not exist in the schema."},
	{"set-attributes", nil, acts.Inputs{"attributes": "nonsense=1"}, "This pool has no attribute nonsense.", "InvalidParameterException: user.nonsense: Attribute does not exist in the schema."},
	{"set-attributes", nil, acts.Inputs{"attributes": "custom:tenant=43"}, "fixed once the user is created", "InvalidParameterException: user.custom:tenant: Attribute cannot be updated."},
	{"set-attributes", nil, acts.Inputs{"attributes": "sub=1"}, "set by Cognito only", "InvalidParameterException: user.sub: Attribute cannot be updated."},
	{"set-attributes", nil, acts.Inputs{"attributes": "custom:plan=x"}, "needs at least 2 characters; this has 1.", notInSchema + "custom:plan: String must be longer than 2 characters"},
	{"set-attributes", nil, acts.Inputs{"attributes": "custom:plan=platinum"}, "takes at most 5 characters; this has 8.", notInSchema + "custom:plan: String must be no longer than 5 characters"},
	{"set-attributes", nil, acts.Inputs{"attributes": "custom:seats=many"}, "must be a whole number", notInSchema + "custom:seats: Value must be a number"},
	{"set-attributes", nil, acts.Inputs{"attributes": "email=alice"}, "must be an e-mail address", "InvalidParameterException: Invalid email address format."},
	{"set-attributes", nil, acts.Inputs{"attributes": "phone_number=0123"}, "must be a phone number", "InvalidParameterException: Invalid phone number format."},
	{"set-attributes", with(needsName, has("custom:needed", "x")), acts.Inputs{"attributes": "custom:needed="}, "is required in this pool", "InvalidParameterException: *"},
	{"set-attributes", nil, acts.Inputs{"attributes": "name"}, "“name” is not name=value.", noWords},
	{"set-attributes", nil, acts.Inputs{"attributes": "name=a\nname=b\n"}, "name is given twice.", noWords},
	{"set-attributes", nil, nil, "Missing: attributes.", noWords},
	{"set-attributes", nil, acts.Inputs{"attributes": "email=bob@example.com", "verified": "yes"}, onlyAWSKnows, "AliasExistsException: An account with the email already exists."},
	{"verify", nil, acts.Inputs{"attribute": "email"}, "All addresses", noWords},
	{"verify", with(has("phone_number", "+441632960961")), acts.Inputs{"attribute": "email"}, "already verified", noWords},
	{"verify", with(lacks("email", "email_verified")), acts.Inputs{"attribute": "email"}, "neither an e-mail address nor a phone number", noWords},
	{"verify", with(lacks("email_verified")), acts.Inputs{"attribute": "phone"}, "The user has no phone number.", noWords},
	{"verify", with(lacks("email", "email_verified"), has("email", "bob@example.com")), acts.Inputs{"attribute": "email"}, onlyAWSKnows, "AliasExistsException: An account with the email already exists."},
	{"delete-attributes", nil, acts.Inputs{"attributes": "nonsense"}, "This pool has no attribute nonsense.", "InvalidParameterException: Invalid user attributes: user.nonsense: Attribute does not exist in the schema."},
	{"delete-attributes", nil, acts.Inputs{"attributes": "custom:tenant"}, "fixed once the user is created", "InvalidParameterException: user.custom:tenant: Attribute cannot be updated."},
	{"delete-attributes", with(needsName, has("custom:needed", "x")), acts.Inputs{"attributes": "custom:needed"}, "is required in this pool", "InvalidParameterException: *"},
	{"delete-attributes", nil, acts.Inputs{"attributes": "nickname"}, "The user has no nickname.", noWords},
	{"delete-attributes", nil, acts.Inputs{"attributes": ", "}, "Name an attribute.", noWords},

	{"add-to-group", nil, acts.Inputs{"group": "nobody"}, onlyAWSKnows, "ResourceNotFoundException: Group not found."},
	{"remove-from-group", nil, acts.Inputs{"group": "staff"}, "This user is not in any group.", noWords},
	{"remove-from-group", with(in("admins")), acts.Inputs{"group": "nobody"}, onlyAWSKnows, "ResourceNotFoundException: Group not found."},

	{"link-provider", nil, acts.Inputs{"provider": "Cognito", "value": "bob"}, "not those of the pool itself", "InvalidParameterException: Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser"},
	{"link-provider", nil, acts.Inputs{"provider": "Google", "value": "1", "attribute": "email"}, "by Cognito_Subject only", "InvalidParameterException: ProviderAttributeName must be Cognito_Subject for social identity providers."},
	{"link-provider", with(linked("Google", "1")), acts.Inputs{"provider": "Google", "value": "1"}, "already linked to the user", "InvalidParameterException: SourceUser is already linked to DestinationUser"},
	{"link-provider", with(linked("Okta", "1"), linked("Okta", "2"), linked("Okta", "3"), linked("Okta", "4"), linked("Okta", "5")), acts.Inputs{"provider": "Okta", "value": "6"}, "five linked identities", "LimitExceededException: *"},
	{"link-provider", nil, acts.Inputs{"provider": "Nope", "value": "1"}, onlyAWSKnows, "ResourceNotFoundException: Identity provider Nope does not exist."},
	{"link-provider", nil, acts.Inputs{"provider": "Google", "value": "been-here"}, onlyAWSKnows, "InvalidParameterException: Merging is not currently supported, provide a SourceUser that has not been signed up in order to link"},
	{"unlink-provider", nil, acts.Inputs{"provider": "Google", "value": "1"}, "No identity of Google is linked", "UserNotFoundException: User does not exist."},
	{"unlink-provider", as("EXTERNAL_PROVIDER"), acts.Inputs{"provider": "Cognito", "value": "alice"}, "no password here", noWords},
	{"unlink-provider", nil, acts.Inputs{"provider": "Cognito", "value": "nobody"}, "the id is the username", "UserNotFoundException: User does not exist."},

	{"forget-device", with(noRemembering), nil, "remembering is off", "InvalidUserPoolConfigurationException: *"},
	{"event-feedback", with(essentials), acts.Inputs{"feedback": "Valid"}, "needs the Plus plan", "UserPoolAddOnNotEnabledException: *"},
	{"event-feedback", with(unprotected), acts.Inputs{"feedback": "Valid"}, "Threat protection is off", "UserPoolAddOnNotEnabledException: *"},
	{"event-feedback", nil, acts.Inputs{"feedback": "Perhaps"}, "not one of the choices", "InvalidParameterException: *"},

	{"create-user", nil, acts.Inputs{"username": "alice", "medium": "none"}, onlyAWSKnows, "UsernameExistsException: User account already exists"},
	{"create-user", nil, acts.Inputs{"username": "carol smith", "medium": "none"}, "no space", "InvalidParameterException: *"},
	{"create-user", nil, acts.Inputs{"username": "carol@example.com", "medium": "none"}, "is an alias, so it can't be a username", "InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias."},
	{"create-user", with(emailIsName), acts.Inputs{"username": "carol", "medium": "none"}, "so the username has to be one", "InvalidParameterException: Username should be an email."},
	{"create-user", nil, acts.Inputs{"username": "carol", "medium": "none", "password": "short"}, "policy requires", nonconforming + "Password not long enough"},
	{"create-user", nil, acts.Inputs{"username": "carol", "medium": "none", "attributes": "plan=gold"}, "it has custom:plan.", notInSchema + "Type for attribute {plan} could not be determined"},
	{"create-user", nil, acts.Inputs{"username": "carol"}, "needs an e-mail address to go to", noWords},
	{"create-user", nil, acts.Inputs{"username": "carol", "medium": "none", "attributes": "email=bob@example.com", "verified": "yes"}, onlyAWSKnows, "AliasExistsException: An account with the email already exists."},
	{"create-group", nil, acts.Inputs{"name": "staff"}, onlyAWSKnows, "GroupExistsException: A group with the name already exists."},
	{"create-group", nil, acts.Inputs{"name": "the staff"}, "no space", "InvalidParameterException: *"},
	{"create-group", nil, acts.Inputs{"name": "new", "role": "staff"}, "given by its ARN", "InvalidParameterException: *"},
	{"create-group", nil, acts.Inputs{"name": "new", "precedence": "-1"}, "from 0 to 2147483647", noWords},
	{"edit-group", nil, nil, "Nothing is changed.", noWords},
	{"edit-group", nil, acts.Inputs{"role": "staff"}, "given by its ARN", "InvalidParameterException: *"},
	{"edit-group", nil, acts.Inputs{"precedence": "first"}, "Nothing is changed", noWords},
}

func with(changes ...change) []change { return changes }

func as(is types.UserStatusType, changes ...change) []change { return append(changes, status(is)) }

func TestWhatFailsIsRefusedBeforehandAndByAWS(t *testing.T) {
	for _, test := range refusals {
		t.Run(test.id+" "+test.why+test.aws, func(t *testing.T) {
			t.Parallel()
			l := newLab(t, test.changes...)
			act := l.act(test.id, l.filled(test.in))
			before, sent := l.state(), len(l.server.Calls())
			result := acts.Do(t.Context(), l.session, act)
			if test.why != onlyAWSKnows && !strings.Contains(result.Refusal, test.why) {
				t.Errorf("refused with %q (%v), want %q", result.Refusal, result.Problem, test.why)
			}
			for _, made := range l.server.Calls()[sent:] {
				known, ok := call.LookupCall("Cognito Identity Provider", made.Operation)
				if ok && test.why != onlyAWSKnows && (known.Mutating || known.Billed) {
					t.Errorf("refused, and yet %s was sent", made.Operation)
				}
			}
			if test.why != onlyAWSKnows {
				result = acts.Force(t.Context(), l.session, l.looked(act))
			}
			l.wantProblem(result, test.aws)
			if diff := differences(before, l.state()); test.aws != noWords && diff != nil {
				t.Errorf("it failed, and yet changed %v", diff)
			}
		})
	}
}

// wantProblem expects AWS's code and words; * matches any words, and no words
// mean success or anything else.
func (l *lab) wantProblem(r acts.Result, want string) {
	l.Helper()
	if want == noWords {
		return
	}
	if r.Problem == nil {
		l.Errorf("AWS did it, want %s", want)
		return
	}
	got := r.Problem.Code + ": " + r.Problem.Message
	if exact, anyWords := strings.CutSuffix(want, "*"); got != want && (!anyWords || !strings.HasPrefix(got, exact)) {
		l.Errorf("AWS says %q\nwant     %q", got, want)
	}
	if r.Problem.Meaning == "" || r.Problem.Meaning == "It did not work." || r.Problem.Meaning == "AWS refused the call." {
		l.Errorf("%s is not put into words", got)
	}
}

// TestWhoIsGoneIsNotFound expects AWS's words from every act on a missing user,
// and on what a user or pool no longer has.
func TestWhoIsGoneIsNotFound(t *testing.T) {
	for id, inputs := range happyInputs() {
		action, _ := acts.FindAction(id)
		if action.On == acts.OnPool {
			continue
		}
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			l := newLab(t, linked("Google", "1"), withApp, in("admins"))
			act := l.act(id, l.filled(inputs))
			act.Target.User.Username, act.Target.Group.Name = "nobody", "nogroup"
			want := "UserNotFoundException: User does not exist."
			switch {
			case action.On == acts.OnGroup:
				want = "ResourceNotFoundException: Group not found."
			case id == "resend-code":
				want = "UserNotFoundException: Username/client id combination not found."
			case id == "unlink-provider":
				act.Inputs["value"] = "2" // this call names only the provider's user
			}
			l.wantProblem(acts.Force(t.Context(), l.session, act), want)
		})
	}
}
