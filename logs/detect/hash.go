package detect

import (
	"math/rand/v2"
	"strings"

	"github.com/zeebo/xxh3"

	"github.com/cognito-tui/cognito-tui/logs"
	"github.com/cognito-tui/cognito-tui/logs/detect/gazetteer"
)

// hasher hashes with a seed that is secret, so that nobody can choose names that
// collide. "" is 0.
type hasher struct {
	seed      uint64 // 0 before the first event
	places    *gazetteer.Gazetteer
	countries memo[gazetteer.Country]
	cities    memo[gazetteer.Place]
	devices   memo[uint16]
}

func newHasher(seed uint64) *hasher {
	return &hasher{seed: seed, places: gazetteer.New()}
}

// sow takes the seed from the first event, unless there is one: AWS draws the ids of
// records, and the same records give the same numbers whenever they are read.
func (h *hasher) sow(first *logs.Event) {
	if h.seed != 0 {
		return
	}
	if text := first.ID + first.Raw; text != "" {
		h.seed = xxh3.HashString(text)
	}
	for h.seed == 0 {
		h.seed = rand.Uint64() //nolint:gosec // it is drawn from the system's randomness
	}
}

func (h *hasher) of(s string) uint64 {
	if s == "" {
		return 0
	}
	return max(1, xxh3.HashStringSeed(s, h.seed))
}

// short is a hash for comparing few values; 0 only for "".
func (h *hasher) short(s string) uint16 { return shorten(h.of(s)) }

func shorten(h uint64) uint16 {
	if h == 0 {
		return 0
	}
	return max(1, uint16(h>>48))
}

// network is the part of an address that one customer has: 24 bits of IPv4, of
// IPv6 three groups as they are written, usually 48 bits. IPv4 may be written as
// IPv6.
func network(ip string) string {
	const mapped = "::ffff:"
	if strings.IndexByte(ip, '.') >= 0 && len(ip) > len(mapped) && strings.EqualFold(ip[:len(mapped)], mapped) {
		ip = ip[len(mapped):]
	}
	if i := strings.LastIndexByte(ip, '.'); i >= 0 && strings.IndexByte(ip, ':') < 0 {
		return ip[:i]
	}
	end := 0
	for range 3 {
		i := strings.IndexByte(ip[end:], ':')
		if i < 0 {
			return ip
		}
		end += i + 1
	}
	return ip[:end]
}

// networkName is that part in a firewall's notation.
func networkName(ip string) string {
	part := network(ip)
	if strings.IndexByte(part, ':') < 0 {
		return part + ".0/24"
	}
	return strings.TrimRight(part, ":") + "::/48"
}

// family is a device without its versions: a browser that updates itself every
// few weeks is still the same device.
func family(device string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' || r == '_' {
			return -1
		}
		return r
	}, device)
}

func (h *hasher) device(name string) uint16 {
	key := h.of(name)
	if key == 0 {
		return 0
	}
	if v, ok := h.devices.get(key); ok {
		return v
	}
	return h.devices.set(key, h.short(family(name)))
}

func (h *hasher) country(name string) gazetteer.Country {
	key := h.of(name)
	if key == 0 {
		return 0
	}
	if v, ok := h.countries.get(key); ok {
		return v
	}
	return h.countries.set(key, h.places.Country(name))
}

func (h *hasher) place(country gazetteer.Country, city string, cityHash uint64) gazetteer.Place {
	key := cityHash ^ (uint64(country)+1)<<1
	if v, ok := h.cities.get(key); ok {
		return v
	}
	return h.cities.set(key, h.places.Find(country, city))
}

// memo caches what was computed from a name.
type memo[V any] struct {
	entries [1024]struct {
		key   uint64
		value V
	}
}

func (m *memo[V]) get(key uint64) (v V, ok bool) {
	e := &m.entries[key>>54]
	return e.value, e.key == key
}

func (m *memo[V]) set(key uint64, v V) V {
	e := &m.entries[key>>54]
	e.key, e.value = key, v
	return v
}
