package signin

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of sign-in.
func Operations() service.Table {
	return service.Table{
		"InitiateAuth":                service.Public("AuthFlow ClientId", on.Client(initiateAuth)),
		"AdminInitiateAuth":           service.Signed("UserPoolId ClientId AuthFlow", on.OwnClient(adminInitiateAuth)),
		"RespondToAuthChallenge":      service.Public("ClientId ChallengeName", on.Client(respondToAuthChallenge)),
		"AdminRespondToAuthChallenge": service.Signed("UserPoolId ClientId ChallengeName", on.OwnClient(adminRespondToAuthChallenge)),
	}
}
