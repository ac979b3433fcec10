package population

import (
	"fmt"
	"time"
)

// Device is a device that a pool remembers for a user.
type Device struct {
	Key        string // with the Region in front, as Cognito returns it
	Name       string
	LastIP     string
	Remembered bool
	Created    time.Time
	Modified   time.Time
	LastSeen   time.Time // DeviceLastAuthenticatedDate
}

func deviceNames() []string {
	return []string{
		"Chrome 141, Windows 11", "Chrome 141, macOS 15", "Safari 18, iPhone", "Safari 18, iPad",
		"Firefox 144, Ubuntu", "Firefox 144, Windows 10", "Edge 141, Windows 11", "Samsung Internet 28, Android",
		"Acme 5.2, iOS 18.6", "Acme 5.2, Android 16", "Chrome 139, ChromeOS", "Other, Other",
	}
}

// device makes up a device that was first seen at or after since.
func device(d *dice, names []string, since, now time.Time) Device {
	created := d.between(since, now)
	seen := d.between(created, now)
	return Device{
		Key:        Region + "_" + d.uuid(),
		Name:       names[d.IntN(len(names))],
		LastIP:     address(d),
		Remembered: d.chance(600),
		Created:    created,
		Modified:   seen,
		LastSeen:   seen,
	}
}

// address is an IP address of the ranges reserved for documentation: RFC 5737
// for version 4, RFC 3849 for version 6.
func address(d *dice) string {
	host := 1 + d.IntN(254)
	switch d.IntN(8) {
	case 0:
		return fmt.Sprintf("2001:db8:%x:%x::%x", d.IntN(0x10000), d.IntN(0x10000), host)
	case 1, 2:
		return fmt.Sprintf("192.0.2.%d", host)
	case 3, 4, 5:
		return fmt.Sprintf("198.51.100.%d", host)
	default:
		return fmt.Sprintf("203.0.113.%d", host)
	}
}
