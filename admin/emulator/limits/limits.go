// Package limits has the service models' constraints on requests.
package limits

import (
	"math"

	"github.com/cognito-tui/cognito-tui/logs/wire"
)

// Model returns what the service model of user pools demands of requests.
func Model() wire.Model {
	return wire.Model{Limits: limits, Required: requiredWithin, Sensitive: sensitive, More: later}
}

// Patterns that several members share. Java's and Go's character classes agree on all of these.
const (
	likeARN       = `arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`
	likePrintable = `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`
	likeAttribute = `[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+`
	likeProvider  = `[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+`
	likeName      = `[\w\s+=,.@-]+`
	likeWord      = `[\S]+`
	likePassword  = `^[\S]+.*[\S]+$`   //nolint:gosec // a pattern, as AWS's complaints print it; the model's is older: [\S]+
	likeToken     = `[A-Za-z0-9-_=.]+` //nolint:gosec // a pattern, not a token
	likeSubject   = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`
	likeCodeMail  = `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`
	likeUUID      = `^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$`
	likeCodeSMS   = `.*\{####\}.*`
)

// limits are the constraints of the service model (botocore, cognito-idp 2016-04-18), by member. Where structs constrain a member of one name
// differently, the struct's name precedes it; [] is the element of a list. Upper bounds of
// 131,072 characters, which no request of ours comes near, are left out.
var limits = map[string]wire.Limit{
	"AccessToken":                   {Pattern: likeToken},
	"AccessTokenValidity":           {Min: 1, Max: 86_400},
	"AcrValue":                      {Min: 1, Max: 64, Pattern: `[\x21\x23-\x5B\x5D-\x7E]+`},
	"AllowedFirstAuthFactors":       {Min: 1, Max: 4},
	"AllowedOAuthFlows":             {Max: 3},
	"AllowedOAuthScopes":            {Max: 50},
	"AllowedOAuthScopes[]":          {Min: 1, Max: 256, Pattern: `[\x21\x23-\x5B\x5D-\x7E]+`},
	"Assets":                        {Max: 40},
	"ManagedLoginBrandingId":        {Pattern: likeUUID},
	"ResourceId":                    {Min: 1, Max: 40, Pattern: `^[\w\- ]+$`},
	"AttributeName":                 {Min: 1, Max: 32, Pattern: likeAttribute},
	"AttributesToGet[]":             {Min: 1, Max: 32, Pattern: likeAttribute},
	"AuthSessionValidity":           {Min: 3, Max: 15},
	"CallbackURLs":                  {Max: 100},
	"CallbackURLs[]":                {Min: 1, Max: 1024, Pattern: likePrintable},
	"ClientId":                      {Min: 1, Max: 128, Pattern: `[\w+]+`},
	"ClientName":                    {Min: 1, Max: 128, Pattern: likeName},
	"ClientSecret":                  {Min: 24, Max: 64, Pattern: `[\w+]+`},
	"Code":                          {Min: 1, Max: 2048, Pattern: likeWord},
	"ClientSecretId":                {Min: 1, Max: 128},
	"ConfirmationCode":              {Min: 1, Max: 2048, Pattern: likeWord},
	"CustomAttributes":              {Min: 1, Max: 25},
	"DefaultRedirectURI":            {Min: 1, Max: 1024, Pattern: likePrintable},
	"Description":                   {Max: 2048},
	"DeviceKey":                     {Min: 1, Max: 55, Pattern: `[\w-]+_[0-9a-f-]+`},
	"DeviceName":                    {Min: 1, Max: 1024},
	"CertificateArn":                {Min: 20, Max: 2048, Pattern: likeARN},
	"Domain":                        {Min: 1, Max: 63}, // its pattern is for prefixes only, and checked where there are any
	"EmailMfaConfigType.Message":    {Min: 6, Max: 20_000, Pattern: likeCodeMail},
	"EmailMfaConfigType.Subject":    {Min: 1, Max: 140, Pattern: likeSubject},
	"EmailMessage":                  {Min: 6, Max: 20_000},
	"EmailSubject":                  {Min: 1, Max: 140, Pattern: likeSubject},
	"EmailVerificationMessage":      {Min: 6, Max: 20_000, Pattern: likeCodeMail},
	"EmailVerificationSubject":      {Min: 1, Max: 140, Pattern: likeSubject},
	"EventId":                       {Min: 1, Max: 50, Pattern: `[\w+-]+`},
	"FeedbackToken":                 {Pattern: likeToken},
	"Filter":                        {Max: 256},
	"GroupName":                     {Min: 1, Max: 128, Pattern: likePrintable},
	"HtmlBody":                      {Min: 6, Max: 20_000, Pattern: `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+`},
	"Identifier":                    {Min: 1, Max: 256, Pattern: `[\x21\x23-\x5B\x5D-\x7E]+`},
	"IdTokenValidity":               {Min: 1, Max: 86_400},
	"ImageFile":                     {Max: 131_072},
	"IdpIdentifier":                 {Min: 1, Max: 40, Pattern: `[\w\s+=.@-]+`},
	"IdpIdentifiers":                {Max: 50},
	"IdpIdentifiers[]":              {Min: 1, Max: 40, Pattern: `[\w\s+=.@-]+`},
	"CloudWatchLogsRoleArn":         {Min: 20, Max: 2048, Pattern: likeARN},
	"JobId":                         {Min: 1, Max: 55, Pattern: `import-[0-9a-zA-Z-]+`},
	"JobName":                       {Min: 1, Max: 128, Pattern: likeName},
	"LambdaArn":                     {Min: 20, Max: 2048, Pattern: likeARN},
	"Limit":                         {Max: 60},
	"LogoutURLs":                    {Max: 100},
	"LogoutURLs[]":                  {Min: 1, Max: 1024, Pattern: likePrintable},
	"ManagedLoginVersion":           {Min: 1, Max: 2}, // not in the model
	"MaxResults":                    {Max: 60},
	"MinimumLength":                 {Min: 6, Max: 99},
	"NextToken":                     {Min: 1, Pattern: likeWord},
	"PaginationToken":               {Min: 1, Pattern: likeWord},
	"Password":                      {Max: 256, Pattern: likePassword},
	"PasswordHistorySize":           {Max: 24},
	"PoolName":                      {Min: 1, Max: 128, Pattern: likeName},
	"MaxPerUser":                    {Min: 1, Max: 100},
	"Precedence":                    {Max: math.MaxInt32},
	"PreviousPassword":              {Max: 256, Pattern: likePassword},
	"Priority":                      {Min: 1, Max: 2},
	"ProposedPassword":              {Max: 256, Pattern: likePassword},
	"ProviderName":                  {Min: 1, Max: 32, Pattern: likeProvider},
	"ReadAttributes[]":              {Min: 1, Max: 2048},
	"RecoveryMechanisms":            {Min: 1, Max: 2},
	"RefreshToken":                  {Pattern: likeToken},
	"RefreshTokenValidity":          {Max: 315_360_000},
	"RelyingPartyId":                {Min: 1, Max: 127},
	"RequestedLimitValue":           {Min: 1}, // not in the model
	"ResourceArn":                   {Min: 20, Max: 2048, Pattern: likeARN},
	"RetryGracePeriodSeconds":       {Max: 60},
	"RoleArn":                       {Min: 20, Max: 2048, Pattern: likeARN},
	"SMSMessage":                    {Min: 6, Max: 140},
	"Schema":                        {Min: 1, Max: 50},
	"ScopeDescription":              {Min: 1, Max: 256},
	"ScopeName":                     {Min: 1, Max: 256, Pattern: `[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+`},
	"SecretHash":                    {Min: 1, Max: 128, Pattern: `[\w+=/]+`},
	"Session":                       {Min: 20, Max: 2048},
	"SmsAuthenticationMessage":      {Min: 6, Max: 140, Pattern: likeCodeSMS},
	"SmsMessage":                    {Min: 6, Max: 140, Pattern: likeCodeSMS},
	"SmsVerificationMessage":        {Min: 6, Max: 140, Pattern: likeCodeSMS},
	"SnsCallerArn":                  {Min: 20, Max: 2048, Pattern: likeARN},
	"SnsRegion":                     {Min: 5, Max: 32},
	"SourceArn":                     {Min: 20, Max: 2048, Pattern: likeARN},
	"BlockedIPRangeList":            {Max: 200},
	"SkippedIPRangeList":            {Max: 200},
	"Subject":                       {Min: 1, Max: 140, Pattern: likeSubject},
	"TagKeys[]":                     {Min: 1, Max: 128},
	"TermsId":                       {Pattern: likeUUID},
	"TermsName":                     {Pattern: `^(terms-of-use|privacy-policy)$`},
	"TextBody":                      {Min: 6, Max: 20_000, Pattern: `[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]+`},
	"SupportedIdentityProviders[]":  {Min: 1, Max: 32, Pattern: likeProvider},
	"TemporaryPassword":             {Max: 256, Pattern: likePassword},
	"TemporaryPasswordValidityDays": {Max: 365},
	"Token":                         {Pattern: likeToken},
	"UnusedAccountValidityDays":     {Max: 365},
	"UserAttributeNames[]":          {Min: 1, Max: 32, Pattern: likeAttribute},
	"UserCode":                      {Min: 6, Max: 6, Pattern: `[0-9]+`},
	"UserPoolId":                    {Min: 1, Max: 55, Pattern: `[\w-]+_[0-9a-zA-Z]+`},
	"Username":                      {Min: 1, Max: 128, Pattern: likePrintable},
	"WriteAttributes[]":             {Min: 1, Max: 2048},

	"AttributeType.Name":                           {Min: 1, Max: 32, Pattern: likeAttribute},
	"AttributeType.Value":                          {Max: 2048},
	"CreateIdentityProviderInput.ProviderName":     {Min: 1, Max: 32, Pattern: `[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+`},
	"CreateResourceServerInput.Name":               {Min: 1, Max: 256, Pattern: likeName},
	"CreateResourceServerInput.Scopes":             {Max: 100},
	"UpdateResourceServerInput.Name":               {Min: 1, Max: 256, Pattern: likeName},
	"UpdateResourceServerInput.Scopes":             {Max: 100},
	"LambdaConfigType.CreateAuthChallenge":         {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.CustomMessage":               {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.DefineAuthChallenge":         {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.KMSKeyID":                    {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.PostAuthentication":          {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.PostConfirmation":            {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.PreAuthentication":           {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.PreSignUp":                   {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.PreTokenGeneration":          {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.UserMigration":               {Min: 20, Max: 2048, Pattern: likeARN},
	"LambdaConfigType.VerifyAuthChallengeResponse": {Min: 20, Max: 2048, Pattern: likeARN},
	"ListResourceServersInput.MaxResults":          {Min: 1, Max: 50},
	"ListTermsInput.MaxResults":                    {Min: 1, Max: 60},
	"ListUserImportJobsInput.MaxResults":           {Min: 1, Max: 60},
	"ListUserPoolClientsInput.MaxResults":          {Min: 1, Max: 60},
	"ListWebAuthnCredentialsInput.MaxResults":      {Max: 20},
	"ListUserPoolsInput.MaxResults":                {Min: 1, Max: 60},
	"SchemaAttributeType.Name":                     {Min: 1, Max: 20, Pattern: likePrintable},
}

// later are values of enumerations that AWS takes and the SDK does not list yet.
var later = map[string][]string{"ExplicitAuthFlowsType": {"ALLOW_CLIENT_TOKEN_AUTH"}}

// requiredWithin lists the required members of the structs inside requests. Those of the
// requests themselves are in the operations table.
var requiredWithin = map[string][]string{
	"AccountTakeoverActionType":                   {"EventAction"},
	"AccountTakeoverRiskConfigurationType":        {"Actions"},
	"CompromisedCredentialsActionsType":           {"EventAction"},
	"CompromisedCredentialsRiskConfigurationType": {"Actions"},
	"LimitDefinitionType":                         {"LimitClass", "Attributes"},
	"NotifyConfigurationType":                     {"SourceArn"},
	"NotifyEmailType":                             {"Subject"},
	"AcrLevelConfigType":                          {"AcrValue"},
	"AssetType":                                   {"Category", "ColorMode", "Extension"},
	"AttributeType":                               {"Name"},
	"ContextDataType":                             {"IpAddress", "ServerName", "ServerPath", "HttpHeaders"},
	"CustomDomainConfigType":                      {"CertificateArn"},
	"FailoverType":                                {"PrimaryRoute53HealthCheckId", "SecondaryRegion"},
	"ResourceServerScopeType":                     {"ScopeName", "ScopeDescription"},
	"CustomEmailLambdaVersionConfigType":          {"LambdaVersion", "LambdaArn"},
	"CustomSMSLambdaVersionConfigType":            {"LambdaVersion", "LambdaArn"},
	"EumsSmsConfigurationType":                    {"CallerArn"},
	"InboundFederationLambdaType":                 {"LambdaVersion", "LambdaArn"},
	"PreTokenGenerationVersionConfigType":         {"LambdaVersion", "LambdaArn"},
	"RecoveryOptionType":                          {"Priority", "Name"},
	"RefreshTokenRotationType":                    {"Feature"},
	"TokenSession":                                {"MaxPerUser"},
	"UserPoolAddOnsType":                          {"AdvancedSecurityMode"},
	"UsernameConfigurationType":                   {"CaseSensitive"},
}

// sensitive lists the members that the service model marks as such: AWS complains about them
// without repeating their value.
var sensitive = map[string]bool{
	"AccessToken": true, "RefreshToken": true, "ClientId": true, "ClientSecret": true, "Password": true, "SecretHash": true, "Session": true,
	"TemporaryPassword": true, "Token": true, "FeedbackToken": true, "PreviousPassword": true, "ProposedPassword": true, "UserCode": true, "Username": true, "Value": true, "Secret": true,
}
