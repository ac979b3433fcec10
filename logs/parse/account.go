package parse

// Passed is a kind of record that is understood but has no event.
type Passed uint8

// The kinds of records that are skipped.
const (
	OtherService Passed = iota // a record of a service without sign-ins
	FunctionLine               // a line of a program, or of Lambda about a program
	Digest                     // a file of CloudTrail with the hashes of other files
	Insight                    // CloudTrail's report of how often something is called
	Control                    // a message between services: a check of a destination, the start of a session
	Metrics                    // counts that a program embeds in its log
	Layout                     // a rule of a table, a heading, a token of the next page
	passedKinds
)

// passedNames are the singular and plural names of each kind.
var passedNames = [passedKinds][2]string{
	OtherService: {"record of another service", "records of other services"},
	FunctionLine: {"line of a program", "lines of programs"},
	Digest:       {"digest file", "digest files"},
	Insight:      {"Insight event", "Insight events"},
	Control:      {"control message", "control messages"},
	Metrics:      {"record of metrics", "records of metrics"},
	Layout:       {"line of a table", "lines of tables"},
}

// Names returns the singular and plural names of this kind of record.
func (k Passed) Names() (one, many string) { return passedNames[k][0], passedNames[k][1] }

// Account counts what became of the records that a Parser was given. Each record is
// counted separately, however many were in one envelope or on one line.
type Account struct {
	Events int
	Passed [passedKinds]int // by kind
	Missed int              // records that no format recognizes
	First  string           // the first of these, as it was written

	Yearless int // records whose times have no year, so that it was assumed
}

// PassedOver returns how many records have no event.
func (a *Account) PassedOver() (n int) {
	for kind, of := range a.Passed {
		if Passed(kind) != Layout {
			n += of
		}
	}
	return n
}

// missed counts a record that no format recognizes.
func (p *Parser) missed(text string) error {
	if p.account.Missed++; p.account.Missed == 1 {
		p.account.First = text
	}
	return ErrNotUnderstood
}

// Account returns the counts so far.
func (p *Parser) Account() Account { return p.account }
