package call

import (
	"maps"
	"slices"

	"github.com/cognito-tui/cognito-tui/admin/record"
)

// The SDK's service ids, as calls carry them.
const (
	serviceUserPools     = "Cognito Identity Provider"
	serviceIdentityPools = "Cognito Identity"
	serviceLogs          = "CloudWatch Logs"
	serviceMetrics       = "CloudWatch"
	serviceCloudTrail    = "CloudTrail"
	serviceLambda        = "Lambda"
	serviceSTS           = "STS"
	serviceSSO           = "SSO"
	serviceSSOTokens     = "SSO OIDC"
	serviceSignIn        = "Signin"
	serviceIAM           = "IAM"
)

// Call is an operation of an AWS API, and what making it means.
type Call struct {
	Service   string // the SDK's service id: "Cognito Identity Provider", "CloudWatch Logs", …
	Operation string // "ListUsers"
	Category  Category
	// Mutating calls change something, send a message or act in a user's name,
	// as a sign-in does. Read-only mode makes none.
	Mutating bool
	// Billed calls make the user they are about a billed monthly active user.
	Billed bool
	// Raw calls are not in the SDK: [Raw] makes them.
	Raw bool
}

// Calls lists every AWS call that the console knows.
func Calls() []Call { return slices.Clone(calls) }

// LookupCall finds an operation in the table. For an unknown one it returns
// false and the cautious assumptions: it changes something, and has the small
// quota of CategoryUnknown.
func LookupCall(service, operation string) (Call, bool) {
	if c, ok := callIndex[callName{service, operation}]; ok {
		return c, true
	}
	return Call{Service: service, Operation: operation, Category: CategoryUnknown, Mutating: true}, false
}

type callName struct{ service, operation string }

var callIndex = func() map[callName]Call {
	index := make(map[callName]Call, len(calls))
	for _, c := range Calls() {
		index[callName{c.Service, c.Operation}] = c
	}
	return index
}()

// Category is a request-rate quota that AWS counts calls against, per account
// and Region: production and this console draw on the same one. Cognito user
// pools count many operations together; the other services count each alone,
// where the category has the operation's name.
type Category string

// The categories of the calls that the console knows.
const (
	CategoryUserAuthentication     Category = "UserAuthentication"
	CategoryUserCreation           Category = "UserCreation"
	CategoryUserAccountRecovery    Category = "UserAccountRecovery"
	CategoryUserRead               Category = "UserRead"
	CategoryUserUpdate             Category = "UserUpdate"
	CategoryUserToken              Category = "UserToken"
	CategoryUserResourceRead       Category = "UserResourceRead"
	CategoryUserResourceUpdate     Category = "UserResourceUpdate"
	CategoryUserList               Category = "UserList"
	CategoryUserPoolRead           Category = "UserPoolRead"
	CategoryUserPoolUpdate         Category = "UserPoolUpdate"
	CategoryUserPoolResourceRead   Category = "UserPoolResourceRead"
	CategoryUserPoolResourceUpdate Category = "UserPoolResourceUpdate"
	CategoryUserPoolClientRead     Category = "UserPoolClientRead"
	CategoryUserPoolClientUpdate   Category = "UserPoolClientUpdate"
	CategoryClientAuthentication   Category = "ClientAuthentication"
	CategoryLimitManagement        Category = "LimitManagement"

	CategoryIdentityPools             Category = "IdentityPools"
	CategoryGetID                     Category = "GetId"
	CategoryGetCredentialsForIdentity Category = "GetCredentialsForIdentity"
	CategoryGetOpenIDToken            Category = "GetOpenIdToken"
	CategoryListIdentities            Category = "ListIdentities"
	CategoryDeleteIdentities          Category = "DeleteIdentities"

	CategoryLogs               Category = "Logs"
	CategoryFilterLogEvents    Category = "FilterLogEvents"
	CategoryGetLogEvents       Category = "GetLogEvents"
	CategoryDescribeLogGroups  Category = "DescribeLogGroups"
	CategoryDescribeLogStreams Category = "DescribeLogStreams"
	CategoryStartLiveTail      Category = "StartLiveTail"
	CategoryStartQuery         Category = "StartQuery"
	CategoryGetQueryResults    Category = "GetQueryResults"

	CategoryLookupEvents   Category = "LookupEvents"
	CategoryDescribeTrails Category = "DescribeTrails"
	CategoryLambda         Category = "Lambda"
	CategoryIAM            Category = "IAM"
	CategoryMetrics        Category = "GetMetricData"
	CategoryCredentials    Category = "Credentials"

	// CategoryUnknown holds every call that the table does not know.
	CategoryUnknown Category = "Unknown"
)

// quota is how many calls a second AWS takes from an account in a Region.
type quota struct {
	perSecond float64
	// perPool is how many calls a second AWS takes of one operation on one user
	// pool, 0 when there is no such limit.
	perPool float64
}

// quotas are AWS's defaults; an account may have been granted more.
//
// User and identity pools: Cognito developer guide, "Quotas in Amazon Cognito".
// Logs: CloudWatch Logs user guide, "CloudWatch Logs quotas". LookupEvents:
// CloudTrail API reference. Lambda: developer guide, "Lambda quotas", the
// remainder of the control plane. GetMetricData: AWS General Reference.
var quotas = map[Category]quota{
	CategoryUserAuthentication:     {perSecond: 120},
	CategoryUserCreation:           {perSecond: 50},
	CategoryUserAccountRecovery:    {perSecond: 30},
	CategoryUserRead:               {perSecond: 120},
	CategoryUserUpdate:             {perSecond: 25},
	CategoryUserToken:              {perSecond: 120},
	CategoryUserResourceRead:       {perSecond: 50},
	CategoryUserResourceUpdate:     {perSecond: 25},
	CategoryUserList:               {perSecond: 30},
	CategoryUserPoolRead:           {perSecond: 15},
	CategoryUserPoolUpdate:         {perSecond: 15},
	CategoryUserPoolResourceRead:   {perSecond: 20, perPool: 5},
	CategoryUserPoolResourceUpdate: {perSecond: 15, perPool: 5},
	CategoryUserPoolClientRead:     {perSecond: 15, perPool: 5},
	CategoryUserPoolClientUpdate:   {perSecond: 15, perPool: 5},
	CategoryClientAuthentication:   {perSecond: 150},
	CategoryLimitManagement:        {perSecond: 1},

	CategoryIdentityPools:             {perSecond: 5}, // not published: the lowest that is
	CategoryGetID:                     {perSecond: 25},
	CategoryGetCredentialsForIdentity: {perSecond: 200},
	CategoryGetOpenIDToken:            {perSecond: 200},
	CategoryListIdentities:            {perSecond: 5},
	CategoryDeleteIdentities:          {perSecond: 10},

	CategoryLogs:               {perSecond: 5}, // of several small operations: the lowest
	CategoryFilterLogEvents:    {perSecond: 10},
	CategoryGetLogEvents:       {perSecond: 25},
	CategoryDescribeLogGroups:  {perSecond: 10},
	CategoryDescribeLogStreams: {perSecond: 25},
	CategoryStartLiveTail:      {perSecond: 5},
	CategoryStartQuery:         {perSecond: 10},
	CategoryGetQueryResults:    {perSecond: 10},

	CategoryLookupEvents:   {perSecond: 2},
	CategoryDescribeTrails: {perSecond: 2}, // not checked with AWS: like LookupEvents, which is enough
	CategoryLambda:         {perSecond: 15},
	CategoryIAM:            {perSecond: 5}, // not published
	CategoryMetrics:        {perSecond: 500},
	// No AWS quota is known: all other calls wait for credentials, so these hardly
	// wait here.
	CategoryCredentials: {perSecond: 600},
	CategoryUnknown:     {perSecond: 3},
}

// regionalQuotas are the Regions whose quotas differ. Source: CloudWatch Logs
// user guide, "CloudWatch Logs quotas".
var regionalQuotas = map[Category]map[string]float64{
	CategoryFilterLogEvents: {
		"us-east-1":      25,
		"ap-northeast-3": 5, "ap-southeast-3": 5, "ca-west-1": 5, "eu-central-1": 5, "il-central-1": 5,
	},
	CategoryGetLogEvents: {
		"eu-west-3": 30,
		"us-west-2": 10, "eu-central-1": 10, "eu-west-1": 10, "ap-northeast-3": 10,
		"ap-southeast-3": 10, "ca-west-1": 10, "il-central-1": 10,
	},
}

// Quota is the number of calls a second that AWS takes of this category by
// default in a Region, from all callers together. An unknown category has the
// quota of CategoryUnknown.
func (c Category) Quota(region string) float64 {
	if q, ok := regionalQuotas[c][region]; ok {
		return q
	}
	if q, ok := quotas[c]; ok {
		return q.perSecond
	}
	return quotas[CategoryUnknown].perSecond
}

// Categories lists all categories, sorted.
func Categories() []Category { return slices.Sorted(maps.Keys(quotas)) }

// calls is what the console may ask of AWS.
//
// Categories: Cognito developer guide, "Quotas in Amazon Cognito"; operations
// newer than its list stand with their like. Billed: the same page and the API
// reference of AdminGetUser; password reset by an administrator, CSV import and
// ListUsers do not count, and where neither says that a call counts, it is not
// marked.
var calls = slices.Concat(
	// What browsing reads with: any number of users, not billed.
	reads(serviceUserPools, CategoryUserList, "ListUsers", "ListUsersInGroup"),
	billed(reads(serviceUserPools, CategoryUserRead, "AdminGetUser")),
	reads(serviceUserPools, CategoryUserRead, "GetUser"),
	reads(serviceUserPools, CategoryUserResourceRead,
		"AdminGetDevice", "AdminGetUserAuthFactors", "AdminListDevices", "AdminListGroupsForUser",
		"AdminListUserAuthEvents", "GetUserAuthFactors"),
	changes(serviceUserPools, CategoryUserResourceRead, "GetUserAttributeVerificationCode", "ResendConfirmationCode"),
	billed(changes(serviceUserPools, CategoryUserCreation,
		"AdminConfirmSignUp", "AdminCreateUser", "ConfirmSignUp", "SignUp")),
	changes(serviceUserPools, CategoryUserAccountRecovery, "AdminResetUserPassword", "ForgotPassword"),
	billed(changes(serviceUserPools, CategoryUserAccountRecovery,
		"AdminSetUserPassword", "ChangePassword", "ConfirmForgotPassword")),
	billed(changes(serviceUserPools, CategoryUserUpdate,
		"AdminAddUserToGroup", "AdminDeleteUserAttributes", "AdminRemoveUserFromGroup", "AdminUpdateUserAttributes",
		"AdminUserGlobalSignOut", "DeleteUserAttributes", "GlobalSignOut", "UpdateUserAttributes",
		"VerifyUserAttribute")),
	changes(serviceUserPools, CategoryUserUpdate,
		"AdminDeleteUser", "AdminDisableProviderForUser", "AdminDisableUser", "AdminEnableUser",
		"AdminLinkProviderForUser", "DeleteUser"),
	changes(serviceUserPools, CategoryUserResourceUpdate,
		"AdminDeleteSoftwareToken", "AdminForgetDevice", "AdminSetUserMFAPreference", "AdminSetUserSettings",
		"AdminUpdateAuthEventFeedback", "AdminUpdateDeviceStatus", "AssociateSoftwareToken", "ConfirmDevice",
		"ForgetDevice", "SetUserMFAPreference", "VerifySoftwareToken"),

	// Signing in: a failure counts towards the lockout of the user.
	billed(changes(serviceUserPools, CategoryUserAuthentication,
		"AdminInitiateAuth", "AdminRespondToAuthChallenge", "GetTokensFromRefreshToken", "InitiateAuth",
		"RespondToAuthChallenge")),

	billed(changes(serviceUserPools, CategoryUserToken, "RevokeToken")),
	changes(serviceUserPools, CategoryClientAuthentication, "GetClientToken"),
	reads(serviceUserPools, CategoryUserPoolRead, "DescribeUserPool", "ListUserPoolReplicas", "ListUserPools"),
	changes(serviceUserPools, CategoryUserPoolUpdate,
		"CreateUserPool", "CreateUserPoolReplica", "DeleteUserPool", "DeleteUserPoolReplica", "UpdateUserPool",
		"UpdateUserPoolReplica"),
	reads(serviceUserPools, CategoryUserPoolResourceRead,
		"DescribeIdentityProvider", "DescribeResourceServer", "DescribeRiskConfiguration", "DescribeUserImportJob",
		"DescribeUserPoolDomain", "GetCSVHeader", "GetGroup", "GetIdentityProviderByIdentifier",
		"GetLogDeliveryConfiguration", "GetSigningCertificate", "GetUserPoolMfaConfig", "ListGroups",
		"ListIdentityProviders", "ListResourceServers", "ListTagsForResource", "ListUserImportJobs"),
	changes(serviceUserPools, CategoryUserPoolResourceUpdate,
		"AddCustomAttributes", "CreateGroup", "CreateIdentityProvider", "CreateResourceServer",
		"CreateUserImportJob", "CreateUserPoolDomain", "DeleteGroup", "DeleteIdentityProvider",
		"DeleteResourceServer", "DeleteUserPoolDomain", "SetLogDeliveryConfiguration", "SetRiskConfiguration",
		"SetUserPoolMfaConfig", "StartUserImportJob", "StopUserImportJob", "TagResource", "UntagResource",
		"UpdateGroup", "UpdateIdentityProvider", "UpdateResourceServer", "UpdateUserPoolDomain"),
	reads(serviceUserPools, CategoryUserPoolClientRead,
		"DescribeUserPoolClient", "ListUserPoolClients", "ListUserPoolClientSecrets"),
	changes(serviceUserPools, CategoryUserPoolClientUpdate,
		"AddUserPoolClientSecret", "CreateUserPoolClient", "DeleteUserPoolClient", "DeleteUserPoolClientSecret",
		"UpdateUserPoolClient"),
	reads(serviceUserPools, CategoryLimitManagement, "GetProvisionedLimit"),

	// Sessions of users, which the SDK lacks. AWS does not say which category they count
	// in.
	notInSDK(billed(reads(serviceUserPools, CategoryUserResourceRead, "AdminListUserSessions"))),
	notInSDK(billed(changes(serviceUserPools, CategoryUserUpdate, "AdminRevokeUserSession"))),
	notInSDK(reads(serviceUserPools, CategoryUserPoolResourceRead, "GetUserPoolSessionConfiguration")),
	notInSDK(changes(serviceUserPools, CategoryUserPoolResourceUpdate, "SetUserPoolSessionConfiguration")),
	notInSDK(changes(serviceUserPools, CategoryUserPoolClientUpdate, "SetUserPoolClientSessionConfiguration")),

	// GetId creates an identity; the two after it may link a login to one.
	changes(serviceIdentityPools, CategoryGetID, "GetId"),
	changes(serviceIdentityPools, CategoryGetCredentialsForIdentity, "GetCredentialsForIdentity"),
	changes(serviceIdentityPools, CategoryGetOpenIDToken, "GetOpenIdToken"),
	reads(serviceIdentityPools, CategoryListIdentities, "ListIdentities"),
	changes(serviceIdentityPools, CategoryDeleteIdentities, "DeleteIdentities"),
	reads(serviceIdentityPools, CategoryIdentityPools,
		"DescribeIdentity", "DescribeIdentityPool", "GetIdentityPoolRoles", "GetPrincipalTagAttributeMap",
		"ListIdentityPools"),
	changes(serviceIdentityPools, CategoryIdentityPools,
		"SetIdentityPoolRoles", "SetPrincipalTagAttributeMap", "UnlinkIdentity", "UpdateIdentityPool"),

	// Live Tail is billed by the minute, a query by what it scans.
	reads(serviceLogs, CategoryFilterLogEvents, "FilterLogEvents"),
	reads(serviceLogs, CategoryGetLogEvents, "GetLogEvents"),
	reads(serviceLogs, CategoryDescribeLogGroups, "DescribeLogGroups"),
	reads(serviceLogs, CategoryDescribeLogStreams, "DescribeLogStreams"),
	reads(serviceLogs, CategoryStartLiveTail, "StartLiveTail"),
	reads(serviceLogs, CategoryStartQuery, "StartQuery"),
	reads(serviceLogs, CategoryGetQueryResults, "GetQueryResults"),
	reads(serviceLogs, CategoryLogs, "DescribeResourcePolicies", "StopQuery"),
	changes(serviceLogs, CategoryLogs,
		"CreateLogGroup", "DeleteResourcePolicy", "PutResourcePolicy", "PutRetentionPolicy"),

	reads(serviceCloudTrail, CategoryLookupEvents, "LookupEvents"),
	reads(serviceCloudTrail, CategoryDescribeTrails, "DescribeTrails"),
	reads(serviceLambda, CategoryLambda, "GetFunctionConfiguration", "GetPolicy"),
	changes(serviceLambda, CategoryLambda, "AddPermission", "RemovePermission"),
	reads(serviceIAM, CategoryIAM,
		"GetOpenIDConnectProvider", "GetPolicy", "GetPolicyVersion", "GetRole", "GetRolePolicy",
		"ListAttachedRolePolicies", "ListOpenIDConnectProviders", "ListRolePolicies", "ListRoles"),
	changes(serviceIAM, CategoryIAM, "UpdateAssumeRolePolicy"),
	reads(serviceMetrics, CategoryMetrics, "GetMetricData"),

	// The caller's identity, and the way to credentials.
	reads(serviceSTS, CategoryCredentials, "AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"),
	reads(serviceSSO, CategoryCredentials, "GetRoleCredentials"),
	reads(serviceSSOTokens, CategoryCredentials, "CreateToken"),
	reads(serviceSignIn, CategoryCredentials, "CreateOAuth2Token"),
)

// reads are calls that change nothing.
func reads(service string, category Category, operations ...string) []Call {
	return record.Each(operations, func(o string) Call {
		return Call{Service: service, Operation: o, Category: category}
	})
}

// changes are mutating calls.
func changes(service string, category Category, operations ...string) []Call {
	return record.Each(operations, func(o string) Call {
		return Call{Service: service, Operation: o, Category: category, Mutating: true}
	})
}

// billed marks calls as making a billed monthly active user.
func billed(calls []Call) []Call {
	return record.Each(calls, func(c Call) Call { c.Billed = true; return c })
}

// notInSDK marks calls that [Raw] makes.
func notInSDK(calls []Call) []Call {
	return record.Each(calls, func(c Call) Call { c.Raw = true; return c })
}
