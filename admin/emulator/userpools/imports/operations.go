package imports

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of import jobs.
func Operations() service.Table {
	return service.Table{
		"GetCSVHeader":          service.Signed("UserPoolId", on.Pool(getCSVHeader)),
		"CreateUserImportJob":   service.Signed("CloudWatchLogsRoleArn JobName UserPoolId", on.Pool(createUserImportJob)),
		"DescribeUserImportJob": service.Signed("JobId UserPoolId", on.Pool(describeUserImportJob)),
		"ListUserImportJobs":    service.Signed("MaxResults UserPoolId", on.Pool(listUserImportJobs)),
		"StartUserImportJob":    service.Signed("JobId UserPoolId", on.Pool(startUserImportJob)),
		"StopUserImportJob":     service.Signed("JobId UserPoolId", on.Pool(stopUserImportJob)),
	}
}
