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

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/clients"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/delivery"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/devices/tracking"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/history"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/providers"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/resourceservers"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/settings"
)

// PoolSeed is a pool to begin with. Its settings are those of DescribeUserPool; a zero setting
// gets the default of CreateUserPool. SchemaAttributes lists the custom attributes, with their
// prefix; the standard ones are always there.
type PoolSeed struct {
	types.UserPoolType
	MFA  cip.GetUserPoolMfaConfigOutput
	Logs []types.LogConfigurationType
}

// UserSeed is a user to begin with.
type UserSeed struct {
	Username        string
	Sub             string               // drawn if ""
	Attributes      []Attribute          // without the sub
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

// AddPool adds a pool and returns its id: the seed's, else a random one.
func (s *Server) AddPool(seed PoolSeed) (id string, err error) {
	s.account.Lock()
	defer s.account.Unlock()
	in := &cip.CreateUserPoolInput{PoolName: seed.Name, UsernameConfiguration: seed.UsernameConfiguration}
	p, err := settings.New(s.account, in, s.account.Now())
	if err != nil {
		return "", err
	}
	schema := slices.Concat(p.Described.SchemaAttributes, seed.SchemaAttributes)
	shape.Copy(&p.Described, &seed.UserPoolType)
	p.Described.SchemaAttributes = schema
	p.Described.Policies = settings.Completed(p.Described.Policies)
	if seed.Arn == nil {
		p.Described.Arn = aws.String(s.account.PoolARN(p.ID()))
	}
	shape.Copy(&p.MFA, &seed.MFA)
	p.MFA.MfaConfiguration = cmp.Or(seed.MFA.MfaConfiguration, p.Described.MfaConfiguration)
	*delivery.Kept.Of(p) = seed.Logs
	p.ArrangeSignIn()
	all := directory.In(s.account)
	all.List = append(all.List, p)
	return p.ID(), nil
}

// AddClient adds an app client to a pool and returns its id: the seed's, else a random one. A
// zero setting gets the default of CreateUserPoolClient.
func (s *Server) AddClient(poolID string, seed types.UserPoolClientType) (id string, err error) {
	err = s.inPool(poolID, func(p *directory.Pool) error {
		k := clients.New(s.account, p, &cip.CreateUserPoolClientInput{UserPoolId: p.Described.Id}, s.account.Now())
		shape.Copy(&k.UserPoolClientType, &seed)
		id = *k.ClientId
		return nil
	})
	return id, err
}

// AddGroup adds a group to a pool.
func (s *Server) AddGroup(poolID string, seed types.GroupType) error {
	return s.inPool(poolID, func(p *directory.Pool) error {
		g, err := directory.AddGroup(p, &cip.CreateGroupInput{GroupName: seed.GroupName, UserPoolId: p.Described.Id}, s.account.Now())
		if err == nil {
			shape.Copy(&g.GroupType, &seed)
		}
		return err
	})
}

// AddProvider adds an identity provider to a pool.
func (s *Server) AddProvider(poolID string, seed types.IdentityProviderType) error {
	return s.inPool(poolID, func(p *directory.Pool) error {
		seed.UserPoolId = p.Described.Id
		known := providers.Kept.Of(p)
		*known = append(*known, &seed)
		return nil
	})
}

// AddResourceServer adds a resource server to a pool.
func (s *Server) AddResourceServer(poolID string, seed types.ResourceServerType) error {
	return s.inPool(poolID, func(p *directory.Pool) error {
		seed.UserPoolId = p.Described.Id
		known := resourceservers.Kept.Of(p)
		*known = append(*known, seed)
		return nil
	})
}

// AddUsers adds users to a pool: a million in seconds. Their names and subs must be new, and
// their groups must exist; the pool's schema is not checked. seeds is iterated under the
// account's lock.
func (s *Server) AddUsers(poolID string, seeds iter.Seq[UserSeed]) error {
	return s.inPool(poolID, func(p *directory.Pool) error {
		now := s.account.Now()
		var users []*directory.User
		var block []directory.User // made a thousand at a time, which saves work for the garbage collector
		for seed := range seeds {
			if len(block) == cap(block) {
				block = make([]directory.User, 0, 1000)
			}
			block = append(block, directory.User{})
			u := &block[len(block)-1]
			if err := fill(s.account, u, p, seed, now); err != nil {
				return err
			}
			users = append(users, u)
		}
		p.Users.AddAll(users)
		for _, u := range users {
			for _, g := range u.Groups {
				g.Members = append(g.Members, u)
			}
		}
		return nil
	})
}

// inPool runs work on a pool under the lock.
func (s *Server) inPool(poolID string, work func(*directory.Pool) error) error {
	s.account.Lock()
	defer s.account.Unlock()
	p, err := directory.In(s.account).Pool(poolID)
	if err != nil {
		return err
	}
	return work(p)
}

// fill makes a user from a seed. Group member lists are filled later, once the user has a place
// in the directory.
func fill(a *account.Account, u *directory.User, p *directory.Pool, seed UserSeed, now time.Time) error {
	*u = directory.User{
		Username: seed.Username, Sub: seed.Sub, Status: seed.Status, Enabled: !seed.Disabled,
		Created: orElse(seed.Created, now), Attributes: directory.AttributesOf(seed.Attributes),
	}
	u.Modified = orElse(seed.Modified, time.UnixMilli(u.Created))
	if u.Status == types.UserStatusTypeForceChangePassword {
		u.Invited = orElse(seed.Invited, time.UnixMilli(u.Created))
	}
	if u.Sub == "" {
		u.Sub = a.Random.UUID()
	}
	if u.Status == "" {
		u.Status = types.UserStatusTypeConfirmed
	}
	switch {
	case seed.Password != "":
		u.Password = directory.NewPassword(a.Random, p.Digest(u.Username, seed.Password))
	case u.Status != types.UserStatusTypeExternalProvider:
		u.Password = directory.UnknownPassword()
	}
	seedRare(u, seed)
	return joinSeeded(u, p, seed.Groups)
}

func joinSeeded(u *directory.User, p *directory.Pool, names []string) error {
	for _, name := range names {
		g, err := p.Group(name)
		if err != nil {
			return fmt.Errorf("adding user %s to group %s: %w", u.Username, name, err)
		}
		u.Groups = append(u.Groups, g)
	}
	return nil
}

func seedRare(u *directory.User, seed UserSeed) {
	if len(seed.Factors)+len(seed.TOTPSecret)+len(seed.Identities)+len(seed.Devices)+len(seed.Events) == 0 {
		return
	}
	rare := u.Rare()
	rare.Factors = directory.Factors{Enabled: slices.Clone(seed.Factors), Preferred: seed.PreferredFactor, Secret: seed.TOTPSecret}
	if len(seed.Devices) > 0 {
		*tracking.Kept.Of(rare) = tracking.Of(seed.Devices)
	}
	if len(seed.Events) > 0 {
		*history.Kept.Of(rare) = slices.Clone(seed.Events)
	}
	for _, id := range seed.Identities {
		linked := directory.Identity{
			UserID: id.UserID, ProviderName: id.ProviderName, ProviderType: id.ProviderType,
			Primary: id.Primary, DateCreated: id.Created.UnixMilli(),
		}
		if id.Issuer != "" {
			linked.Issuer = &id.Issuer
		}
		rare.Identities = append(rare.Identities, linked)
	}
}

func orElse(at, otherwise time.Time) int64 {
	if at.IsZero() {
		return otherwise.UnixMilli()
	}
	return at.UnixMilli()
}

// PoolID returns the id of the first pool with that name, "" if there is none.
func (s *Server) PoolID(name string) string {
	s.account.Lock()
	defer s.account.Unlock()
	for _, p := range directory.In(s.account).List {
		if shape.Value(p.Described.Name) == name {
			return p.ID()
		}
	}
	return ""
}
