package imports

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// The limits of a file (developer guide).
const (
	maxFile = 100 << 20
	maxRows = 500_000
	maxRow  = 16_000 // characters
)

// Advance does what the job that runs has done since the last call. Every call on user pools
// begins with it, so that the users whom a job has made by then are there.
func Advance(c *account.Call) {
	now := running.Get(c)
	if now == (active{}) {
		return
	}
	p, err := directory.In(c).Pool(now.Pool)
	if err != nil {
		*running.Of(c) = active{} // the pool can't be deleted meanwhile, but it may be taken out by hand
		return
	}
	if j, err := find(c, p, now.Job); err == nil {
		j.advance(c, p)
	}
}

func (j *Job) advance(c *account.Call, p *directory.Pool) {
	began := j.StartDate.Add(pendingFor)
	if c.At.Before(began) {
		return
	}
	j.Status = types.UserImportJobStatusTypeInProgress
	due := int(c.At.Sub(began)/time.Second) * perSecond
	if due <= j.Done {
		return
	}
	lines := strings.Split(strings.TrimSuffix(j.File, "\n"), "\n")
	columns, complaint := columnsOf(p, strings.TrimSuffix(lines[0], "\r"))
	switch rows := lines[1:]; {
	case complaint != "":
	case !utf8.ValidString(j.File):
		complaint = "The CSV file is not in UTF-8." // this and the next are not documented
	case len(rows) > maxRows:
		complaint = fmt.Sprintf("The CSV file has more than %d rows.", maxRows)
	default:
		j.importRows(c, p, columns, rows[:min(due, len(rows))])
		if j.Done < len(rows) {
			return
		}
	}
	j.conclude(c, complaint)
}

// importRows deals with the rows that were not dealt with before.
func (j *Job) importRows(c *account.Call, p *directory.Pool, columns, rows []string) {
	for ; j.Done < len(rows); j.Done++ {
		made := importRow(c, p, columns, strings.TrimSuffix(rows[j.Done], "\r"))
		switch made.word {
		case succeeded.word:
			j.ImportedUsers++
		case skipped.word:
			j.SkippedUsers++
		default:
			j.FailedUsers++
		}
		if c.Deliver != nil { // the header is the first line
			text := fmt.Sprintf("[%s] Line Number %d - %s", made.word, j.Done+2, made.why)
			c.Deliver("/aws/cognito/userpools/"+p.ID()+"/"+*p.Described.Name, *j.JobId+"/"+*j.JobName, c.At, text)
		}
	}
}

// conclude ends a job whose rows were all dealt with, or whose file can't be read. How many rows
// are too many to fail is not documented; here it is more than half. The texts are AWS's
// (developer guide; aws-solutions/cognito-user-profiles-export-reference-architecture#9).
func (j *Job) conclude(c *account.Call, complaint string) {
	switch {
	case complaint != "":
		j.end(c, types.UserImportJobStatusTypeFailed, complaint)
	case j.FailedUsers+j.SkippedUsers > j.ImportedUsers:
		j.end(c, types.UserImportJobStatusTypeFailed, "Too many users have failed or been skipped during the import.")
	default:
		j.end(c, types.UserImportJobStatusTypeSucceeded, "Import Job Completed Successfully.")
	}
}
