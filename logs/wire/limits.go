package wire

import (
	"cmp"
	"math"
)

// limit is the length of a string or list, or the value of a number, and for
// strings what they look like (matched whole, as Java does).
type limit struct {
	min, max int // max 0: no limit
	pattern  string
}

// Patterns that several members share. Java's character classes and Go's agree
// on all of these.
const (
	likeARN       = `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`
	likePrintable = `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`
	likeAttribute = `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`
	likeProvider  = `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`
	likeName      = `[\w\s+=,.@-]+`
	likeWord      = `[\S]+`
	likeToken     = `[A-Za-z0-9-_=.]+` //nolint:gosec // a pattern, not a token
	likeSubject   = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`
	likeCodeMail  = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`
	likeCodeSMS   = `.*\{####\}.*`
)

// limits are the constraints of the service model (botocore, cognito-idp
// 2016-04-18), by member. Where one name is bound by different rules the
// struct's name stands before it; [] is the element of a list. Upper bounds of
// 131,072 characters, which no request of ours comes near, are left out.
var limits = map[string]limit{
	"AccessToken":                   {0, 0, likeToken},
	"AccessTokenValidity":           {1, 86_400, ""},
	"AllowedFirstAuthFactors":       {1, 4, ""},
	"AllowedOAuthFlows":             {0, 3, ""},
	"AllowedOAuthScopes":            {0, 50, ""},
	"AllowedOAuthScopes[]":          {1, 256, `[\x21\x23-\x5B\x5D-\x7E]+`},
	"AttributesToGet[]":             {1, 32, likeAttribute},
	"AuthSessionValidity":           {3, 15, ""},
	"CallbackURLs":                  {0, 100, ""},
	"CallbackURLs[]":                {1, 1024, likePrintable},
	"ClientId":                      {1, 128, `[\w+]+`},
	"ClientName":                    {1, 128, likeName},
	"ClientSecret":                  {24, 64, `[\w+]+`},
	"ConfirmationCode":              {1, 2048, likeWord},
	"CustomAttributes":              {1, 25, ""},
	"DefaultRedirectURI":            {1, 1024, likePrintable},
	"Description":                   {0, 2048, ""},
	"DeviceKey":                     {1, 55, `[\w-]+_[0-9a-f-]+`},
	"Domain":                        {1, 63, `^[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?$`},
	"EmailMessage":                  {6, 20_000, ""},
	"EmailSubject":                  {1, 140, likeSubject},
	"EmailVerificationMessage":      {6, 20_000, likeCodeMail},
	"EmailVerificationSubject":      {1, 140, likeSubject},
	"EventId":                       {1, 50, `[\w+-]+`},
	"Filter":                        {0, 256, ""},
	"GroupName":                     {1, 128, likePrintable},
	"Identifier":                    {1, 256, `[\x21\x23-\x5B\x5D-\x7E]+`},
	"IdTokenValidity":               {1, 86_400, ""},
	"IdpIdentifiers":                {0, 50, ""},
	"IdpIdentifiers[]":              {1, 40, `[\w\s+=.@-]+`},
	"LambdaArn":                     {20, 2048, likeARN},
	"Limit":                         {0, 60, ""},
	"LogoutURLs":                    {0, 100, ""},
	"LogoutURLs[]":                  {1, 1024, likePrintable},
	"MaxResults":                    {0, 60, ""},
	"MinimumLength":                 {6, 99, ""},
	"NextToken":                     {1, 0, likeWord},
	"PaginationToken":               {1, 0, likeWord},
	"Password":                      {0, 256, likeWord},
	"PasswordHistorySize":           {0, 24, ""},
	"PoolName":                      {1, 128, likeName},
	"Precedence":                    {0, math.MaxInt32, ""},
	"Priority":                      {1, 2, ""},
	"ProviderName":                  {1, 32, likeProvider},
	"ReadAttributes[]":              {1, 2048, ""},
	"RecoveryMechanisms":            {1, 2, ""},
	"RefreshToken":                  {0, 0, likeToken},
	"RefreshTokenValidity":          {0, 315_360_000, ""},
	"RelyingPartyId":                {1, 127, ""},
	"RetryGracePeriodSeconds":       {0, 60, ""},
	"RoleArn":                       {20, 2048, likeARN},
	"SMSMessage":                    {6, 140, ""},
	"Schema":                        {1, 50, ""},
	"SecretHash":                    {1, 128, `[\w+=/]+`},
	"Session":                       {20, 2048, ""},
	"SmsAuthenticationMessage":      {6, 140, likeCodeSMS},
	"SmsMessage":                    {6, 140, likeCodeSMS},
	"SmsVerificationMessage":        {6, 140, likeCodeSMS},
	"SnsCallerArn":                  {20, 2048, likeARN},
	"SnsRegion":                     {5, 32, ""},
	"SourceArn":                     {20, 2048, likeARN},
	"SupportedIdentityProviders[]":  {1, 32, likeProvider},
	"TemporaryPassword":             {0, 256, likeWord},
	"TemporaryPasswordValidityDays": {0, 365, ""},
	"Token":                         {0, 0, likeToken},
	"UnusedAccountValidityDays":     {0, 365, ""},
	"UserAttributeNames[]":          {1, 32, likeAttribute},
	"UserCode":                      {6, 6, `[0-9]+`},
	"UserPoolId":                    {1, 55, `[\w-]+_[0-9a-zA-Z]+`},
	"Username":                      {1, 128, likePrintable},
	"WriteAttributes[]":             {1, 2048, ""},

	"AttributeType.Name":                           {1, 32, likeAttribute},
	"AttributeType.Value":                          {0, 2048, ""},
	"CreateIdentityProviderInput.ProviderName":     {1, 32, `[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+`},
	"LambdaConfigType.CreateAuthChallenge":         {20, 2048, likeARN},
	"LambdaConfigType.CustomMessage":               {20, 2048, likeARN},
	"LambdaConfigType.DefineAuthChallenge":         {20, 2048, likeARN},
	"LambdaConfigType.KMSKeyID":                    {20, 2048, likeARN},
	"LambdaConfigType.PostAuthentication":          {20, 2048, likeARN},
	"LambdaConfigType.PostConfirmation":            {20, 2048, likeARN},
	"LambdaConfigType.PreAuthentication":           {20, 2048, likeARN},
	"LambdaConfigType.PreSignUp":                   {20, 2048, likeARN},
	"LambdaConfigType.PreTokenGeneration":          {20, 2048, likeARN},
	"LambdaConfigType.UserMigration":               {20, 2048, likeARN},
	"LambdaConfigType.VerifyAuthChallengeResponse": {20, 2048, likeARN},
	"ListResourceServersInput.MaxResults":          {1, 50, ""},
	"ListUserPoolClientsInput.MaxResults":          {1, 60, ""},
	"ListUserPoolsInput.MaxResults":                {1, 60, ""},
	"SchemaAttributeType.Name":                     {1, 20, likePrintable},
}

// limitOf finds the limit of a member.
func limitOf(owner, member string) (limit, bool) {
	special, found := limits[owner+"."+member]
	general, also := limits[member]
	return cmp.Or(special, general), found || also
}

// requiredWithin names the required members of the structs inside requests.
// Those of the requests themselves stand in the operations table.
var requiredWithin = map[string][]string{
	"AttributeType":                       {"Name"},
	"ContextDataType":                     {"IpAddress", "ServerName", "ServerPath", "HttpHeaders"},
	"CustomEmailLambdaVersionConfigType":  {"LambdaVersion", "LambdaArn"},
	"CustomSMSLambdaVersionConfigType":    {"LambdaVersion", "LambdaArn"},
	"EumsSmsConfigurationType":            {"CallerArn"},
	"InboundFederationLambdaType":         {"LambdaVersion", "LambdaArn"},
	"PreTokenGenerationVersionConfigType": {"LambdaVersion", "LambdaArn"},
	"RecoveryOptionType":                  {"Priority", "Name"},
	"RefreshTokenRotationType":            {"Feature"},
	"UserPoolAddOnsType":                  {"AdvancedSecurityMode"},
	"UsernameConfigurationType":           {"CaseSensitive"},
}

// sensitive are the members that the service model marks so: AWS complains
// about them without repeating them.
var sensitive = map[string]bool{
	"AccessToken": true, "RefreshToken": true, "ClientId": true, "ClientSecret": true, "Password": true, "SecretHash": true, "Session": true,
	"TemporaryPassword": true, "Token": true, "UserCode": true, "Username": true, "Value": true,
}
