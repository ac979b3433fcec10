// Package userpools is the user pools API: one table, whose rows come from the resources, one
// folder each below.
package userpools

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/branding"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/certificate"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/clients"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/clientsecrets"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/customization"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/delivery"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/devices"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/domains"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/groups"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/imports"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/mfa"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/passkeys"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/providers"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/provisioned"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/recovery"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/replicas"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/resourceservers"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/risk"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/sessions"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/settings"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/signin"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/signup"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tags"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/terms"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/users"
)

// begin is what every operation begins with.
func begin(c *account.Call, operation string, in any) error {
	imports.Advance(c)
	return replicas.Admit(c, operation, in)
}

// Operations is the table of the user pools API: the rows of its resources.
func Operations() service.Table {
	return service.Join(
		settings.Operations(),
		clients.Operations(),
		clientsecrets.Operations(),
		groups.Operations(),
		users.Operations(),
		signup.Operations(),
		recovery.Operations(),
		signin.Operations(),
		sessions.Operations(),
		tokens.Operations(),
		mfa.Operations(),
		devices.Operations(),
		passkeys.Operations(),
		history.Operations(),
		providers.Operations(),
		resourceservers.Operations(),
		domains.Operations(),
		branding.Operations(),
		replicas.Operations(),
		certificate.Operations(),
		terms.Operations(),
		tags.Operations(),
		risk.Operations(),
		provisioned.Operations(),
		customization.Operations(),
		delivery.Operations(),
		imports.Operations(),
	).After(begin)
}
