package imports

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/random"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// createUserImportJob makes a job and the address that takes its file. Which column holds the
// hashes of a PasswordHashingAlgorithm is not documented where we could read it: such a job is
// refused rather than run without them. Whether the role may write logs is not checked.
func createUserImportJob(c *account.Call, p *directory.Pool, in *cip.CreateUserImportJobInput) (*cip.CreateUserImportJobOutput, error) {
	if in.PasswordHashingAlgorithm != "" {
		return nil, refuse.InvalidParameter("PasswordHashingAlgorithm is not supported.") // by the emulator
	}
	j := &Job{Signature: c.Random.Pick("0123456789abcdef", 64)}
	shape.Copy(&j.UserImportJobType, in)
	j.JobId = aws.String("import-" + c.Random.Pick(random.Alphanumeric, 10)) // as in amplify-js#6416
	j.Status, j.CreationDate = types.UserImportJobStatusTypeCreated, aws.Time(c.At)
	j.PreSignedUrl = aws.String(j.address(c.Issuer))
	all := Kept.Of(p)
	*all = append(*all, j)
	return &cip.CreateUserImportJobOutput{UserImportJob: &j.UserImportJobType}, nil
}

func describeUserImportJob(c *account.Call, p *directory.Pool, in *cip.DescribeUserImportJobInput) (*cip.DescribeUserImportJobOutput, error) {
	j, err := find(c, p, *in.JobId)
	if err != nil {
		return nil, err
	}
	return &cip.DescribeUserImportJobOutput{UserImportJob: &j.UserImportJobType}, nil
}

// listUserImportJobs lists the newest first (developer guide).
func listUserImportJobs(c *account.Call, p *directory.Pool, in *cip.ListUserImportJobsInput) (*cip.ListUserImportJobsOutput, error) {
	newest := slices.Clone(Kept.Get(p))
	slices.Reverse(newest)
	jobs, next, err := account.Page(c, account.Listing{Scope: "ListUserImportJobs " + p.ID(), Limit: in.MaxResults, Token: in.PaginationToken}, newest)
	if err != nil {
		return nil, err
	}
	out := &cip.ListUserImportJobsOutput{PaginationToken: next, UserImportJobs: []types.UserImportJobType{}}
	for _, j := range jobs {
		j.expire(c.At)
		out.UserImportJobs = append(out.UserImportJobs, j.UserImportJobType)
	}
	return out, nil
}

// unmet refuses to start or stop a job. One text is from a report (amplify-js#6416), the others are
// not documented.
func unmet(format string, args ...any) error {
	return refuse.With("PreconditionNotMetException", format, args...)
}

// startUserImportJob starts a job that has a file. A pool without attributes that are verified
// automatically, or another job that runs in the account, prevents it (developer guide).
func startUserImportJob(c *account.Call, p *directory.Pool, in *cip.StartUserImportJobInput) (*cip.StartUserImportJobOutput, error) {
	j, err := find(c, p, *in.JobId)
	switch {
	case err != nil:
		return nil, err
	case j.Status != types.UserImportJobStatusTypeCreated:
		return nil, unmet("User import job %s can't be started, its status is %s.", *j.JobId, j.Status)
	case len(p.Described.AutoVerifiedAttributes) == 0:
		return nil, unmet("User pool %s has no auto verified attributes.", p.ID())
	case running.Get(c) != active{}:
		return nil, unmet("Another user import job is active in the account.")
	case !j.Uploaded:
		return nil, unmet("No csv file was uploaded for %s", *j.JobId)
	}
	j.Status, j.StartDate = types.UserImportJobStatusTypePending, aws.Time(c.At)
	*running.Of(c) = active{p.ID(), *j.JobId}
	return &cip.StartUserImportJobOutput{UserImportJob: &j.UserImportJobType}, nil
}

// stopUserImportJob stops a job that runs. It is stopped at once, as in the developer guide's
// sample: the emulator imports nothing in the middle of a call.
func stopUserImportJob(c *account.Call, p *directory.Pool, in *cip.StopUserImportJobInput) (*cip.StopUserImportJobOutput, error) {
	j, err := find(c, p, *in.JobId)
	switch {
	case err != nil:
		return nil, err
	case !j.runs():
		return nil, unmet("User import job %s can't be stopped, its status is %s.", *j.JobId, j.Status)
	}
	j.end(c, types.UserImportJobStatusTypeStopped, "The Import Job was stopped by the developer.")
	return &cip.StopUserImportJobOutput{UserImportJob: &j.UserImportJobType}, nil
}
