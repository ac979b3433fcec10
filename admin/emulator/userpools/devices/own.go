package devices

import (
	"encoding/base64"
	"math/big"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/devices/tracking"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/tokens"
)

// own finds the sign-in of an access token, which the model does not require in all of these
// operations.
func own(c *account.Call, token *string) (*directory.Pool, *tokens.Grant, error) {
	if token == nil {
		return nil, nil, refuse.NotAuthorized("Missing Access Token") // text not documented
	}
	return tokens.SignIn(c, *token)
}

// confirmDevice keeps the device that a sign-in was offered. The texts of its refusals are from
// reports, except that of the secret.
func confirmDevice(c *account.Call, in *cip.ConfirmDeviceInput) (*cip.ConfirmDeviceOutput, error) {
	p, g, err := own(c, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if err := tracksDevices(p); err != nil {
		return nil, err
	}
	switch {
	case tracking.Find(g.User, *in.DeviceKey) != nil:
		return nil, refuse.With("DeviceKeyExistsException", "Device already exists with the given device key.") // text not documented
	case g.Device.Group == "" || g.Device.Key != *in.DeviceKey:
		return nil, refuse.InvalidParameter("Invalid device key given.")
	}
	asks := p.Described.DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt
	status := types.DeviceRememberedStatusTypeRemembered
	if asks {
		status = types.DeviceRememberedStatusTypeNotRemembered
	}
	d := tracking.New(c, g.Device, shape.Value(in.DeviceName), status)
	if d.Salt, d.Verifier, err = secretOf(in.DeviceSecretVerifierConfig); err != nil {
		return nil, err
	}
	known := tracking.Kept.Of(g.User.Rare())
	*known = append(*known, d)
	return &cip.ConfirmDeviceOutput{UserConfirmationNecessary: asks}, nil
}

// secretOf reads the salt and the verifier of a device's secret, which may both be missing.
func secretOf(config *types.DeviceSecretVerifierConfigType) (salt, verifier *big.Int, err error) {
	if config == nil {
		return nil, nil, nil
	}
	for _, part := range []struct {
		text *string
		into **big.Int
	}{{config.Salt, &salt}, {config.PasswordVerifier, &verifier}} {
		raw, err := base64.StdEncoding.DecodeString(shape.Value(part.text))
		if err != nil || len(raw) == 0 {
			return nil, nil, refuse.InvalidParameter("Invalid device secret verifier config given.") // text not documented
		}
		*part.into = new(big.Int).SetBytes(raw)
	}
	return salt, verifier, nil
}

func listDevices(c *account.Call, in *cip.ListDevicesInput) (*cip.ListDevicesOutput, error) {
	p, g, err := own(c, in.AccessToken)
	if err != nil {
		return nil, err
	}
	rows, next, err := list(c, p, g.User, account.Listing{Scope: "ListDevices", Limit: in.Limit, Token: in.PaginationToken})
	if err != nil {
		return nil, err
	}
	return &cip.ListDevicesOutput{Devices: rows, PaginationToken: next}, nil
}

func getDevice(c *account.Call, in *cip.GetDeviceInput) (*cip.GetDeviceOutput, error) {
	p, g, err := own(c, in.AccessToken)
	if err != nil {
		return nil, err
	}
	d, err := find(p, g.User, *in.DeviceKey)
	if err != nil {
		return nil, err
	}
	return &cip.GetDeviceOutput{Device: &d.DeviceType}, nil
}

func updateDeviceStatus(c *account.Call, in *cip.UpdateDeviceStatusInput) (*cip.UpdateDeviceStatusOutput, error) {
	p, g, err := own(c, in.AccessToken)
	if err != nil {
		return nil, err
	}
	return done(&cip.UpdateDeviceStatusOutput{}, remember(c, p, g.User, *in.DeviceKey, in.DeviceRememberedStatus))
}

func forgetDevice(c *account.Call, in *cip.ForgetDeviceInput) (*cip.ForgetDeviceOutput, error) {
	p, g, err := own(c, in.AccessToken)
	if err != nil {
		return nil, err
	}
	return done(&cip.ForgetDeviceOutput{}, forget(p, g.User, *in.DeviceKey))
}
