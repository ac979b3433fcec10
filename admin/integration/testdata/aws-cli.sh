# Every operation of user pools and identity pools that the AWS CLI knows, once at least,
# in the order in which somebody would do it. `refused CODE aws …` must be refused with that
# code; anything else must pass. `code USER` is the newest code that was sent to a user.
set -eu
id='--output text --query'

# A pool, its settings and what it consists of.
pool=$(aws cognito-idp create-user-pool --pool-name cli --auto-verified-attributes email --user-pool-tier PLUS --user-pool-add-ons AdvancedSecurityMode=AUDIT $id UserPool.Id)
arn=$(aws cognito-idp describe-user-pool --user-pool-id "$pool" $id UserPool.Arn)
aws cognito-idp list-user-pools --max-results 10
aws cognito-idp add-custom-attributes --user-pool-id "$pool" --custom-attributes Name=tenant,AttributeDataType=String,Mutable=true
refused InvalidParameterException aws cognito-idp add-custom-attributes --user-pool-id "$pool" --custom-attributes Name=tenant,AttributeDataType=String
aws cognito-idp update-user-pool --user-pool-id "$pool" --auto-verified-attributes email --policies "SignInPolicy={AllowedFirstAuthFactors=[PASSWORD,WEB_AUTHN]}" --user-pool-tier PLUS --user-pool-add-ons AdvancedSecurityMode=AUDIT --device-configuration ChallengeRequiredOnNewDevice=true,DeviceOnlyRememberedOnUserPrompt=false
aws cognito-idp set-user-pool-mfa-config --user-pool-id "$pool" --software-token-mfa-configuration Enabled=true --web-authn-configuration RelyingPartyId=app.example,UserVerification=preferred --mfa-configuration OPTIONAL
aws cognito-idp get-user-pool-mfa-config --user-pool-id "$pool"
aws cognito-idp tag-resource --resource-arn "$arn" --tags team=identity
aws cognito-idp list-tags-for-resource --resource-arn "$arn"
aws cognito-idp untag-resource --resource-arn "$arn" --tag-keys team
aws cognito-idp get-signing-certificate --user-pool-id "$pool"
aws cognito-idp set-log-delivery-configuration --user-pool-id "$pool" --log-configurations EventSource=userNotification,LogLevel=ERROR,CloudWatchLogsConfiguration={LogGroupArn=arn:aws:logs:eu-west-1:123456789012:log-group:cli}
aws cognito-idp get-log-delivery-configuration --user-pool-id "$pool"
aws cognito-idp set-risk-configuration --user-pool-id "$pool" --compromised-credentials-risk-configuration Actions={EventAction=BLOCK}
aws cognito-idp describe-risk-configuration --user-pool-id "$pool"

aws cognito-idp create-group --user-pool-id "$pool" --group-name ops --precedence 1
aws cognito-idp get-group --user-pool-id "$pool" --group-name ops
aws cognito-idp update-group --user-pool-id "$pool" --group-name ops --description operators
aws cognito-idp list-groups --user-pool-id "$pool"

aws cognito-idp create-resource-server --user-pool-id "$pool" --identifier api.example --name api --scopes ScopeName=read,ScopeDescription=reads
aws cognito-idp describe-resource-server --user-pool-id "$pool" --identifier api.example
aws cognito-idp update-resource-server --user-pool-id "$pool" --identifier api.example --name api --scopes ScopeName=write,ScopeDescription=writes
aws cognito-idp list-resource-servers --user-pool-id "$pool" --max-results 10
aws cognito-idp delete-resource-server --user-pool-id "$pool" --identifier api.example
refused ResourceNotFoundException aws cognito-idp describe-resource-server --user-pool-id "$pool" --identifier api.example

aws cognito-idp create-identity-provider --user-pool-id "$pool" --provider-name Google --provider-type Google --provider-details client_id=app,client_secret=hidden,authorize_scopes=openid --attribute-mapping email=email
aws cognito-idp describe-identity-provider --user-pool-id "$pool" --provider-name Google
aws cognito-idp update-identity-provider --user-pool-id "$pool" --provider-name Google --idp-identifiers mail.example
aws cognito-idp get-identity-provider-by-identifier --user-pool-id "$pool" --idp-identifier mail.example
aws cognito-idp list-identity-providers --user-pool-id "$pool"

aws cognito-idp create-user-pool-domain --user-pool-id "$pool" --domain cli-example --managed-login-version 2
aws cognito-idp describe-user-pool-domain --domain cli-example
aws cognito-idp update-user-pool-domain --user-pool-id "$pool" --domain cli-example --managed-login-version 1

client=$(aws cognito-idp create-user-pool-client --user-pool-id "$pool" --client-name app --explicit-auth-flows ALLOW_USER_PASSWORD_AUTH ALLOW_ADMIN_USER_PASSWORD_AUTH ALLOW_USER_AUTH ALLOW_REFRESH_TOKEN_AUTH $id UserPoolClient.ClientId)
aws cognito-idp describe-user-pool-client --user-pool-id "$pool" --client-id "$client"
aws cognito-idp list-user-pool-clients --user-pool-id "$pool"
secretive=$(aws cognito-idp create-user-pool-client --user-pool-id "$pool" --client-name web --generate-secret $id UserPoolClient.ClientId)
aws cognito-idp update-user-pool-client --user-pool-id "$pool" --client-id "$secretive" --client-name website
aws cognito-idp add-user-pool-client-secret --user-pool-id "$pool" --client-id "$secretive"
refused LimitExceededException aws cognito-idp add-user-pool-client-secret --user-pool-id "$pool" --client-id "$secretive"
old=$(aws cognito-idp list-user-pool-client-secrets --user-pool-id "$pool" --client-id "$secretive" $id 'ClientSecrets[0].ClientSecretId')
aws cognito-idp delete-user-pool-client-secret --user-pool-id "$pool" --client-id "$secretive" --client-secret-id "$old"

aws cognito-idp set-ui-customization --user-pool-id "$pool" --css '.label-customizable {font-weight: 400;}'
aws cognito-idp get-ui-customization --user-pool-id "$pool"
branding=$(aws cognito-idp create-managed-login-branding --user-pool-id "$pool" --client-id "$client" --use-cognito-provided-values $id ManagedLoginBranding.ManagedLoginBrandingId)
aws cognito-idp describe-managed-login-branding --user-pool-id "$pool" --managed-login-branding-id "$branding"
aws cognito-idp describe-managed-login-branding-by-client --user-pool-id "$pool" --client-id "$client"
aws cognito-idp update-managed-login-branding --user-pool-id "$pool" --managed-login-branding-id "$branding" --use-cognito-provided-values
aws cognito-idp delete-managed-login-branding --user-pool-id "$pool" --managed-login-branding-id "$branding"
terms=$(aws cognito-idp create-terms --user-pool-id "$pool" --client-id "$client" --terms-name terms-of-use --terms-source LINK --enforcement NONE --links cognito:default=https://app.example/terms $id Terms.TermsId)
aws cognito-idp describe-terms --user-pool-id "$pool" --terms-id "$terms"
aws cognito-idp update-terms --user-pool-id "$pool" --terms-id "$terms" --links cognito:default=https://app.example/new
aws cognito-idp list-terms --user-pool-id "$pool"
aws cognito-idp delete-terms --user-pool-id "$pool" --terms-id "$terms"

# Administrators' acts on a user.
aws cognito-idp admin-create-user --user-pool-id "$pool" --username alice --user-attributes Name=email,Value=alice@app.example Name=email_verified,Value=true Name=phone_number,Value=+15555550100 Name=phone_number_verified,Value=true --message-action SUPPRESS
refused UsernameExistsException aws cognito-idp admin-create-user --user-pool-id "$pool" --username alice
aws cognito-idp admin-set-user-password --user-pool-id "$pool" --username alice --password Correct-horse-9 --permanent
aws cognito-idp admin-update-user-attributes --user-pool-id "$pool" --username alice --user-attributes Name=custom:tenant,Value=7 Name=name,Value=Alice
aws cognito-idp admin-delete-user-attributes --user-pool-id "$pool" --username alice --user-attribute-names name
aws cognito-idp admin-get-user --user-pool-id "$pool" --username alice
aws cognito-idp admin-add-user-to-group --user-pool-id "$pool" --username alice --group-name ops
aws cognito-idp admin-list-groups-for-user --user-pool-id "$pool" --username alice
aws cognito-idp list-users-in-group --user-pool-id "$pool" --group-name ops
aws cognito-idp admin-remove-user-from-group --user-pool-id "$pool" --username alice --group-name ops
aws cognito-idp admin-disable-user --user-pool-id "$pool" --username alice
aws cognito-idp admin-enable-user --user-pool-id "$pool" --username alice
aws cognito-idp admin-set-user-settings --user-pool-id "$pool" --username alice --mfa-options DeliveryMedium=SMS,AttributeName=phone_number
aws cognito-idp admin-set-user-settings --user-pool-id "$pool" --username alice --mfa-options
aws cognito-idp admin-set-user-mfa-preference --user-pool-id "$pool" --username alice --sms-mfa-settings Enabled=false,PreferredMfa=false
aws cognito-idp admin-link-provider-for-user --user-pool-id "$pool" --destination-user ProviderName=Cognito,ProviderAttributeValue=alice --source-user ProviderName=Google,ProviderAttributeName=Cognito_Subject,ProviderAttributeValue=11
aws cognito-idp admin-disable-provider-for-user --user-pool-id "$pool" --user ProviderName=Google,ProviderAttributeName=Cognito_Subject,ProviderAttributeValue=11
aws cognito-idp list-users --user-pool-id "$pool" --filter 'email = "alice@app.example"'
refused InvalidParameterException aws cognito-idp list-users --user-pool-id "$pool" --filter 'custom:tenant = "7"'
refused UserNotFoundException aws cognito-idp admin-get-user --user-pool-id "$pool" --username nobody

# A user who signs up, in, and keeps their own profile.
aws cognito-idp sign-up --client-id "$client" --username bob --password Correct-horse-9 --user-attributes Name=email,Value=bob@app.example
refused UserNotConfirmedException aws cognito-idp initiate-auth --client-id "$client" --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=bob,PASSWORD=Correct-horse-9
aws cognito-idp resend-confirmation-code --client-id "$client" --username bob
refused CodeMismatchException aws cognito-idp confirm-sign-up --client-id "$client" --username bob --confirmation-code 000000
aws cognito-idp confirm-sign-up --client-id "$client" --username bob --confirmation-code "$(code bob)"
aws cognito-idp sign-up --client-id "$client" --username carol --password Correct-horse-9 --user-attributes Name=email,Value=carol@app.example
aws cognito-idp admin-confirm-sign-up --user-pool-id "$pool" --username carol
aws cognito-idp forgot-password --client-id "$client" --username bob
aws cognito-idp confirm-forgot-password --client-id "$client" --username bob --confirmation-code "$(code bob)" --password Another-horse-9

set -- $(aws cognito-idp initiate-auth --client-id "$client" --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=bob,PASSWORD=Another-horse-9 $id 'AuthenticationResult.[AccessToken,RefreshToken,IdToken,NewDeviceMetadata.DeviceKey,NewDeviceMetadata.DeviceGroupKey]')
access=$1 refresh=$2 token=$3 device=$4
aws cognito-idp get-user --access-token "$access"
aws cognito-idp update-user-attributes --access-token "$access" --user-attributes Name=email,Value=bob@new.example Name=nickname,Value=bobby
aws cognito-idp get-user-attribute-verification-code --access-token "$access" --attribute-name email
aws cognito-idp verify-user-attribute --access-token "$access" --attribute-name email --code "$(code bob)"
aws cognito-idp delete-user-attributes --access-token "$access" --user-attribute-names nickname
aws cognito-idp change-password --access-token "$access" --previous-password Another-horse-9 --proposed-password Correct-horse-9
aws cognito-idp associate-software-token --access-token "$access"
refused EnableSoftwareTokenMFAException aws cognito-idp verify-software-token --access-token "$access" --user-code 000000
aws cognito-idp set-user-mfa-preference --access-token "$access" --sms-mfa-settings Enabled=false,PreferredMfa=false
aws cognito-idp set-user-settings --access-token "$access" --mfa-options
aws cognito-idp get-user-auth-factors --access-token "$access"
aws cognito-idp confirm-device --access-token "$access" --device-key "$device" --device-name laptop --device-secret-verifier-config PasswordVerifier=AJKq,Salt=AJKq
aws cognito-idp get-tokens-from-refresh-token --client-id "$client" --refresh-token "$refresh" --device-key "$device"
aws cognito-idp list-devices --access-token "$access"
aws cognito-idp get-device --access-token "$access" --device-key "$device"
aws cognito-idp update-device-status --access-token "$access" --device-key "$device" --device-remembered-status remembered
aws cognito-idp admin-list-devices --user-pool-id "$pool" --username bob
aws cognito-idp admin-get-device --user-pool-id "$pool" --username bob --device-key "$device"
aws cognito-idp admin-update-device-status --user-pool-id "$pool" --username bob --device-key "$device" --device-remembered-status not_remembered
aws cognito-idp forget-device --access-token "$access" --device-key "$device"
refused ResourceNotFoundException aws cognito-idp admin-forget-device --user-pool-id "$pool" --username bob --device-key "$device"
event=$(aws cognito-idp admin-list-user-auth-events --user-pool-id "$pool" --username bob $id 'AuthEvents[0].EventId')
aws cognito-idp admin-update-auth-event-feedback --user-pool-id "$pool" --username bob --event-id "$event" --feedback-value Valid
refused NotAuthorizedException aws cognito-idp update-auth-event-feedback --user-pool-id "$pool" --username bob --event-id "$event" --feedback-token made-up --feedback-value Valid
aws cognito-idp start-web-authn-registration --access-token "$access"
refused InvalidParameterException aws cognito-idp complete-web-authn-registration --access-token "$access" --credential '{}'
aws cognito-idp list-web-authn-credentials --access-token "$access"
refused ResourceNotFoundException aws cognito-idp delete-web-authn-credential --access-token "$access" --credential-id made-up
aws cognito-idp revoke-token --client-id "$client" --token "$refresh"
refused NotAuthorizedException aws cognito-idp get-tokens-from-refresh-token --client-id "$client" --refresh-token "$refresh"

# Challenges.
session=$(aws cognito-idp initiate-auth --client-id "$client" --auth-flow USER_AUTH --auth-parameters USERNAME=carol $id Session)
aws cognito-idp respond-to-auth-challenge --client-id "$client" --challenge-name SELECT_CHALLENGE --session "$session" --challenge-responses USERNAME=carol,ANSWER=PASSWORD,PASSWORD=Correct-horse-9
aws cognito-idp admin-create-user --user-pool-id "$pool" --username dave --temporary-password Correct-horse-9 --message-action SUPPRESS
session=$(aws cognito-idp admin-initiate-auth --user-pool-id "$pool" --client-id "$client" --auth-flow ADMIN_USER_PASSWORD_AUTH --auth-parameters USERNAME=dave,PASSWORD=Correct-horse-9 $id Session)
access=$(aws cognito-idp admin-respond-to-auth-challenge --user-pool-id "$pool" --client-id "$client" --challenge-name NEW_PASSWORD_REQUIRED --session "$session" --challenge-responses USERNAME=dave,NEW_PASSWORD=Another-horse-9 $id AuthenticationResult.AccessToken)
refused NotAuthorizedException aws cognito-idp initiate-auth --client-id "$client" --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=dave,PASSWORD=wrong
aws cognito-idp global-sign-out --access-token "$access"
refused NotAuthorizedException aws cognito-idp get-user --access-token "$access"
aws cognito-idp admin-user-global-sign-out --user-pool-id "$pool" --username dave
aws cognito-idp admin-reset-user-password --user-pool-id "$pool" --username bob
access=$(aws cognito-idp admin-initiate-auth --user-pool-id "$pool" --client-id "$client" --auth-flow ADMIN_USER_PASSWORD_AUTH --auth-parameters USERNAME=dave,PASSWORD=Another-horse-9 $id AuthenticationResult.AccessToken)
aws cognito-idp delete-user --access-token "$access"

# Import.
aws cognito-idp get-csv-header --user-pool-id "$pool"
job=$(aws cognito-idp create-user-import-job --user-pool-id "$pool" --job-name cli --cloud-watch-logs-role-arn arn:aws:iam::123456789012:role/import $id UserImportJob.JobId)
aws cognito-idp describe-user-import-job --user-pool-id "$pool" --job-id "$job"
aws cognito-idp list-user-import-jobs --user-pool-id "$pool" --max-results 10
refused PreconditionNotMetException aws cognito-idp start-user-import-job --user-pool-id "$pool" --job-id "$job"
refused PreconditionNotMetException aws cognito-idp stop-user-import-job --user-pool-id "$pool" --job-id "$job"

# An identity pool with its roles, an identity and its credentials.
provider=cognito-idp.eu-west-1.amazonaws.com/$pool
aws iam create-role --role-name cli --assume-role-policy-document '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]}]}'
idpool=$(aws cognito-identity create-identity-pool --identity-pool-name cli --no-allow-unauthenticated-identities --developer-provider-name login.app --cognito-identity-providers "ProviderName=$provider,ClientId=$client" $id IdentityPoolId)
idarn=arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/$idpool
aws cognito-identity describe-identity-pool --identity-pool-id "$idpool"
aws cognito-identity list-identity-pools --max-results 10
aws cognito-identity update-identity-pool --identity-pool-id "$idpool" --identity-pool-name cli --allow-unauthenticated-identities --allow-classic-flow --developer-provider-name login.app --cognito-identity-providers "ProviderName=$provider,ClientId=$client"
aws cognito-identity set-identity-pool-roles --identity-pool-id "$idpool" --roles authenticated=arn:aws:iam::123456789012:role/cli,unauthenticated=arn:aws:iam::123456789012:role/cli
aws cognito-identity get-identity-pool-roles --identity-pool-id "$idpool"
aws cognito-identity set-principal-tag-attribute-map --identity-pool-id "$idpool" --identity-provider-name "$provider" --principal-tags who=username
aws cognito-identity get-principal-tag-attribute-map --identity-pool-id "$idpool" --identity-provider-name "$provider"
aws cognito-identity tag-resource --resource-arn "$idarn" --tags team=identity
aws cognito-identity list-tags-for-resource --resource-arn "$idarn"
aws cognito-identity untag-resource --resource-arn "$idarn" --tag-keys team
identity=$(aws cognito-identity get-id --identity-pool-id "$idpool" --logins "$provider=$token" $id IdentityId)
aws cognito-identity get-credentials-for-identity --identity-id "$identity" --logins "$provider=$token"
refused NotAuthorizedException aws cognito-identity get-credentials-for-identity --identity-id "$identity"
aws cognito-identity get-open-id-token --identity-id "$identity" --logins "$provider=$token"
aws cognito-identity describe-identity --identity-id "$identity"
aws cognito-identity list-identities --identity-pool-id "$idpool" --max-results 60
one=$(aws cognito-identity get-open-id-token-for-developer-identity --identity-pool-id "$idpool" --logins login.app=one $id IdentityId)
aws cognito-identity get-open-id-token-for-developer-identity --identity-pool-id "$idpool" --logins login.app=two
aws cognito-identity lookup-developer-identity --identity-pool-id "$idpool" --developer-user-identifier one
one=$(aws cognito-identity merge-developer-identities --identity-pool-id "$idpool" --developer-provider-name login.app --source-user-identifier one --destination-user-identifier two $id IdentityId)
aws cognito-identity unlink-developer-identity --identity-pool-id "$idpool" --identity-id "$one" --developer-provider-name login.app --developer-user-identifier one
aws cognito-identity unlink-identity --identity-id "$identity" --logins "$provider=$token" --logins-to-remove "$provider"
aws cognito-identity delete-identities --identity-ids-to-delete "$identity" "$one"
aws cognito-identity delete-identity-pool --identity-pool-id "$idpool"

# The end.
aws cognito-idp admin-delete-user --user-pool-id "$pool" --username alice
aws cognito-idp delete-group --user-pool-id "$pool" --group-name ops
aws cognito-idp delete-identity-provider --user-pool-id "$pool" --provider-name Google
aws cognito-idp delete-user-pool-client --user-pool-id "$pool" --client-id "$secretive"
refused InvalidParameterException aws cognito-idp delete-user-pool --user-pool-id "$pool"
aws cognito-idp delete-user-pool-domain --user-pool-id "$pool" --domain cli-example
aws cognito-idp delete-user-pool --user-pool-id "$pool"
