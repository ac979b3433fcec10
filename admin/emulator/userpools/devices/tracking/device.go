// Package tracking has the devices that a pool knows of its users.
package tracking

import (
	"math/big"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// Names is what a sign-in calls a new device: NewDeviceMetadata.
type Names struct {
	Key   string
	Group string // the device group key, which the device's secret is hashed with
}

// NewNames draws names: a key as documented, the Region and a UUID. The form of group keys is not
// documented; theirs is as in public examples.
func NewNames(c *account.Call) Names {
	return Names{Key: c.Region + "_" + c.Random.UUID(), Group: "-" + c.Random.Pick(random.Alphanumeric, 8)}
}

// Device is one device of a user, once it is confirmed.
type Device struct {
	types.DeviceType
	Group string
	// Salt and Verifier are those of the device's secret in SRP, nil where the device was confirmed
	// without one: it can't authenticate then.
	Salt, Verifier *big.Int
}

// Kept holds a user's devices, in the order of their confirmation.
const Kept account.Part[[]*Device] = "devices"

// The attributes of a device that the emulator writes, and the values of the status.
const (
	name             = "device_name"
	lastIP           = "last_ip_used"
	rememberedStatus = "dev:device_remembered_status"
)

// Of returns the devices that were there when a directory was seeded.
func Of(seeded []types.DeviceType) []*Device {
	var out []*Device
	for _, d := range seeded {
		out = append(out, &Device{DeviceType: d})
	}
	return out
}

// New returns a device that was just confirmed.
func New(c *account.Call, names Names, called string, remembered types.DeviceRememberedStatusType) *Device {
	d := &Device{Group: names.Group, DeviceType: types.DeviceType{
		DeviceKey: aws.String(names.Key), DeviceCreateDate: aws.Time(c.At), DeviceLastModifiedDate: aws.Time(c.At),
		DeviceLastAuthenticatedDate: aws.Time(c.At),
		DeviceAttributes:            []types.AttributeType{{Name: aws.String("device_status"), Value: aws.String("valid")}},
	}}
	d.set(name, called)
	d.set(rememberedStatus, string(remembered))
	d.set(lastIP, c.Sender)
	return d
}

// set sets an attribute, unless the value is empty.
func (d *Device) set(attribute, value string) {
	if value == "" {
		return
	}
	d.DeviceAttributes = slices.DeleteFunc(slices.Clone(d.DeviceAttributes), func(a types.AttributeType) bool { return *a.Name == attribute })
	d.DeviceAttributes = append(d.DeviceAttributes, types.AttributeType{Name: &attribute, Value: &value})
}

// Remembered reports whether the device may stand in for a second factor. One that is not
// remembered is treated as if it had never been used.
func (d *Device) Remembered() bool {
	return slices.ContainsFunc(d.DeviceAttributes, func(a types.AttributeType) bool {
		return *a.Name == rememberedStatus && shape.Value(a.Value) == string(types.DeviceRememberedStatusTypeRemembered)
	})
}

// Remember changes whether the device is remembered.
func (d *Device) Remember(status types.DeviceRememberedStatusType, at time.Time) {
	d.set(rememberedStatus, string(status))
	d.DeviceLastModifiedDate = aws.Time(at)
}

// Seen records that the user has signed in with the device.
func (d *Device) Seen(c *account.Call) {
	d.set(lastIP, c.Sender)
	d.DeviceLastAuthenticatedDate, d.DeviceLastModifiedDate = aws.Time(c.At), aws.Time(c.At)
}

// In reports whether a pool tracks devices.
func In(p *directory.Pool) bool { return p.Described.DeviceConfiguration != nil }

// Find returns the user's device with that key, nil if there is none.
func Find(u *directory.User, key string) *Device {
	for _, d := range Kept.Get(u.Seldom()) {
		if *d.DeviceKey == key {
			return d
		}
	}
	return nil
}

// Known returns the user's device with that key, or an error in AWS's words.
func Known(u *directory.User, key string) (*Device, error) {
	if d := Find(u, key); d != nil {
		return d, nil
	}
	return nil, refuse.NotFound("Device does not exist.")
}

// MayRefresh returns an error if the refresh token of a sign-in that used or was given the device
// key owned may not be used with the key shown. A pool that tracks devices wants the key of the
// confirmed device (API reference, GetTokensFromRefreshToken; "refresh tokens").
func MayRefresh(p *directory.Pool, u *directory.User, owned, shown string) error {
	if In(p) && owned != "" && (shown != owned || Find(u, owned) == nil) {
		return refuse.NotAuthorized("Invalid Refresh Token")
	}
	return nil
}
