package main

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

const houseID = "eu-west-1_House0001"

// seedHouse adds a pool that has all that a user's page shows: groups, a second factor, a
// remembered device, a history, and an attribute of its own.
func seedHouse(s *emulator.Server) error {
	created := time.Date(2025, time.March, 2, 10, 11, 12, 345e6, time.UTC)
	if _, err := s.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{
		Id: new(houseID), Name: new("house"), CreationDate: &created, LastModifiedDate: &created,
		SchemaAttributes: []types.SchemaAttributeType{
			{Name: new("custom:tenant"), AttributeDataType: types.AttributeDataTypeString, Mutable: new(true)},
			{Name: new("custom:plan"), AttributeDataType: types.AttributeDataTypeString, Mutable: new(true)},
		},
		DeviceConfiguration: &types.DeviceConfigurationType{},
		UserPoolTier:        types.UserPoolTierTypePlus,
		UserPoolAddOns:      &types.UserPoolAddOnsType{AdvancedSecurityMode: types.AdvancedSecurityModeTypeAudit},
		MfaConfiguration:    types.UserPoolMfaTypeOptional,
	}}); err != nil {
		return err
	}
	for _, name := range []string{"staff", "empty"} {
		if err := s.AddGroup(houseID, types.GroupType{GroupName: &name, CreationDate: &created, LastModifiedDate: &created}); err != nil {
			return err
		}
	}
	return s.AddUsers(houseID, func(yield func(emulator.UserSeed) bool) {
		for _, u := range houseUsers(created) {
			u.Created, u.Modified = created, created
			if !yield(u) {
				return
			}
		}
	})
}

func houseUsers(at time.Time) []emulator.UserSeed {
	return []emulator.UserSeed{
		{
			Username: "carol", Sub: "55555555-5555-4555-8555-555555555555", Groups: []string{"staff"},
			Attributes: attributes(map[string]string{
				"email": "carol@house.example", "email_verified": "true", "phone_number": "+441632960962",
				"name": "Carol", "custom:tenant": "42", "custom:plan": "gold, old",
			}),
			Factors: []string{"SOFTWARE_TOKEN_MFA", "SMS_MFA"}, PreferredFactor: "SOFTWARE_TOKEN_MFA", TOTPSecret: "JBSWY3DPEHPK3PXP",
			Devices: []types.DeviceType{{
				DeviceKey: new("eu-west-1_6f0d5c1e-0000-4000-8000-000000000001"), DeviceCreateDate: &at, DeviceLastAuthenticatedDate: &at,
				DeviceAttributes: []types.AttributeType{{Name: new("device_name"), Value: new("Chrome 126")}, {Name: new("last_ip_used"), Value: new("192.0.2.7")}},
			}},
			Events: []types.AuthEventType{{
				EventId: new("6f0d5c1e-0000-4000-8000-000000000002"), EventType: types.EventTypeSignIn, EventResponse: types.EventResponseTypeFail, CreationDate: &at,
				EventContextData: &types.EventContextDataType{IpAddress: new("192.0.2.7"), City: new("Leeds"), Country: new("United Kingdom")},
			}},
		},
		{
			Username: "dave", Sub: "66666666-6666-4666-8666-666666666666", Groups: []string{"staff"}, Status: types.UserStatusTypeUnconfirmed,
			Attributes: attributes(map[string]string{"email": "dave@house.example"}),
		},
		{Username: "erin", Sub: "77777777-7777-4777-8777-777777777777", Disabled: true},
	}
}
