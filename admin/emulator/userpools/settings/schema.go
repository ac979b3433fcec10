package settings

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/imports"
)

func addCustomAttributes(c *account.Call, p *directory.Pool, in *cip.AddCustomAttributesInput) (*cip.AddCustomAttributesOutput, error) {
	if err := imports.Settled(p); err != nil {
		return nil, err
	}
	schema := slices.Clone(p.Described.SchemaAttributes)
	for _, a := range in.CustomAttributes {
		var err error
		if schema, err = directory.AddCustomAttribute(schema, a); err != nil {
			return nil, err
		}
	}
	p.Described.SchemaAttributes = schema
	p.Described.LastModifiedDate = aws.Time(c.At)
	return &cip.AddCustomAttributesOutput{}, nil
}
