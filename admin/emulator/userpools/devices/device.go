// Package devices has the operations on the devices that a pool knows of its users: by
// administrators and by the users themselves.
package devices

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/devices/tracking"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// tracksDevices refuses device operations where the pool does not remember devices.
func tracksDevices(p *directory.Pool) error {
	if !tracking.In(p) {
		// Only the exception's name is documented.
		return refuse.With("InvalidUserPoolConfigurationException", "Device tracking is not configured for user pool %s.", p.ID())
	}
	return nil
}

// list returns a page of a user's devices. The list's name is part of its tokens.
func list(c *account.Call, p *directory.Pool, u *directory.User, l account.Listing) ([]types.DeviceType, *string, error) {
	if err := tracksDevices(p); err != nil {
		return nil, nil, err
	}
	l.Scope += " " + p.ID() + " " + u.Sub
	page, next, err := account.Page(c, l, tracking.Kept.Get(u.Seldom()))
	rows := make([]types.DeviceType, len(page))
	for i, d := range page {
		rows[i] = d.DeviceType
	}
	return rows, next, err
}

// find returns one device of a user.
func find(p *directory.Pool, u *directory.User, key string) (*tracking.Device, error) {
	if err := tracksDevices(p); err != nil {
		return nil, err
	}
	return tracking.Known(u, key)
}

// remember changes the status of a device. What AWS does where a request names no status is not
// documented: it is refused.
func remember(c *account.Call, p *directory.Pool, u *directory.User, key string, status types.DeviceRememberedStatusType) error {
	d, err := find(p, u, key)
	if err != nil {
		return err
	}
	if status == "" {
		return refuse.InvalidParameter("Device remembered status must be provided.") // text not documented
	}
	d.Remember(status, c.At)
	return nil
}

// forget drops a device. Refresh tokens of sign-ins with it are of no use from then on.
func forget(p *directory.Pool, u *directory.User, key string) error {
	d, err := find(p, u, key)
	if err != nil {
		return err
	}
	left := slices.Clone(tracking.Kept.Get(u.Seldom()))
	*tracking.Kept.Of(u.Rare()) = slices.DeleteFunc(left, func(other *tracking.Device) bool { return other == d })
	return nil
}

// done is the answer of an operation that says no more than that it was carried out.
func done[Out any](out *Out, err error) (*Out, error) {
	if err != nil {
		return nil, err
	}
	return out, nil
}

func adminListDevices(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminListDevicesInput) (*cip.AdminListDevicesOutput, error) {
	rows, next, err := list(c, p, u, account.Listing{Scope: "AdminListDevices", Limit: in.Limit, Token: in.PaginationToken})
	if err != nil {
		return nil, err
	}
	return &cip.AdminListDevicesOutput{Devices: rows, PaginationToken: next}, nil
}

func adminGetDevice(_ *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminGetDeviceInput) (*cip.AdminGetDeviceOutput, error) {
	d, err := find(p, u, *in.DeviceKey)
	if err != nil {
		return nil, err
	}
	return &cip.AdminGetDeviceOutput{Device: &d.DeviceType}, nil
}

func adminUpdateDeviceStatus(c *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminUpdateDeviceStatusInput) (*cip.AdminUpdateDeviceStatusOutput, error) {
	return done(&cip.AdminUpdateDeviceStatusOutput{}, remember(c, p, u, *in.DeviceKey, in.DeviceRememberedStatus))
}

func adminForgetDevice(_ *account.Call, p *directory.Pool, u *directory.User, in *cip.AdminForgetDeviceInput) (*cip.AdminForgetDeviceOutput, error) {
	return done(&cip.AdminForgetDeviceOutput{}, forget(p, u, *in.DeviceKey))
}
