package token

import (
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/cognito-tui/cognito-tui/admin"
	"github.com/cognito-tui/cognito-tui/admin/call"
)

// Source is the user pool that a token is held against: whose keys verify it
// and how its issuer may be written.
type Source struct {
	Pool string // user pool id, "" for the one that the token names
	// Signer is the ARN of the load balancer whose tokens are right, "" for none.
	Signer string
	// Endpoint is the session's custom endpoint, "" for AWS's own. With one, keys
	// come from there whatever the token says.
	Endpoint string
	// Replicas are further Regions of the pool. AWS documents the issuer with the
	// primary Region only; one with a replica's is taken for the pool's as well,
	// as the pool's keys are the same everywhere.
	Replicas []string
}

// region is the form of a Region's name.
const region = admin.RegionForm

// issuerForm is the strict form of an issuer of AWS's: both types of issuer, the
// suffixes of all partitions, and nothing more.
var issuerForm = regexp.MustCompile(
	`^https://(?:issuer-)?cognito-idp\.(` + region + `)\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu)/(` + region + `_[0-9a-zA-Z]{1,40})$`)

// PoolOf is the id of the user pool that an ID or access token names as its
// issuer, "" for one that names none. Nothing is verified by it.
func PoolOf(t Token) string {
	claim, _ := t.Claims.Get("iss")
	issuer, _ := claim.string()
	return poolOfIssuer(issuer)
}

// poolOfIssuer is the id of the pool that an issuer names, whatever its host:
// emulators have hosts of their own.
func poolOfIssuer(issuer string) string {
	i := strings.LastIndexByte(issuer, '/')
	if i < 0 || !(strings.HasPrefix(issuer, "https://") || strings.HasPrefix(issuer, "http://")) {
		return ""
	}
	if id := issuer[i+1:]; admin.IsPoolID(id) {
		return id
	}
	return ""
}

// trust is what follows from a source: the issuers that are right, and where
// the keys are.
type trust struct {
	pool    string
	issuers []string
	keys    string // URL of the key set
	// assumed means that nobody named the pool but the token itself.
	assumed bool
}

// trustIn decides whose keys may verify a user pool's token, and returns why
// there are none. The token has a say only when no pool was named: then the
// pool in iss counts, after iss has matched the form of AWS's issuers.
//
// That is safe in that no token can make us call a host of its choosing: the
// host is computed from the Region alone by the SDK's own rules, and ends in a
// domain of AWS's, while the rest of the URL is a pool id of letters and digits.
// It does not say that the pool is the right one; the issuer check tells that
// nobody named it.
func trustIn(source Source, issuer string) (trust, string) {
	if source.Pool != "" {
		return trustPool(source)
	}
	if source.Endpoint != "" {
		if source.Pool = poolOfIssuer(issuer); source.Pool == "" {
			return trust{}, "no pool was named, and the issuer names none"
		}
	} else {
		m := issuerForm.FindStringSubmatch(issuer)
		if len(m) == 0 || admin.RegionOf(m[2]) != m[1] {
			return trust{}, "no pool was named, and the issuer is no user pool of AWS's"
		}
		source.Pool = m[2]
	}
	t, why := trustPool(source)
	t.assumed = true
	if why == "" && source.Endpoint == "" && !slices.Contains(t.issuers, issuer) {
		return trust{}, "no pool was named, and the issuer is no user pool of AWS's"
	}
	return t, why
}

func trustPool(source Source) (trust, string) {
	if !admin.IsPoolID(source.Pool) {
		return trust{}, "the pool's id has not the form Region_letters"
	}
	t := trust{pool: source.Pool}
	for _, r := range append([]string{admin.RegionOf(source.Pool)}, source.Replicas...) {
		if host, err := call.PoolHost(r); r != "" && err == nil {
			t.issuers = append(t.issuers, "https://"+host+"/"+source.Pool, "https://issuer-"+host+"/"+source.Pool)
		}
	}
	if source.Endpoint != "" {
		base := strings.TrimRight(source.Endpoint, "/")
		t.issuers = append([]string{base + "/" + source.Pool}, t.issuers...)
		t.keys = base + "/" + source.Pool + keysPath
		return t, ""
	}
	if len(t.issuers) == 0 {
		return trust{}, "the pool's Region has no user pools"
	}
	t.keys = t.issuers[0] + keysPath
	return t, ""
}

// keysPath is where a user pool's key set is, under its issuer.
const keysPath = "/.well-known/jwks.json"

// accepts reports whether an issuer is the pool's. Emulators on this machine are
// known by several names and ports, and their tokens carry any of them.
func (t trust) accepts(issuer, endpoint string) bool {
	if slices.Contains(t.issuers, issuer) {
		return true
	}
	return isLoopback(endpoint) && isLoopback(issuer) && poolOfIssuer(issuer) == t.pool
}

// isLoopback reports whether a URL leads to this machine.
func isLoopback(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	if ip := net.ParseIP(u.Hostname()); ip != nil {
		return ip.IsLoopback() || ip.IsUnspecified()
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	return slices.ContainsFunc(loopbackNames, func(name string) bool {
		return host == name || strings.HasSuffix(host, "."+name)
	})
}

// loopbackNames are names of this machine, with all below them: RFC 6761 §6.3, those of
// /etc/hosts of Linux distributions, and LocalStack's, which resolves to 127.0.0.1
// (LocalStack documentation, "Network troubleshooting").
var loopbackNames = []string{"localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback", "localhost.localstack.cloud"}
