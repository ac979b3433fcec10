package call

import "slices"

// problemRow puts one failure into words. The first matching row counts, so
// particular rows come before general ones.
type problemRow struct {
	when    match
	kind    ProblemKind
	again   bool // asking again later may succeed as is
	meaning string
	advice  string
}

const (
	later = true
	never = false

	nothingToDo = ""
)

// match says which failures a row is about. An empty member matches any.
type match struct {
	codes   []string
	service string
	texts   []string // lower case; one of them is in AWS's message
	cause   func(failure) bool
}

func code(names ...string) match             { return match{codes: names} }
func cause(is func(failure) bool) match      { return match{cause: is} }
func (m match) saying(texts ...string) match { m.texts = texts; return m }
func (m match) from(service string) match    { m.service = service; return m }

func (m match) means(kind ProblemKind, again bool, meaning, advice string) problemRow {
	return problemRow{when: m, kind: kind, again: again, meaning: meaning, advice: advice}
}

func (m match) fits(f failure) bool {
	return (m.codes == nil || slices.Contains(m.codes, f.code)) &&
		(m.service == "" || m.service == f.service) &&
		(m.texts == nil || containsAny(f.message, m.texts...)) &&
		(m.cause == nil || m.cause(f))
}

var deniedCodes = []string{"AccessDeniedException", "AccessDenied", "UnauthorizedOperation"}

// throttleCodes are those the SDK retries as throttling, without
// LimitExceededException, which is not transient in our services.
var throttleCodes = []string{
	"TooManyRequestsException", "ThrottlingException", "Throttling", "ThrottledException", "RequestThrottledException",
	"RequestThrottled", "RequestLimitExceeded", "BandwidthLimitExceeded", "ProvisionedThroughputExceededException",
	"TransactionInProgressException", "PriorRequestNotComplete", "SlowDown", "SlowDownException", "EC2ThrottledException",
}

const (
	notAuthorized    = "NotAuthorizedException"
	invalidParameter = "InvalidParameterException"
	notFound         = "ResourceNotFoundException"
)

// renewAdvice is for credentials that have expired, of whatever kind.
const renewAdvice = "Run `aws sso login` for this profile, or get new credentials the way you got these."

// thisOperation stands for the name of the operation where that is known.
const thisOperation = "this operation"

// problems is what the console knows about AWS's errors and about reaching AWS.
// Exact messages: the developer guide, moto, cognito-local and public issues.
var problems = []problemRow{
	// The call was not made, or its answer not waited for.
	cause(canceled).means(KindCanceled, later, "Stopped before AWS answered.", nothingToDo),
	cause(overBudget).means(KindThrottled, later,
		"The console keeps to its share of the quota, which allows this call only after its deadline.",
		"Wait a moment and try again, or give the console a larger share."),
	cause(nothingToAsk).means(KindNotFound, later, "None of the log groups exists yet, so there is nothing to query.",
		"Query again after the first record, which creates the log group."),
	cause(nameIgnored).means(KindIgnored, later, "This endpoint was asked for one user and returned others.",
		"Name the user by sub; if they were changed just now, the list may lag: try again."),
	cause(filterIgnored).means(KindIgnored, later, "This endpoint ignored the filter: it returned users who do not match.",
		"Read all of them, or name users one by one; if a user was changed just now, the list may lag: try again."),
	cause(unsupported).means(KindUnsupported, never, "This endpoint does not support "+thisOperation+".", nothingToDo),

	// Credentials that fail on this machine. These rows come before the network's,
	// as looking for an instance role ends in a network error everywhere else.
	cause(noCredentials).means(KindCredentials, never, "No AWS credentials were found.",
		"Choose a profile with --profile or AWS_PROFILE, or sign in with `aws sso login` or `aws configure`."),
	cause(credentialProcess).means(KindCredentials, never, "The credential_process of this profile failed.",
		"Run that command by hand to see why."),

	// The network.
	cause(proxyFailed).means(KindNetwork, later, "The proxy did not let the call through.",
		"Check HTTPS_PROXY and NO_PROXY, and that the proxy is up."),
	cause(nameUnresolved).means(KindNetwork, later, "The name of the AWS endpoint cannot be resolved.",
		"Check the Region's spelling, the endpoint URL, and that this machine is online."),
	cause(connectionRefused).means(KindNetwork, later, "Nothing answers at the endpoint's address.",
		"Check the endpoint URL, and that the tunnel or emulator behind it is running."),
	cause(unreachable).means(KindNetwork, later, "This machine can't reach AWS.",
		"Check that it is online and that its VPN is up."),
	cause(plainHTTP).means(KindNetwork, never, "The endpoint speaks plain HTTP.",
		"Write its URL with http:// in place of https://."),
	cause(untrusted).means(KindNetwork, never, "The endpoint's certificate is not trusted.",
		"If a proxy inspects the traffic, name its certificate in AWS_CA_BUNDLE; if not, check this machine's clock."),
	cause(answerStalled).means(KindNetwork, later, "AWS began to answer and did not finish.",
		"Try again; if it keeps happening, check the network, VPN or proxy."),
	cause(answerTooLarge).means(KindNetwork, never, "The answer is larger than any that AWS gives.",
		"Something other than AWS is answering: check the endpoint and the proxy."),
	cause(repeats).means(KindNetwork, never, "The list has no end: the endpoint returned a page that was already read.",
		"What was read is shown; if this is AWS itself, read again; if not, check the endpoint."),
	cause(emptyForEver).means(KindNetwork, never, "The list does not end: page after page is empty.",
		"Ask for less, such as a shorter time or another filter; if this is not AWS itself, check the endpoint."),
	cause(redirected).means(KindNetwork, never, "The endpoint redirects to another address, which AWS does not.",
		"Check --endpoint (or AWS_ENDPOINT_URL), the proxy, and whether this network wants you to sign in first."),
	cause(timedOut).means(KindNetwork, later, "AWS did not answer in time.",
		"Try again; if it keeps happening, check the network, VPN or proxy."),
	cause(connectionCut).means(KindNetwork, later, "The connection was cut.",
		"Try again; if it keeps happening, check the network, VPN or proxy."),
	cause(notSent).means(KindNetwork, later, "AWS could not be reached.", "Check the network, VPN and proxy."),

	// Configuration and credentials.
	cause(noRegion).means(KindInvalid, never, "No AWS Region is set.", "Name one with --region, with AWS_REGION or in the profile."),
	cause(badRegion).means(KindInvalid, never, "There is no AWS Region of that name.", "Check its spelling; eu-west-1 is one."),
	cause(badCall).means(KindInvalid, never, "The call lacks a value that AWS requires.", "Fill in what the message names."),
	cause(roleOnSignIn).means(KindCredentials, never, "This profile takes a role from a profile of `aws login`, which the AWS SDK can't do yet.", nothingToDo),
	cause(noSourceProfile).means(KindCredentials, never, "This profile's role relies on another profile that is missing or incomplete.",
		"Correct source_profile in the AWS config file."),
	cause(noProfile).means(KindCredentials, never, "There is no AWS profile of that name.",
		"Check the spelling; `aws configure list-profiles` shows the names."),
	cause(badConfig).means(KindCredentials, never, "The AWS config file has a mistake.", "Correct what the message names."),
	cause(mfaCodeMissing).means(KindCredentials, never, "The role of this profile needs an MFA code.",
		"Enter the code when asked, or choose a profile that is signed in already."),
	cause(emptyKeys).means(KindCredentials, never, "The access key is empty.",
		"Set both the access key id and the secret access key, or choose another profile."),
	cause(ssoRole).means(KindCredentials, never, "Your SSO user does not have the role that this profile names.",
		"Check sso_account_id and sso_role_name in the profile, or ask for the role."),
	cause(ssoSession).means(KindCredentials, never, "The SSO session of this profile has expired, or was never started.",
		"Run `aws sso login` for this profile."),
	cause(loginSession).means(KindCredentials, never, "The sign-in session of this profile has expired, or was never started.",
		"Run `aws login` for this profile."),
	cause(webIdentity).means(KindCredentials, never, "The web identity token of this profile does not work.",
		"Renew the token file that the profile names."),
	cause(roleNotAssumed).means(KindCredentials, never, "You may not assume the role of this profile.",
		"Ask for sts:AssumeRole on it, and check the role's trust policy."),
	cause(clockOff).means(KindCredentials, never, "AWS refuses the signature because this machine's clock is off.",
		"Set the clock, then sign in again."),
	code("ExpiredTokenException", "ExpiredToken", "TokenRefreshRequired").means(KindCredentials, never,
		"Your AWS credentials have expired.", renewAdvice),
	code("UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "AuthFailure").means(KindCredentials, never,
		"AWS does not know these credentials.",
		"Renew the credentials of this profile, and check that the account has enabled this Region."),
	code("InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "IncompleteSignatureException").means(KindCredentials, never,
		"AWS rejects the signature made with this secret access key.",
		"Check that the secret access key was copied whole, or renew the credentials of this profile."),
	code("MissingAuthenticationToken", "MissingAuthenticationTokenException").means(KindCredentials, never,
		"The call carried no credentials.", "Choose a profile that has credentials."),
	cause(credentialsFailed).means(KindCredentials, never, "No working credentials were found for this profile.",
		"Sign in again the way this profile does, for example with `aws sso login`."),

	// What any service may answer.
	code(deniedCodes...).saying("explicit deny").means(KindDenied, never, "A policy explicitly denies you this call.",
		"Ask whoever owns the policy that AWS names; allowing it elsewhere does not help."),
	code(deniedCodes...).means(KindDenied, never, "Your AWS identity may not make this call.",
		"Ask for the IAM action shown to be allowed for you."),
	code("OptInRequired", "SubscriptionRequiredException").means(KindState, never, "The account has not enabled this Region or service.",
		"Enable it in the account's settings, or choose another Region."),
	code(throttleCodes...).means(KindThrottled, later, "Too many calls at once for the quota, which production shares.",
		"Wait a little; if it keeps happening, give the console a smaller share of the quota."),
	code("ConcurrentModificationException", "ConflictException", "OperationAbortedException",
		"DataAlreadyAcceptedException", "InvalidSequenceTokenException").means(KindState, later,
		"Something else is changing the same thing.", "Read it again, then repeat the change if you still want it."),
	code("GroupExistsException", "DuplicateProviderException", "DeviceKeyExistsException", "ManagedLoginBrandingExistsException",
		"TermsExistsException", "ResourceAlreadyExistsException", "DeveloperUserAlreadyRegisteredException").means(KindState, never,
		"It already exists.", "Open the existing one, or choose another name."),
	code("ResourceConflictException").means(KindState, never, "This login is tied to another identity already.",
		"Use that identity, or unlink the login from it first."),
	code("InvalidNextTokenException", "InvalidPaginationTokenException").means(KindPageToken, never,
		"AWS no longer knows this place in the list.", "Read the list again from its beginning."),

	// Signing in, and what hinders it.
	code(notAuthorized).saying("incorrect username or password").means(KindInvalid, never,
		"The password is wrong, or there is no such user and the pool does not say so.",
		"Look for the user here, where the pool hides nothing."),
	code(notAuthorized).saying("password attempts exceeded").means(KindState, later,
		"The user is locked out for the moment after too many wrong passwords.",
		"Wait up to 15 minutes without any attempt; no call lifts the lock."),
	code(notAuthorized).saying("user is disabled", "user is not enabled").means(KindState, never,
		"The user is disabled.", "Enable the user first."),
	code(notAuthorized).saying("temporary password has expired", "user account has expired").means(KindState, never,
		"The temporary password has expired.",
		"Resend the invitation or set a new password; a reset does not work for this user."),
	code(notAuthorized).saying("cannot be reset in the current state").means(KindState, never,
		"The password cannot be reset in the state the user is in.",
		"If the user was invited, resend the invitation or set a password; if federated, there is none to reset."),
	code(notAuthorized).saying("contact administrator").means(KindState, never,
		"In this pool only an administrator can reset a password.", "Set a password for the user."),
	code(notAuthorized).saying("secret").means(KindInvalid, never,
		"The app client has a secret, and the sign-in came without it or with a wrong one.",
		"Have the app send SECRET_HASH, made of the secret, the username and the client id."),
	code(notAuthorized).saying("refresh token").means(KindInvalid, never,
		"The refresh token is wrong, expired or revoked.",
		"Have the user sign in again; if it strikes everybody, check the client id and remembered devices."),
	code(notAuthorized).saying("access token").means(KindInvalid, never,
		"The access token is wrong, expired or revoked.", "Get a new one with the refresh token or by signing in."),
	code(notAuthorized).saying("invalid session").means(KindState, never,
		"This attempt to sign in took too long, or was completed before.", "Start signing in again."),
	code(notAuthorized).saying("user cannot be confirmed", "user cannot confirm").means(KindState, never,
		"Only a user who has signed up and not yet confirmed can be confirmed.", "Read the user again to see the present status."),
	code(notAuthorized).saying("unauthorized attribute").means(KindDenied, never,
		"This app client may not write one of these attributes.",
		"Write it as an administrator, or allow it among the client's writable attributes."),
	code(notAuthorized).saying("security reasons").means(KindState, never,
		"Threat protection blocked this sign-in as too risky.",
		"Look at the user's sign-in events, and mark this one as valid if it was the user."),
	code(notAuthorized).saying("unauthenticated access").means(KindDenied, never,
		"This identity pool admits no guests.", "Give the token of a user who is signed in."),
	code(notAuthorized).saying("login token", "logins don't match", "not from a supported provider").means(KindInvalid, never,
		"The identity pool does not accept this login.",
		"Check that the token is fresh and comes from a provider and client of this identity pool."),
	code(notAuthorized).saying("access to identity").means(KindDenied, never,
		"This identity belongs to another login.", "Give the login that the identity was made for."),
	// A missing IAM permission has a code of its own: this is about the user, token or
	// client.
	code(notAuthorized).means(KindState, never, "Cognito does not allow this for this user, token or app client.",
		"AWS's message names what is not allowed."),
	code("UserNotConfirmedException").means(KindState, never, "The user has signed up but not confirmed.",
		"Confirm the user, or resend the code."),
	code("PasswordResetRequiredException").means(KindState, never, "The user has to choose a new password before signing in.",
		"Send a reset code, or set a password."),
	code("CodeMismatchException").saying("auth state").means(KindInvalid, never,
		"The code is wrong, or the sign-in it was sent for is over.", "Start signing in again, and use the newest code."),
	code("CodeMismatchException").means(KindInvalid, never, "The code is wrong.", "Use the code of the newest message."),
	code("EnableSoftwareTokenMFAException").means(KindInvalid, never, "The authenticator app's code is wrong.",
		"Try the next code, and check the clock of the device it runs on."),
	code("ExpiredCodeException").means(KindState, never, "The code has expired.", "Send a new one."),
	code("TooManyFailedAttemptsException").means(KindLimit, later, "The user has entered too many wrong codes.",
		"Wait a while, then send a new code."),
	code("LimitExceededException").saying("attempt limit exceeded").means(KindLimit, later,
		"Too many codes or attempts for this user within the hour.", "Wait an hour before the next attempt."),
	code("LimitExceededException").saying("daily email limit").means(KindLimit, later,
		"Cognito's own mailer has sent as much as it may in a day.",
		"Wait until 09:00 UTC, or let the pool send through Amazon SES."),
	code("RefreshTokenReuseException").means(KindInvalid, never, "This refresh token was used before, and the pool accepts each only once.",
		"Have the user sign in again, and check that the app keeps the newest token."),
	code("MFAMethodNotFoundException").means(KindState, never, "The user has no second factor that Cognito could ask for.",
		"Let the user register one, or change the pool's MFA setting."),
	code("SoftwareTokenMFANotFoundException").means(KindState, never, "No authenticator app is set up for this user or pool.",
		"Turn authenticator apps on in the pool, then let the user register one."),
	code("ForbiddenException").means(KindDenied, never, "A web application firewall (WAF) blocked the call.",
		"Find the rule that did so in the logs of the pool's web ACL."),
	code("UserLambdaValidationException").means(KindState, never, "A Lambda trigger of the pool rejected the call, or failed.",
		"Read that function's log at this time."),
	code("UnexpectedLambdaException").means(KindState, later, "A Lambda trigger of the pool failed, took over 5 seconds, or may not be called.",
		"Check that the function exists, how long it takes, and that its policy allows Cognito."),
	code("InvalidLambdaResponseException").means(KindState, never, "A Lambda trigger of the pool returned something that Cognito cannot use.",
		"Compare the function's answer with the form that this trigger requires."),
	code("WebAuthnChallengeNotFoundException", "WebAuthnClientMismatchException", "WebAuthnConfigurationMissingException",
		"WebAuthnCredentialNotSupportedException", "WebAuthnNotEnabledException", "WebAuthnOriginNotAllowedException",
		"WebAuthnRelyingPartyMismatchException").means(KindState, never,
		"The passkey does not fit the pool's passkey settings.", "Compare the relying party, the origin and the app client with the pool's."),
	code("UnauthorizedException").means(KindDenied, never, "The token does not belong to this app client.",
		"Check the client id and its secret."),
	code("UnsupportedTokenTypeException").means(KindInvalid, never, "Only refresh tokens can be revoked.", "Give the refresh token."),
	code("UnsupportedOperationException").from(serviceUserPools).means(KindState, never,
		"Token revocation is off for this app client.", "Turn it on in the client's settings."),

	// Users.
	code("UserNotFoundException").saying("client id combination").means(KindNotFound, never,
		"This app client knows no user of that name.", "Check the name, and that the client belongs to the user's pool."),
	code("UserNotFoundException").means(KindNotFound, never, "No user of that name in this pool.",
		"Search by e-mail or sub; usernames are case-sensitive in some pools."),
	code("UsernameExistsException").means(KindState, never, "A user with that name already exists.",
		"Open that user, or choose another name."),
	code("AliasExistsException").means(KindState, never, "Another user of this pool holds that e-mail address, phone number or link.",
		"Find the other user, and decide who keeps it."),
	code("UnsupportedUserStateException").means(KindState, never, "The state the user is in does not allow this.",
		"Resend invitations only to users who have not signed in yet; send the others a reset."),
	code("InvalidPasswordException").means(KindInvalid, never, "The password does not meet the pool's policy.",
		"Choose one that meets what AWS names."),
	code("PasswordHistoryPolicyViolationException").means(KindInvalid, never, "The user has had this password before.",
		"Choose one that is new to this user."),
	code("CodeDeliveryFailureException").means(KindState, never, "The message could not be sent; an invited user was created all the same.",
		"Check the address, and the pool's e-mail or SMS settings."),
	code("InvalidSmsRoleAccessPolicyException", "InvalidSmsRoleTrustRelationshipException").means(KindState, never,
		"The pool's role for sending SMS does not work.", "Check that the role trusts Cognito and allows sns:Publish."),
	code("InvalidEmailRoleAccessPolicyException").means(KindState, never, "The pool may not send from its e-mail identity.",
		"Check the SES identity, its policy and its Region."),
	code(invalidParameter).saying("verified email or phone", "verified email/phone").means(KindState, never,
		"The user has no verified e-mail address or phone number to send a code to.",
		"Mark one as verified, or set a password."),
	code(invalidParameter).saying("delivery config", "software token mfa").means(KindState, never,
		"The user has not set up this second factor.",
		"Add a phone number for SMS; an authenticator app the user has to register."),
	code(invalidParameter).saying("already confirmed").means(KindState, never, "The user is confirmed already.", nothingToDo),
	code(invalidParameter).saying("auto verification").means(KindState, never,
		"The pool does not verify addresses, so it has no code to resend.", "Confirm the user as an administrator."),
	code(invalidParameter).saying("merging is not currently supported").means(KindState, never,
		"The identity to be linked has a user of its own already.", "Delete that user, then link before its next sign-in."),
	code(invalidParameter).saying("cannot be updated").means(KindInvalid, never,
		"One of these attributes is fixed once the user is created.", "Leave it out, or create a new user."),
	code(invalidParameter).saying("conform to the schema", "type for attribute").means(KindInvalid, never,
		"A value does not fit the attribute's type or length.", "Compare it with the pool's attributes."),
	code(invalidParameter).saying("phone number format", "email address format", "should be an email", "email format").means(KindInvalid, never,
		"The e-mail address, phone number or username is not in the form this pool wants.",
		"Write phone numbers as + and digits, such as +441632960961."),
	code(invalidParameter).saying("flow not enabled").means(KindState, never,
		"The app client does not allow this way of signing in.", "Allow it among the client's authentication flows."),

	// Lists and searches.
	code(invalidParameter, "ValidationException").saying("pagination token", "paginationtoken", "next token", "nexttoken").means(KindPageToken, never,
		"AWS no longer knows this place in the list.", "Read the list again from its beginning."),
	code(invalidParameter).saying("invalid search attribute").means(KindInvalid, never, "AWS cannot search by this attribute.",
		"Search by username, sub, email, phone_number, status, or a standard name attribute."),
	code(invalidParameter).saying("parsing filter").means(KindInvalid, never, "AWS does not understand this filter.",
		"Write one attribute, then = or ^=, then a value in double quotes."),
	code("MalformedQueryException").means(KindInvalid, never, "AWS does not understand this log query.", "Correct it at the place that AWS names."),

	// Pools, clients and the rest.
	code(notFound).saying("function not found").means(KindNotFound, never, "The Lambda function does not exist in this Region.",
		"Check the pool's trigger: it may name a function that was deleted."),
	code(notFound).saying("log group").means(KindNotFound, never, "There is no such log group in this Region.",
		"Check where the pool's log delivery or the trail writes to."),
	code(notFound).saying("log stream").means(KindNotFound, never, "The log stream no longer exists.", "Read the log group's streams again."),
	code(notFound).saying("identity provider").means(KindNotFound, never, "The pool has no identity provider of that name.", "Read the pool's providers again."),
	code(notFound).saying("resource server").means(KindNotFound, never, "The pool has no such resource server.", "Read the pool's resource servers again."),
	code(notFound).saying("client").means(KindNotFound, never, "The pool has no such app client.", "Read the pool's app clients again: it may have been deleted."),
	code(notFound).saying("device").means(KindNotFound, never, "The user has no such device.", "Read the user's devices again."),
	code(notFound).saying("group").means(KindNotFound, never, "The pool has no group of that name.", "Read the pool's groups again."),
	code(notFound).saying("identitypool", "identity pool").means(KindNotFound, never, "There is no such identity pool in this Region.",
		"Check the Region and the account."),
	code(notFound).saying("identity '").means(KindNotFound, never, "The identity pool has no such identity.", "Read its identities again."),
	code(notFound).saying("user pool").means(KindNotFound, never, "There is no such user pool in this Region.", "Check the Region and the account."),
	code(notFound).means(KindNotFound, never, "AWS did not find it.", "Check the Region and the account, then read the list again."),
	code("TrailNotFoundException", "InvalidTrailNameException").means(KindNotFound, never, "There is no such trail in this Region.",
		"Read the trails again."),
	code("OperationNotEnabledException").means(KindState, never, "This Region holds only a replica of the pool, where this cannot be done.",
		"Do it in the pool's primary Region."),
	code("FeatureUnavailableInTierException").means(KindState, never, "The pool's plan does not include this.",
		"Move the pool to the plan that does, if its price is right."),
	code("UserPoolAddOnNotEnabledException").means(KindState, never, "Threat protection is off in this pool, so AWS keeps no sign-in events.",
		"Turn it on in the pool, which takes the Plus plan."),
	code("TierChangeNotAllowedException").means(KindState, never, "The pool cannot change to that plan as it is set up.",
		"Turn off what the plan does not include, then change it."),
	code("InvalidUserPoolConfigurationException").means(KindState, never, "The pool is not set up for this.",
		"Turn on what AWS names, such as remembering devices."),
	code("InvalidIdentityPoolConfigurationException").means(KindState, never, "The identity pool has no role for this login, or may not use it.",
		"Check the pool's roles, and that their trust policies name this pool."),
	code("UserImportInProgressException").means(KindState, later, "Users are being imported into this pool.", "Wait until the import ends."),
	code("PreconditionNotMetException").means(KindState, never, "Something else has to be done first.", "Do first what AWS names."),
	code("UnsupportedIdentityProviderException").means(KindInvalid, never, "The pool does not have this identity provider, or it cannot be used for this.",
		"Compare the name with the pool's providers."),
	code("ScopeDoesNotExistException").means(KindInvalid, never, "No resource server of the pool has this scope.", "Add the scope to its resource server first."),
	code("InvalidOAuthFlowException").means(KindInvalid, never, "The app client cannot have this OAuth flow.",
		"Choose flows that go with the client's secret and settings."),
	code("UserPoolTaggingException").means(KindInvalid, never, "AWS does not accept these tags.", "Check their number, length and characters."),
	code(invalidParameter).saying("deletion protection").means(KindState, never, "The pool is protected from deletion.",
		"Turn its deletion protection off first, if you are sure."),
	code(invalidParameter).saying("domain configured").means(KindState, never, "The pool still has a domain.", "Delete the domain first."),

	// Logs.
	code("LimitExceededException", "ServiceQuotaExceededException").from(serviceLogs).means(KindLimit, later,
		"The account is at AWS's limit of log queries or live tails.", "Stop one of them, or wait until one ends."),
	code("SessionTimeoutException").means(KindLimit, never, "The live tail has ended, as AWS closes each after three hours.", "Start it again if you still need it."),
	code("SessionStreamingException", "InternalStreamingException").means(KindServer, later, "AWS broke off the live tail.", "Start it again."),
	code("InvalidOperationException").means(KindState, never, "This log group does not allow the operation.",
		"Check the log group's class: live tail needs Standard."),

	// The rest, by code and then by status.
	code("LimitExceededException", "ServiceQuotaExceededException", "TooManyTagsException").means(KindLimit, never,
		"The limit of AWS is reached.", "Remove what is not needed, or ask AWS for a higher quota."),
	code(invalidParameter, "ValidationException", "ValidationError", "InvalidParameterValueException", "InvalidParameterCombinationException",
		"InvalidTimeRangeException", "InvalidLookupAttributesException", "InvalidMaxResultsException", "InvalidEventCategoryException",
		"SerializationException").means(KindInvalid, never,
		"AWS does not accept one of the values.", "Correct the one that AWS names."),
	code("UnsupportedOperationException", "OperationNotPermittedException").means(KindState, never, "AWS does not allow this here.",
		"See AWS's message for where it is allowed."),
	code("InternalErrorException", "InternalServerException", "InternalServerError", "InternalFailure", "ServiceException",
		"ServiceUnavailableException", "ServiceUnavailable", "ExternalServiceException").means(KindServer, later,
		"AWS had an internal error.", "Try again; if it lasts, check the AWS Health Dashboard."),
	code("RequestTimeout", "RequestTimeoutException").means(KindNetwork, later, "The call did not reach AWS in time.",
		"Try again; if it keeps happening, check the network, VPN or proxy."),
	cause(tooManyRequests).means(KindThrottled, later, "Too many calls at once for this endpoint.", "Wait a little."),
	cause(gatewayFault).means(KindServer, later, "A proxy or gateway answered with an error, not AWS.",
		"Try again; if it lasts, check the proxy, the VPN and the endpoint URL."),
	cause(serverFault).means(KindServer, later, "AWS, or a gateway in front of it, had an error.",
		"Try again; if it lasts, check the AWS Health Dashboard."),
	cause(forbidden).means(KindDenied, never, "The call was rejected.", "Check proxies, VPC endpoint policies and firewalls on the way to AWS."),
	cause(notAWS).means(KindNetwork, later, "Something other than AWS answered.",
		"Check the endpoint URL, the proxy, and whether this network wants you to sign in first."),
	cause(answered).means(KindOther, never, "AWS refused the call.", "See AWS's message."),
	match{}.means(KindOther, never, "It did not work.", nothingToDo),
}
