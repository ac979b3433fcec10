// Package imports has import jobs: CSV files whose rows become users (developer guide,
// "Importing users into user pools from a CSV file").
package imports

import (
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// How long things take. The address for the file is documented; a job expires after 24 to 48
// hours; AWS needs minutes for a few users, of which a person who tries it would see nothing.
const (
	uploadLife  = 15 * time.Minute
	startWithin = 24 * time.Hour
	pendingFor  = time.Second
	perSecond   = 1000 // rows that a job imports in a second
)

// Job is one import.
type Job struct {
	types.UserImportJobType
	Signature string // in the address that takes the file
	File      string // what was uploaded, "" before that and when the job has ended
	Uploaded  bool
	Done      int // rows that were dealt with
}

// Kept holds a pool's jobs in the order of creation.
const Kept account.Part[[]*Job] = "import jobs"

// active is the job that runs in the account, of which there can be one.
type active struct{ Pool, Job string }

const running account.Part[active] = "running import"

// find finds a job. The text is not documented.
func find(c *account.Call, p *directory.Pool, id string) (*Job, error) {
	jobs := Kept.Get(p)
	i := slices.IndexFunc(jobs, func(j *Job) bool { return *j.JobId == id })
	if i < 0 {
		return nil, refuse.NotFound("User import job %s does not exist.", id)
	}
	jobs[i].expire(c.At)
	return jobs[i], nil
}

// expire ends a job that nobody started in time.
func (j *Job) expire(at time.Time) {
	if j.Status == types.UserImportJobStatusTypeCreated && at.Sub(*j.CreationDate) > startWithin {
		j.Status, j.File = types.UserImportJobStatusTypeExpired, ""
	}
}

// runs reports whether the job was started and has not ended.
func (j *Job) runs() bool {
	return j.Status == types.UserImportJobStatusTypePending || j.Status == types.UserImportJobStatusTypeInProgress
}

// end ends the job, and forgets its file.
func (j *Job) end(c *account.Call, as types.UserImportJobStatusType, message string) {
	j.Status, j.CompletionMessage, j.CompletionDate = as, &message, aws.Time(c.At)
	j.File = ""
	*running.Of(c) = active{}
}

// Settled returns an error if the pool can't be changed now because users are imported into it. The
// text is not documented.
func Settled(p *directory.Pool) error {
	if slices.ContainsFunc(Kept.Get(p), (*Job).runs) {
		return refuse.With("UserImportInProgressException", "A user import job is in progress for user pool %s.", p.ID())
	}
	return nil
}
