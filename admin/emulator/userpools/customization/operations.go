package customization

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of the look of the classic hosted UI.
func Operations() service.Table {
	return service.Table{
		"SetUICustomization": service.Signed("UserPoolId", on.Pool(setUICustomization)),
		"GetUICustomization": service.Signed("UserPoolId", on.Pool(getUICustomization)),
	}
}
