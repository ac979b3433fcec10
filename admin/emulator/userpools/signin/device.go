package signin

import (
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/devices/tracking"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// knowsDevice refuses the key of a device that the user does not have: it was forgotten, or never
// confirmed. A pool that tracks no devices ignores keys; AWS's answer there is not documented.
func (s *Session) knowsDevice() error {
	if s.device == "" || !tracking.In(s.pool) {
		return nil
	}
	_, err := tracking.Known(s.User, s.device)
	return err
}

// remembered returns the device of the sign-in, nil unless it is remembered.
func (s *Session) remembered() *tracking.Device {
	if !tracking.In(s.pool) {
		return nil
	}
	if d := tracking.Find(s.User, s.device); d != nil && d.Remembered() {
		return d
	}
	return nil
}

// deviceReplacesFactor reports whether the device of the sign-in is asked in place of the user's
// second factor.
func (s *Session) deviceReplacesFactor() bool {
	return s.remembered() != nil && s.pool.Described.DeviceConfiguration.ChallengeRequiredOnNewDevice
}

// askForDevice asks the device to authenticate. After a second factor the challenge keeps the id of
// the session: amazon-cognito-identity-js answers it with the one that it had.
func askForDevice(c *account.Call, s *Session) (*step, error) {
	id := newID(c)
	if s.codeGiven && !s.codeOnly {
		id = s.id
	}
	return s.ask(c, id, types.ChallengeNameTypeDeviceSrpAuth, map[string]string{"USERNAME": s.User.Username, "DEVICE_KEY": s.device}), nil
}

// respondWithDevice takes the first half of a device's proof.
func respondWithDevice(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	if err := directory.Demand(responses, "DEVICE_KEY", "SRP_A"); err != nil {
		return nil, err
	}
	d, err := tracking.Known(s.User, s.device)
	if err != nil {
		return nil, err
	}
	if d.Verifier == nil { // it was confirmed without a secret, or seeded
		s.spent = true
		return nil, refuse.WrongPassword()
	}
	asked, err := s.exchangeOf(c, d.Group+*d.DeviceKey, responses["SRP_A"], d.Salt, d.Verifier)
	if err != nil {
		return nil, err
	}
	asked["DEVICE_KEY"] = s.device
	return challenge(c, s, types.ChallengeNameTypeDevicePasswordVerifier, asked), nil
}

// respondWithDeviceProof ends a sign-in with a remembered device. A wrong proof is answered as a
// wrong password, as reported; AWS does not say that it counts for the lockout.
func respondWithDeviceProof(c *account.Call, s *Session, responses map[string]string) (*step, error) {
	if err := directory.Demand(responses, "DEVICE_KEY"); err != nil {
		return nil, err
	}
	right, err := s.proven(c, responses)
	if err != nil {
		return nil, err
	}
	if !right || s.remembered() == nil {
		s.spent = true
		return nil, refuse.WrongPassword()
	}
	return grantTokens(c, s)
}
