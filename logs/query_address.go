package logs

import (
	"fmt"
	"net/netip"
	"regexp"
	"strings"
)

// addresses takes an address, a network such as 203.0.113.0/24, or the beginning of
// an address. Where AWS called itself, CloudTrail has the name of a service instead
// of an address.
func addresses(value string) (test, error) {
	if strings.Contains(value, "/") {
		network, err := netip.ParsePrefix(value)
		if err != nil {
			return nil, fmt.Errorf("ip:%s is not a network; write one like 203.0.113.0/24", value)
		}
		network = network.Masked()
		return func(e *Event, _ Names) bool {
			address, err := netip.ParseAddr(e.IP)
			return err == nil && network.Contains(address.Unmap())
		}, nil
	}
	if address, err := netip.ParseAddr(value); err == nil {
		return func(e *Event, _ Names) bool {
			other, err := netip.ParseAddr(e.IP)
			return err == nil && other.Unmap() == address.Unmap()
		}, nil
	}
	if !addressBeginning.MatchString(value) || strings.Count(value, "::") > 1 || strings.Contains(value, ":::") {
		return nil, fmt.Errorf("%s is not an address or the start of one; write ip:203.0.113.9, ip:203.0.113. or ip:203.0.113.0/24", value)
	}
	return func(e *Event, _ Names) bool {
		return len(e.IP) >= len(value) && strings.EqualFold(e.IP[:len(value)], value)
	}, nil
}

// addressBeginning matches the beginning of an IPv4 address, also after ::ffff:, of
// an IPv6 address, or the name of a service.
var addressBeginning = func() *regexp.Regexp {
	const number = `(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])`
	const four = `(::ffff:)?(` + number + `\.){0,3}` + number + `?`
	const eight = `([0-9a-f]{0,4}:){0,7}[0-9a-f]{0,4}`
	const service = `[a-z][-a-z0-9. ]*`
	return regexp.MustCompile(`^(?i:` + four + `|` + eight + `|` + service + `)$`)
}()
