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

// Source is the user pool that a token is checked against: whose keys verify it, and which forms
// of issuer are accepted.
type Source struct {
	Pool string // the user pool id, "" for the one that the token names
	// Signer is the ARN of the load balancer whose tokens are accepted, "" for none.
	Signer string
	// Endpoint is the session's custom endpoint, "" for AWS's own. A custom endpoint serves the
	// keys, whatever the token says.
	Endpoint string
	// Replicas are further Regions of the pool. AWS documents the issuer with the primary Region
	// only; a replica's is accepted as well, as the pool's keys are the same everywhere.
	Replicas []string
}

// region is the pattern of a Region's name.
const region = admin.RegionForm

// issuerForm matches the issuers of AWS strictly: both types of issuer, the suffixes of all
// partitions, and nothing more.
var issuerForm = regexp.MustCompile(
	`^https://(?:issuer-)?cognito-idp\.(` + region + `)\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu)/(` + region + `_[0-9a-zA-Z]{1,40})$`)

// PoolOf returns the id of the user pool that an ID or access token names as its issuer, "" when
// it names none. It verifies nothing.
func PoolOf(t Token) string {
	claim, _ := t.Claims.Get("iss")
	issuer, _ := claim.string()
	return poolOfIssuer(issuer)
}

// poolOfIssuer returns the id of the pool that an issuer names, on any host: emulators have
// hosts of their own.
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

// trust is what follows from a source: the issuers that are accepted, and where the keys are.
type trust struct {
	pool    string
	issuers []string
	keys    string // URL of the key set
	// assumed means that only the token itself named the pool.
	assumed bool
}

// trustIn decides whose keys may verify a user pool's token, or says why nobody's may. The token
// counts only when no pool was named: then the pool in iss is taken, once iss has matched the
// form of AWS's issuers.
//
// That is safe because no token can make us call a host of its choosing: the SDK's own rules
// compute the host from the Region alone, it ends in a domain of AWS's, and the rest of the URL
// is a pool id of letters and digits. It does not mean that the pool is the right one; the
// issuer check says that nobody named it.
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
			return trust{}, "no pool was named, and the issuer is not an AWS user pool"
		}
		source.Pool = m[2]
	}
	t, why := trustPool(source)
	t.assumed = true
	if why == "" && source.Endpoint == "" && !slices.Contains(t.issuers, issuer) {
		return trust{}, "no pool was named, and the issuer is not an AWS user pool"
	}
	return t, why
}

func trustPool(source Source) (trust, string) {
	if !admin.IsPoolID(source.Pool) {
		return trust{}, "the pool's id does not have the form Region_letters"
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

// keysPath is the path of a user pool's key set, below its issuer.
const keysPath = "/.well-known/jwks.json"

// accepts reports whether an issuer is the pool's. Emulators on this machine have several names
// and ports, and their tokens may carry any of them.
func (t trust) accepts(issuer, endpoint string) bool {
	if slices.Contains(t.issuers, issuer) {
		return true
	}
	return isLoopback(endpoint) && isLoopback(issuer) && poolOfIssuer(issuer) == t.pool
}

// isLoopback reports whether a URL points to this machine.
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

// loopbackNames are names of this machine, including all their subdomains: RFC 6761 §6.3, those
// of /etc/hosts of Linux distributions, and LocalStack's, which resolves to 127.0.0.1
// (LocalStack documentation, "Network troubleshooting").
var loopbackNames = []string{"localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback", "localhost.localstack.cloud"}
