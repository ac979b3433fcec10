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

const (
	maxCustomAttributes = 50
	maxText             = 2048 // characters of a value (developer guide, quotas)
)

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
		a.AttributeDataType = schema[i].AttributeDataType
		a = ofItsType(a)
		shape.Copy(&schema[i], &a)
	}
	return schema, nil
}

// bounded refuses constraints of an attribute that are no numbers, or contradict each other. AWS
// documents none of the texts; they are those of getmoto/moto#4493.
func bounded(a types.SchemaAttributeType) error {
	text, number := shape.Value(a.StringAttributeConstraints), shape.Value(a.NumberAttributeConstraints)
	lengths, err := boundsOf(a, "StringAttributeConstraints", text.MinLength, text.MaxLength)
	if err != nil {
		return err
	}
	values, err := boundsOf(a, "NumberAttributeConstraints", number.MinValue, number.MaxValue)
	if err != nil {
		return err
	}
	for _, length := range lengths {
		if length != nil && length.Cmp(big.NewInt(maxText)) > 0 {
			return refuse.InvalidParameter("user.%s: String attributes cannot have a length of more than %d", *a.Name, maxText)
		}
	}
	switch {
	case crossed(lengths):
		return refuse.InvalidParameter("user.%s: Max length cannot be less than min length.", *a.Name)
	case crossed(values):
		return refuse.InvalidParameter("user.%s: Max value cannot be less than min value.", *a.Name)
	}
	return nil
}

// bounds are the least and the most, nil where there is none.
type bounds [2]*big.Int

func boundsOf(a types.SchemaAttributeType, member string, least, most *string) (bounds, error) {
	var b bounds
	for i, written := range []*string{least, most} {
		if shape.Value(written) == "" {
			continue
		}
		n, ok := new(big.Int).SetString(*written, 10)
		if !ok {
			return b, refuse.InvalidParameter("Invalid %s for schema attribute %s", member, *a.Name)
		}
		b[i] = n
	}
	return b, nil
}

func crossed(b bounds) bool { return b[0] != nil && b[1] != nil && b[0].Cmp(b[1]) > 0 }

// ofItsType leaves out the constraints of other types than the attribute's, as AWS does (API
// reference, CreateUserPool, the example).
func ofItsType(a types.SchemaAttributeType) types.SchemaAttributeType {
	if a.AttributeDataType != types.AttributeDataTypeString {
		a.StringAttributeConstraints = nil
	}
	if a.AttributeDataType != types.AttributeDataTypeNumber {
		a.NumberAttributeConstraints = nil
	}
	return a
}

// AddCustomAttribute returns the schema with one more attribute, its name with the prefix that
// AWS puts before it.
func AddCustomAttribute(schema []types.SchemaAttributeType, a types.SchemaAttributeType) ([]types.SchemaAttributeType, error) {
	custom := "custom:" + shape.Value(a.Name)
	full := custom
	if shape.Value(a.DeveloperOnlyAttribute) {
		full = "dev:" + custom // API reference, CreateUserPool, the example
	}
	if slices.ContainsFunc(schema, func(s types.SchemaAttributeType) bool { return *s.Name == full }) {
		return nil, refuse.InvalidParameter("%s: Existing attribute already has name %s.", custom, full) // getmoto/moto#4493
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
	made := types.SchemaAttributeType{
		DeveloperOnlyAttribute: aws.Bool(false), Mutable: aws.Bool(true), Required: aws.Bool(false),
	}
	a = ofItsType(a)
	shape.Copy(&made, &a)
	made.Name = aws.String(full)
	if made.AttributeDataType == types.AttributeDataTypeString && made.StringAttributeConstraints == nil {
		made.StringAttributeConstraints = &types.StringAttributeConstraintsType{}
	}
	return append(schema, made), nil
}
