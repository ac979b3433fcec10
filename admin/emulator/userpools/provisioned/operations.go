package provisioned

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
)

// Operations is the table of provisioned limits.
func Operations() service.Table {
	return service.Table{
		"GetProvisionedLimit":    service.Signed("LimitDefinition", service.Op(getProvisionedLimit)),
		"UpdateProvisionedLimit": service.Signed("LimitDefinition", service.Op(updateProvisionedLimit)),
	}
}
