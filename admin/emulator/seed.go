package emulator

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// PoolSeed is a pool to begin with. Its settings are those of DescribeUserPool;
// what is zero takes the default of CreateUserPool. SchemaAttributes names the
// custom attributes, with their prefix; the standard ones are there already.
type PoolSeed struct {
	types.UserPoolType
	MFA  cip.GetUserPoolMfaConfigOutput
	Logs []types.LogConfigurationType
}

// UserSeed is a user to begin with.
type UserSeed struct {
	Username        string
	Sub             string               // drawn if ""
	Attributes      []Attribute          // the sub is none of them
	Status          types.UserStatusType // CONFIRMED if ""
	Disabled        bool
	Created         time.Time // now if zero
	Modified        time.Time // as Created if zero
	Invited         time.Time // when the temporary password was set; as Created if zero
	Password        string    // "": the user has one that nobody knows
	Groups          []string
	Factors         []string // second factors, as UserMFASettingList names them
	PreferredFactor string
	TOTPSecret      string // base32, of a verified authenticator app
	Identities      []Identity
	Devices         []types.DeviceType
	Events          []types.AuthEventType // newest first
}

// Identity is a user of an identity provider behind a profile.
type Identity struct {
	UserID       string
	ProviderName string
	ProviderType string
	Issuer       string // "" for none
	Primary      bool   // the profile was made by this provider
	Created      time.Time
}

// AddPool adds a pool and gives its id: the seed's, or one that is drawn.
func (s *Server) AddPool(seed PoolSeed) (id string, err error) {
	s.account.Lock()
	defer s.account.Unlock()
	in := &cip.CreateUserPoolInput{PoolName: seed.Name, UsernameConfiguration: seed.UsernameConfiguration}
	p, err := newPool(s.account, in, s.account.now())
	if err != nil {
		return "", err
	}
	schema := slices.Concat(p.described.SchemaAttributes, seed.SchemaAttributes)
	copyMembers(&p.described, &seed.UserPoolType)
	p.described.SchemaAttributes = schema
	p.described.Policies = completed(p.described.Policies)
	if seed.Arn == nil {
		p.described.Arn = aws.String(s.account.poolARN(p.id()))
	}
	copyMembers(&p.mfa, &seed.MFA)
	p.mfa.MfaConfiguration = cmp.Or(seed.MFA.MfaConfiguration, p.described.MfaConfiguration)
	*logsPart.of(p) = seed.Logs
	p.arrangeSignIn()
	all := poolsIn(s.account)
	all.list = append(all.list, p)
	return p.id(), nil
}

// AddClient adds an app client to a pool and gives its id: the seed's, or one
// that is drawn. What is zero takes the default of CreateUserPoolClient.
func (s *Server) AddClient(poolID string, seed types.UserPoolClientType) (id string, err error) {
	err = s.inPool(poolID, func(p *pool) error {
		k := newClient(s.account, p, &cip.CreateUserPoolClientInput{UserPoolId: p.described.Id}, s.account.now())
		copyMembers(&k.UserPoolClientType, &seed)
		id = *k.ClientId
		return nil
	})
	return id, err
}

// AddGroup adds a group to a pool.
func (s *Server) AddGroup(poolID string, seed types.GroupType) error {
	return s.inPool(poolID, func(p *pool) error {
		g, err := addGroup(p, &cip.CreateGroupInput{GroupName: seed.GroupName, UserPoolId: p.described.Id}, s.account.now())
		if err == nil {
			copyMembers(&g.GroupType, &seed)
		}
		return err
	})
}

// AddProvider adds an identity provider to a pool.
func (s *Server) AddProvider(poolID string, seed types.IdentityProviderType) error {
	return s.inPool(poolID, func(p *pool) error {
		seed.UserPoolId = p.described.Id
		known := providersPart.of(p)
		*known = append(*known, &seed)
		return nil
	})
}

// AddResourceServer adds a resource server to a pool.
func (s *Server) AddResourceServer(poolID string, seed types.ResourceServerType) error {
	return s.inPool(poolID, func(p *pool) error {
		seed.UserPoolId = p.described.Id
		known := resourceServersPart.of(p)
		*known = append(*known, seed)
		return nil
	})
}

// AddUsers adds users to a pool: a million in seconds. Their names and subs must
// be new, and their groups be there; the pool's schema is not looked at. The
// seeds are asked for under the server's lock.
func (s *Server) AddUsers(poolID string, seeds iter.Seq[UserSeed]) error {
	return s.inPool(poolID, func(p *pool) error {
		now := s.account.now()
		var users []*user
		var block []user // made a thousand at a time, which spares the garbage collector
		for seed := range seeds {
			if len(block) == cap(block) {
				block = make([]user, 0, 1000)
			}
			block = append(block, user{})
			u := &block[len(block)-1]
			if err := fill(s.account, u, p, seed, now); err != nil {
				return err
			}
			users = append(users, u)
		}
		p.users.addAll(users)
		for _, u := range users {
			for _, g := range u.groups {
				g.members = append(g.members, u)
			}
		}
		return nil
	})
}

// inPool runs work on a pool under the lock.
func (s *Server) inPool(poolID string, work func(*pool) error) error {
	s.account.Lock()
	defer s.account.Unlock()
	p, err := poolsIn(s.account).pool(poolID)
	if err != nil {
		return err
	}
	return work(p)
}

// fill makes a user of a seed. The groups' side of memberships waits until the
// user has a place in the directory.
func fill(a *account, u *user, p *pool, seed UserSeed, now time.Time) error {
	*u = user{
		username: seed.Username, sub: seed.Sub, status: seed.Status, enabled: !seed.Disabled,
		created: orElse(seed.Created, now), attributes: attributesOf(seed.Attributes),
	}
	u.modified = orElse(seed.Modified, time.UnixMilli(u.created))
	if u.status == types.UserStatusTypeForceChangePassword {
		u.invited = orElse(seed.Invited, time.UnixMilli(u.created))
	}
	if u.sub == "" {
		u.sub = a.random.uuid()
	}
	if u.status == "" {
		u.status = types.UserStatusTypeConfirmed
	}
	switch {
	case seed.Password != "":
		u.password = newPassword(a.random, seed.Password)
	case u.status != types.UserStatusTypeExternalProvider:
		u.password = unknownPassword()
	}
	seedRare(u, seed)
	return joinSeeded(u, p, seed.Groups)
}

func joinSeeded(u *user, p *pool, names []string) error {
	for _, name := range names {
		g, err := p.group(name)
		if err != nil {
			return fmt.Errorf("adding user %s to group %s: %w", u.username, name, err)
		}
		u.groups = append(u.groups, g)
	}
	return nil
}

func seedRare(u *user, seed UserSeed) {
	if len(seed.Factors)+len(seed.TOTPSecret)+len(seed.Identities)+len(seed.Devices)+len(seed.Events) == 0 {
		return
	}
	rare := u.rare()
	rare.factors = factors{enabled: slices.Clone(seed.Factors), preferred: seed.PreferredFactor, secret: seed.TOTPSecret, verified: seed.TOTPSecret != ""}
	if len(seed.Devices) > 0 {
		*devicesPart.of(rare) = slices.Clone(seed.Devices)
	}
	if len(seed.Events) > 0 {
		*eventsPart.of(rare) = slices.Clone(seed.Events)
	}
	for _, id := range seed.Identities {
		linked := identity{
			UserID: id.UserID, ProviderName: id.ProviderName, ProviderType: id.ProviderType,
			Primary: id.Primary, DateCreated: id.Created.UnixMilli(),
		}
		if id.Issuer != "" {
			linked.Issuer = &id.Issuer
		}
		rare.identities = append(rare.identities, linked)
	}
}

func orElse(at, otherwise time.Time) int64 {
	if at.IsZero() {
		return otherwise.UnixMilli()
	}
	return at.UnixMilli()
}

// PoolID is the id of the first pool of a name, "" if there is none.
func (s *Server) PoolID(name string) string {
	s.account.Lock()
	defer s.account.Unlock()
	for _, p := range poolsIn(s.account).list {
		if deref(p.described.Name) == name {
			return p.id()
		}
	}
	return ""
}
