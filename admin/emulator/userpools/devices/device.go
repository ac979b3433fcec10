// Package devices has the devices that a pool remembers for a user.
package devices

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Kept holds a user's devices.
const Kept account.Part[[]types.DeviceType] = "devices"

// tracksDevices refuses device operations where the pool does not remember devices.
func tracksDevices(p *directory.Pool) error {
	if p.Described.DeviceConfiguration == nil {
		// Only the exception's name is documented.
		return refuse.With("InvalidUserPoolConfigurationException", "Device tracking is not configured for user pool %s.", p.ID())
	}
	return nil
}

func adminListDevices(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminListDevicesInput) (*cip.AdminListDevicesOutput, error) {
	if err := tracksDevices(p); err != nil {
		return nil, err
	}
	devices, next, err := account.Page(c, account.Listing{Scope: "AdminListDevices " + p.ID() + " " + u.Sub, Limit: in.Limit, Token: in.PaginationToken}, Kept.Get(u.Seldom()))
	if err != nil {
		return nil, err
	}
	return &cip.AdminListDevicesOutput{Devices: append([]types.DeviceType{}, devices...), PaginationToken: next}, nil
}

func adminForgetDevice(_ *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminForgetDeviceInput) (*cip.AdminForgetDeviceOutput, error) {
	if err := tracksDevices(p); err != nil {
		return nil, err
	}
	known := Kept.Get(u.Seldom())
	left := slices.DeleteFunc(slices.Clone(known), func(d types.DeviceType) bool { return *d.DeviceKey == *in.DeviceKey })
	if len(left) == len(known) {
		return nil, refuse.NotFound("Device does not exist.")
	}
	*Kept.Of(u.Rare()) = left
	return &cip.AdminForgetDeviceOutput{}, nil
}
