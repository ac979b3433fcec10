package admin

import (
	"context"
	"fmt"
	"time"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/call"
	"github.com/cognito-tui/cognito-tui/admin/record"
)

// devicesPerPage is the most that AdminListDevices gives at once.
const devicesPerPage = 60

// Device is a remembered device of a user.
type Device struct {
	Key    string    `json:"key"`
	Name   string    `json:"name,omitempty"`
	LastIP string    `json:"lastIp,omitempty"`
	Added  time.Time `json:"added,omitzero"`
	Used   time.Time `json:"used,omitzero"` // when it last signed in

	exact exact // the key
}

// Devices reads a page of a user's devices: one AdminListDevices call, which is
// not billed. A pool that remembers none refuses it.
func Devices(ctx context.Context, s *call.Session, pool string, username Exact, token string) (call.Page[Device], error) {
	out, err := s.Cognito().AdminListDevices(ctx, &cip.AdminListDevicesInput{
		UserPoolId: &pool, Username: new(string(username)), Limit: new(int32(devicesPerPage)), PaginationToken: record.NonEmpty(token),
	})
	if err != nil {
		return call.Page[Device]{}, fmt.Errorf("reading devices of user %s: %w", username, err)
	}
	return call.Page[Device]{Items: record.Each(out.Devices, DeviceOf), Next: record.Value(out.PaginationToken)}, nil
}

// DeviceOf is a device as AWS tells it, printable.
func DeviceOf(d types.DeviceType) Device {
	attributes, _ := newAttributes(d.DeviceAttributes)
	key, as := read(record.Value(d.DeviceKey))
	return Device{
		Key:    key,
		exact:  as,
		Name:   attributes.Get("device_name"),
		LastIP: attributes.Get("last_ip_used"),
		Added:  record.Time(d.DeviceCreateDate),
		Used:   record.Time(d.DeviceLastAuthenticatedDate),
	}
}
