package branding

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of managed login's styles.
func Operations() service.Table {
	return service.Table{
		"CreateManagedLoginBranding":   service.Signed("UserPoolId ClientId", on.OwnClient(create)),
		"DescribeManagedLoginBranding": service.Signed("UserPoolId ManagedLoginBrandingId", on.Pool(describe)),
		"UpdateManagedLoginBranding":   service.Signed("", on.Pool(update)),
		"DeleteManagedLoginBranding":   service.Signed("ManagedLoginBrandingId UserPoolId", on.Pool(remove)),

		"DescribeManagedLoginBrandingByClient": service.Signed("UserPoolId ClientId", on.OwnClient(describeByClient)),
	}
}
