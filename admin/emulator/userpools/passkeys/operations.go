package passkeys

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/own"
)

// Operations is the table of passkeys, which only their users manage.
func Operations() service.Table {
	return service.Table{
		"StartWebAuthnRegistration":    service.Public("AccessToken", own.User(startWebAuthnRegistration)),
		"CompleteWebAuthnRegistration": service.Public("AccessToken Credential", own.User(completeWebAuthnRegistration)),
		"ListWebAuthnCredentials":      service.Public("AccessToken", own.User(listWebAuthnCredentials)),
		"DeleteWebAuthnCredential":     service.Public("AccessToken CredentialId", own.User(deleteWebAuthnCredential)),
	}
}
