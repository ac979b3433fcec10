package directory

import (
	"math/big"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
)

const maxCustomAttributes = 50

// standardAttributes are the OpenID claims that every pool has. Except for the sub, all are
// mutable and none is required.
func standardAttributes() []types.SchemaAttributeType {
	text := func(name, atLeast, atMost string) types.SchemaAttributeType {
		return types.SchemaAttributeType{
			Name: aws.String(name), AttributeDataType: types.AttributeDataTypeString,
			DeveloperOnlyAttribute: aws.Bool(false), Mutable: aws.Bool(true), Required: aws.Bool(false),
			StringAttributeConstraints: &types.StringAttributeConstraintsType{MinLength: aws.String(atLeast), MaxLength: aws.String(atMost)},
		}
	}
	flag := func(name string) types.SchemaAttributeType {
		return types.SchemaAttributeType{
			Name: aws.String(name), AttributeDataType: types.AttributeDataTypeBoolean,
			DeveloperOnlyAttribute: aws.Bool(false), Mutable: aws.Bool(true), Required: aws.Bool(false),
		}
	}
	number := types.SchemaAttributeType{
		Name: aws.String("updated_at"), AttributeDataType: types.AttributeDataTypeNumber,
		DeveloperOnlyAttribute: aws.Bool(false), Mutable: aws.Bool(true), Required: aws.Bool(false),
		NumberAttributeConstraints: &types.NumberAttributeConstraintsType{MinValue: aws.String("0")},
	}
	sub := text("sub", "1", "2048")
	sub.Mutable, sub.Required = aws.Bool(false), aws.Bool(true)
	return []types.SchemaAttributeType{
		sub, text("name", "0", "2048"), text("given_name", "0", "2048"), text("family_name", "0", "2048"),
		text("middle_name", "0", "2048"), text("nickname", "0", "2048"), text("preferred_username", "0", "2048"),
		text("profile", "0", "2048"), text("picture", "0", "2048"), text("website", "0", "2048"),
		text("email", "0", "2048"), flag("email_verified"), text("gender", "0", "2048"), text("birthdate", "10", "10"),
		text("zoneinfo", "0", "2048"), text("locale", "0", "2048"), text("phone_number", "0", "2048"),
		flag("phone_number_verified"), text("address", "0", "2048"), number,
		text("identities", "0", "2048"),
	}
}

// NewSchema returns the attributes of a new pool: the standard ones, as the request alters them,
// and its own.
func NewSchema(given []types.SchemaAttributeType) ([]types.SchemaAttributeType, error) {
	schema := standardAttributes()
	for _, a := range given {
		i := slices.IndexFunc(schema, func(s types.SchemaAttributeType) bool { return *s.Name == shape.Value(a.Name) })
		if i < 0 || strings.HasSuffix(*a.Name, "_verified") { // those are no standard attributes to AWS (aws-cdk#14699)
			var err error
			if schema, err = AddCustomAttribute(schema, a); err != nil {
				return nil, err
			}
			continue
		}
		if a.AttributeDataType != "" && a.AttributeDataType != schema[i].AttributeDataType || shape.Value(a.DeveloperOnlyAttribute) {
			// terraform-provider-aws#23181
			return nil, refuse.InvalidParameter("You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute %s", *a.Name)
		}
		if err := bounded(a); err != nil {
			return nil, err
		}
		shape.Copy(&schema[i], &a)
	}
	return schema, nil
}

// bounded refuses constraints of an attribute that are no numbers, or contradict each other. The
// texts are not documented.
func bounded(a types.SchemaAttributeType) error {
	text, number := shape.Value(a.StringAttributeConstraints), shape.Value(a.NumberAttributeConstraints)
	for _, pair := range [][2]*string{{text.MinLength, text.MaxLength}, {number.MinValue, number.MaxValue}} {
		var bounds [2]*big.Int
		for i, bound := range pair {
			if shape.Value(bound) == "" {
				continue
			}
			n, ok := new(big.Int).SetString(*bound, 10)
			if !ok {
				return refuse.InvalidParameter("The constraint %s of the schema attribute %s is not a number.", *bound, shape.Value(a.Name))
			}
			bounds[i] = n
		}
		if bounds[0] != nil && bounds[1] != nil && bounds[0].Cmp(bounds[1]) > 0 {
			return refuse.InvalidParameter("The minimum of the schema attribute %s is larger than its maximum.", shape.Value(a.Name))
		}
	}
	return nil
}

// AddCustomAttribute returns the schema with one more attribute, its name with the prefix that
// AWS puts before it.
func AddCustomAttribute(schema []types.SchemaAttributeType, a types.SchemaAttributeType) ([]types.SchemaAttributeType, error) {
	prefix := "custom:"
	if shape.Value(a.DeveloperOnlyAttribute) {
		prefix = "dev:"
	}
	full := prefix + shape.Value(a.Name)
	if slices.ContainsFunc(schema, func(s types.SchemaAttributeType) bool { return *s.Name == full }) {
		return nil, refuse.InvalidParameter("%s: Existing attribute already has name %s.", full, full)
	}
	if shape.Value(a.Required) {
		return nil, refuse.InvalidParameter("Required custom attributes are not supported currently.")
	}
	if a.AttributeDataType == "" { // amplify-cli#9525
		return nil, refuse.InvalidParameter("Invalid AttributeDataType input, consider using the provided AttributeDataType enum.")
	}
	if err := bounded(a); err != nil {
		return nil, err
	}
	if len(schema)-len(standardAttributes()) >= maxCustomAttributes {
		return nil, refuse.InvalidParameter("User pool cannot have more than %d custom attributes.", maxCustomAttributes) // text not documented
	}
	custom := types.SchemaAttributeType{
		DeveloperOnlyAttribute: aws.Bool(false), Mutable: aws.Bool(true), Required: aws.Bool(false),
	}
	shape.Copy(&custom, &a)
	custom.Name = aws.String(full)
	if custom.AttributeDataType == types.AttributeDataTypeString && custom.StringAttributeConstraints == nil {
		custom.StringAttributeConstraints = &types.StringAttributeConstraintsType{}
	}
	return append(schema, custom), nil
}
