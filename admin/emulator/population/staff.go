package population

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// staff makes the users of acme-workforce.
type staff struct {
	seed        uint64
	now         time.Time
	people      *people
	dice        *dice
	devices     []string
	departments []department
	leads       []User
}

// department is where an employee works, in shares of a hundred.
type department struct {
	name  string
	group string // "" = none
	share int
}

func newStaff(seed uint64, now time.Time) *staff {
	return &staff{
		seed:    seed,
		now:     now,
		people:  newPeople(seed+streamEmployee, "acme.example"),
		dice:    newDice(),
		devices: deviceNames(),
		departments: []department{
			{"Engineering", "engineering", 44},
			{"Finance", "finance", 9},
			{"Human Resources", "hr", 7},
			{"Sales", "sales", 22},
			{"Legal", "", 5},
			{"Operations", "", 13},
		},
		leads: leads(seed, now),
	}
}

func (s *staff) user(i int) User {
	if i < len(s.leads) {
		return s.leads[i]
	}
	p := s.people.at(i)
	d := s.dice
	d.set(s.seed, streamEmployee, i)
	u := User{Sub: d.uuid(), Username: p.handle, Enabled: !d.chance(50)}
	u.Created = d.growing(s.now.Add(-years), s.now)
	u.Modified = d.between(u.Created, s.now)
	s.admit(&u, p)
	dept := s.assign(&u)
	u.Attributes = employeeAttributes(u, p, dept, employeeID(i))
	return u
}

// admit decides how an employee signs in.
func (s *staff) admit(u *User, p person) {
	d := s.dice
	switch n := d.IntN(1000); {
	case n < 560:
		// The directory's NameID is the address; the pool ignores case, so Cognito writes the
		// provider in lower case.
		u.federate(Identity{
			UserID: p.email, ProviderName: "AcmeAD", ProviderType: ProviderSAML,
			Issuer: "http://adfs.acme.example/adfs/services/trust", Primary: true, DateCreated: u.Created,
		})
		u.Username, u.Status = strings.ToLower(u.Username), StatusExternalProvider
	case n < 680:
		u.federate(Identity{
			UserID: "00u" + d.word(base36, 17), ProviderName: "Okta", ProviderType: ProviderOIDC,
			Primary: true, DateCreated: u.Created,
		})
		u.Username, u.Status = strings.ToLower(u.Username), StatusExternalProvider
	case n < 950:
		u.Status = StatusConfirmed
		u.setTOTP(d.word(base32, 52))
		if d.chance(500) {
			u.Devices = []Device{device(d, s.devices, u.Created, s.now)}
		}
	case n < 985:
		u.Status = StatusForceChangePassword
		if d.chance(500) {
			u.Created = d.between(s.now.Add(-6*day), s.now)
		}
		u.Invited, u.Modified = u.Created, u.Created
	default:
		u.Status = StatusResetRequired
		u.setTOTP(d.word(base32, 52))
	}
}

// assign puts an employee into a department and its groups.
func (s *staff) assign(u *User) department {
	d := s.dice
	n := d.IntN(100)
	dept := s.departments[len(s.departments)-1]
	for _, candidate := range s.departments {
		if n < candidate.share {
			dept = candidate
			break
		}
		n -= candidate.share
	}
	u.Groups = []string{"staff"}
	if dept.group != "" {
		u.Groups = append(u.Groups, dept.group)
	}
	switch {
	case dept.group == "engineering" && d.chance(120):
		u.Groups = append(u.Groups, "on-call")
	case dept.group == "finance" && d.chance(150): // payroll
		u.Groups = append(u.Groups, "hr")
	}
	if d.chance(15) {
		u.Groups = append(u.Groups, "admins")
	}
	slices.Sort(u.Groups)
	return dept
}

func employeeID(i int) string { return "E" + strconv.Itoa(10_000+i) }

func employeeAttributes(u User, p person, dept department, id string) []Attribute {
	a := []Attribute{
		{"custom:department", dept.name},
		{"custom:employee_id", id},
		{"email", p.email},
		{"email_verified", yes(u.Status != StatusForceChangePassword)},
		{"family_name", p.family.text},
		{"given_name", p.given.text},
	}
	if len(u.Identities) > 0 {
		a = append(a, Attribute{"identities", identitiesJSON(u.Identities)})
	}
	return append(
		a,
		Attribute{"locale", p.culture.locale},
		Attribute{"name", string(p.culture.appendFull(nil, p.given.text, p.family.text))},
		Attribute{"zoneinfo", p.culture.zone},
	)
}
