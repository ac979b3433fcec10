package emulator

import (
	"slices"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// devicesPart is of a user.
const devicesPart part[[]types.DeviceType] = "devices"

// tracksDevices refuses device operations where the pool remembers none.
func tracksDevices(p *pool) error {
	if p.described.DeviceConfiguration == nil {
		// Only the exception's name is documented.
		return fail("InvalidUserPoolConfigurationException", "Device tracking is not configured for user pool %s.", p.id())
	}
	return nil
}

func adminListDevices(c *call, p *pool, u *user, in *cip.AdminListDevicesInput) (*cip.AdminListDevicesOutput, error) {
	if err := tracksDevices(p); err != nil {
		return nil, err
	}
	devices, next, err := page(c, listing{scope: "AdminListDevices " + p.id() + " " + u.sub, limit: in.Limit, token: in.PaginationToken}, devicesPart.get(u.seldom()))
	if err != nil {
		return nil, err
	}
	return &cip.AdminListDevicesOutput{Devices: append([]types.DeviceType{}, devices...), PaginationToken: next}, nil
}

func adminForgetDevice(_ *call, p *pool, u *user, in *cip.AdminForgetDeviceInput) (*cip.AdminForgetDeviceOutput, error) {
	if err := tracksDevices(p); err != nil {
		return nil, err
	}
	known := devicesPart.get(u.seldom())
	left := slices.DeleteFunc(slices.Clone(known), func(d types.DeviceType) bool { return *d.DeviceKey == *in.DeviceKey })
	if len(left) == len(known) {
		return nil, notFound("Device does not exist.")
	}
	*devicesPart.of(u.rare()) = left
	return &cip.AdminForgetDeviceOutput{}, nil
}
