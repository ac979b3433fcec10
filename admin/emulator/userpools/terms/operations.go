package terms

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of terms documents.
func Operations() service.Table {
	return service.Table{
		"CreateTerms":           service.Signed("UserPoolId ClientId TermsName TermsSource Enforcement", on.OwnClient(createTerms)),
		"DescribeTerms":         service.Signed("TermsId UserPoolId", on.Pool(describeTerms)),
		"DescribeTermsByClient": service.Signed("UserPoolId ClientId TermsName", on.OwnClient(describeTermsByClient)),
		"ListTerms":             service.Signed("UserPoolId", on.Pool(listTerms)),
		"UpdateTerms":           service.Signed("TermsId UserPoolId", on.Pool(updateTerms)),
		"DeleteTerms":           service.Signed("TermsId UserPoolId", on.Pool(deleteTerms)),
	}
}
