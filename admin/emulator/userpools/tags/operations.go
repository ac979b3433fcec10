package tags

import (
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
)

// Operations is the table of tags.
func Operations() service.Table {
	return service.Table{
		"TagResource":         service.Signed("ResourceArn Tags", service.Op(tagResource)),
		"UntagResource":       service.Signed("ResourceArn TagKeys", service.Op(untagResource)),
		"ListTagsForResource": service.Signed("ResourceArn", service.Op(listTagsForResource)),
	}
}
