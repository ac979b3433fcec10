package parse

// Passed is a kind of record that is understood and tells of no event.
type Passed uint8

// The kinds of records that are passed over.
const (
	OtherService Passed = iota // a record of a service that knows no sign-ins
	FunctionLine               // a line of a program, or of Lambda about it
	Digest                     // a file of CloudTrail with the hashes of others
	Insight                    // CloudTrail's own word on how often something is called
	Control                    // a message between services: a destination is looked at, a session begins
	Metrics                    // counts that a program embeds in its log
	Layout                     // a rule of a table, a heading, a token of the next page
	passedKinds
)

// passedNames are what one of each kind is called, and several of it.
var passedNames = [passedKinds][2]string{
	OtherService: {"record of another service", "records of other services"},
	FunctionLine: {"line of a program", "lines of programs"},
	Digest:       {"digest file", "digest files"},
	Insight:      {"Insight event", "Insight events"},
	Control:      {"control message", "control messages"},
	Metrics:      {"record of metrics", "records of metrics"},
	Layout:       {"line of a table", "lines of tables"},
}

// Names are what one record of this kind is called, and several.
func (k Passed) Names() (one, many string) { return passedNames[k][0], passedNames[k][1] }

// Account is how the records fared that a Parser was given. Each is counted for
// itself, however many came in one envelope or on one line.
type Account struct {
	Events int
	Passed [passedKinds]int // by kind
	Missed int              // that no format knows
	First  string           // of these, as it was written
}

// PassedOver is how many records tell of no event.
func (a *Account) PassedOver() (n int) {
	for kind, of := range a.Passed {
		if Passed(kind) != Layout {
			n += of
		}
	}
	return n
}

// missed counts a record that no format knows.
func (p *Parser) missed(text string) error {
	if p.account.Missed++; p.account.Missed == 1 {
		p.account.First = text
	}
	return ErrNotUnderstood
}

// Account is how the records fared so far.
func (p *Parser) Account() Account { return p.account }
