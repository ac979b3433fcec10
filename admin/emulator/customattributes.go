package emulator

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

func addCustomAttributes(c *call, p *pool, in *cip.AddCustomAttributesInput) (*cip.AddCustomAttributesOutput, error) {
	schema := slices.Clone(p.described.SchemaAttributes)
	for _, a := range in.CustomAttributes {
		var err error
		if schema, err = addCustomAttribute(schema, a); err != nil {
			return nil, err
		}
	}
	p.described.SchemaAttributes = schema
	p.described.LastModifiedDate = aws.Time(c.at)
	return &cip.AddCustomAttributesOutput{}, nil
}
