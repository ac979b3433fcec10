package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

// importer is a pool that users are imported into.
type importer struct {
	*lab
	pool   *string
	logged *[]string // lines, after their group and stream
}

func newImporter(t *testing.T, edit ...func(*cip.CreateUserPoolInput)) importer {
	t.Helper()
	l, logged := newLab(t), []string{}
	l.server = emulator.New(emulator.Options{Now: func() time.Time { return l.now }, Seed: 42, Deliver: func(group, stream string, _ time.Time, record string) {
		logged = append(logged, group+" "+stream+" "+record)
	}})
	endpoint := httptest.NewServer(l.server)
	t.Cleanup(endpoint.Close)
	l.url, l.Client = endpoint.URL, newClient(endpoint.URL)
	return importer{l, l.pool(slices.Concat([]func(*cip.CreateUserPoolInput){func(in *cip.CreateUserPoolInput) {
		in.AutoVerifiedAttributes = []types.VerifiedAttributeType{types.VerifiedAttributeTypeEmail}
	}}, edit)...), &logged}
}

func (i importer) create() *types.UserImportJobType {
	i.Helper()
	return must(i.CreateUserImportJob(i.Context(), &cip.CreateUserImportJobInput{
		UserPoolId: i.pool, JobName: aws.String("move"), CloudWatchLogsRoleArn: aws.String("arn:aws:iam::123456789012:role/logs"),
	}))(i.lab).UserImportJob
}

// upload sends a file to a job's address, and returns the answer's status and S3's error code.
func (i importer) upload(address, file string, headers ...string) (int, string) {
	i.Helper()
	request, err := http.NewRequestWithContext(i.Context(), http.MethodPut, address, strings.NewReader(file))
	if err != nil {
		i.Fatal(err)
	}
	request.Header.Set("X-Amz-Server-Side-Encryption", "aws:kms")
	for n := 0; n < len(headers); n += 2 {
		request.Header.Set(headers[n], headers[n+1])
	}
	status, _, body := i.do(request)
	_, code, _ := strings.Cut(body, "<Code>")
	code, _, _ = strings.Cut(code, "</Code>")
	return status, code
}

func (i importer) start(job *types.UserImportJobType) error {
	_, err := i.StartUserImportJob(i.Context(), &cip.StartUserImportJobInput{UserPoolId: i.pool, JobId: job.JobId})
	return err
}

func (i importer) stop(job *types.UserImportJobType) error {
	_, err := i.StopUserImportJob(i.Context(), &cip.StopUserImportJobInput{UserPoolId: i.pool, JobId: job.JobId})
	return err
}

func (i importer) described(job *types.UserImportJobType) *types.UserImportJobType {
	i.Helper()
	return must(i.DescribeUserImportJob(i.Context(), &cip.DescribeUserImportJobInput{UserPoolId: i.pool, JobId: job.JobId}))(i.lab).UserImportJob
}

// file returns a file with all columns of the pool, of which the rows name some.
func (i importer) file(columns string, rows ...string) string {
	i.Helper()
	header := must(i.GetCSVHeader(i.Context(), &cip.GetCSVHeaderInput{UserPoolId: i.pool}))(i.lab).CSVHeader
	named := strings.Split(columns, ",")
	rest := slices.DeleteFunc(slices.Clone(header), func(name string) bool { return slices.Contains(named, name) })
	lines := []string{strings.Join(append(named, rest...), ",")}
	for _, row := range rows {
		lines = append(lines, row+strings.Repeat(",", len(rest)))
	}
	return strings.Join(lines, "\n") + "\n"
}

// run imports a file and returns the job as it ended.
func (i importer) run(file string) *types.UserImportJobType {
	i.Helper()
	job := i.create()
	if status, code := i.upload(*job.PreSignedUrl, file); status != http.StatusOK {
		i.Fatalf("uploading: %d %s", status, code)
	}
	if err := i.start(job); err != nil {
		i.Fatal(err)
	}
	i.pass(3 * time.Second)
	return i.described(job)
}

// TestRowsBecomeUsers imports the developer guide's sample, and one user more.
func TestRowsBecomeUsers(t *testing.T) {
	i := newImporter(t)
	job := i.create()
	file := "cognito:username,name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,email,email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at,cognito:mfa_enabled\n" +
		"John,,John,Doe,,,,,,,johndoe@example.com,TRUE,,02/01/1985,,,+12345550100,TRUE,123 Any Street\\, Any Town,,FALSE\n" +
		"Jane,, Jane ,Roe,,,,,,,janeroe@example.com,TRUE,,01/01/1985,,,+12345550199,TRUE,100 Main Street,,FALSE\n"
	if got := must(i.GetCSVHeader(t.Context(), &cip.GetCSVHeaderInput{UserPoolId: i.pool}))(i.lab).CSVHeader; len(got) != 21 || got[0] != "name" || got[20] != "cognito:username" {
		t.Errorf("the header is %q", got)
	}
	expect(t, i.start(job), "PreconditionNotMetException: No csv file was uploaded for "+*job.JobId)
	if status, code := i.upload(*job.PreSignedUrl, file); status != http.StatusOK {
		t.Fatalf("uploading: %d %s", status, code)
	}
	expect(t, i.start(job), "success")
	var states []types.UserImportJobStatusType
	for range 4 {
		states = append(states, i.described(job).Status)
		i.pass(900 * time.Millisecond)
	}
	if want := []types.UserImportJobStatusType{"Pending", "Pending", "InProgress", "Succeeded"}; !slices.Equal(states, want) {
		t.Errorf("the states are %q", states)
	}
	ended := i.described(job)
	if ended.ImportedUsers != 2 || *ended.CompletionMessage != "Import Job Completed Successfully." || ended.CompletionDate == nil {
		t.Errorf("ended as %+v", ended)
	}
	john := aws.String("John")
	got := must(i.AdminGetUser(t.Context(), &cip.AdminGetUserInput{UserPoolId: i.pool, Username: john}))(i.lab)
	if got.UserStatus != types.UserStatusTypeResetRequired || got.UserCreateDate.Before(*ended.StartDate) {
		t.Errorf("John is %+v", got)
	}
	for name, want := range map[string]string{
		"birthdate": "1985-02-01", "address": "123 Any Street, Any Town", "email_verified": "true", "family_name": "Doe",
	} {
		if is := i.attribute(i.pool, john, name); is != want {
			t.Errorf("%s is %q", name, is)
		}
	}
	if is := i.attribute(i.pool, aws.String("Jane"), "given_name"); is != "Jane" {
		t.Errorf("given_name is %q", is)
	}
	if want := "/aws/cognito/userpools/" + *i.pool + "/acme " + *job.JobId + "/move [SUCCEEDED] Line Number 2 - The import succeeded."; len(*i.logged) != 2 || (*i.logged)[0] != want {
		t.Errorf("the log is %q", *i.logged)
	}
}

// TestWhatRowsNeed imports one row each, in a pool with one user, alice.
func TestWhatRowsNeed(t *testing.T) {
	const columns = "cognito:username,email,email_verified,phone_number,phone_number_verified,birthdate,updated_at,cognito:mfa_enabled,custom:team"
	const unverified = "[FAILED] Line Number 2 - The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true)."
	requiring := func(mfa types.UserPoolMfaType) func(*cip.CreateUserPoolInput) {
		return func(in *cip.CreateUserPoolInput) {
			in.MfaConfiguration = mfa
			in.SmsConfiguration = &types.SmsConfigurationType{SnsCallerArn: aws.String("arn:aws:iam::123456789012:role/sms"), ExternalId: aws.String("x")}
		}
	}
	off, on, optional := requiring("OFF"), requiring("ON"), requiring("OPTIONAL")
	for name, test := range map[string]struct {
		pool      func(*cip.CreateUserPoolInput)
		row, want string
	}{
		"all of it":                   {off, `bob,bob@example.com,TRUE,+15550100,true,02/29/2000,1471453471,FALSE,red\,blue`, "[SUCCEEDED]"},
		"somebody else":               {off, `alice,bob@example.com,TRUE,,,,,,`, "[SKIPPED] Line Number 2 - The user already exists."},
		"no verified address":         {off, `bob,bob@example.com,,,,,,,`, unverified},
		"a false one":                 {off, `bob,bob@example.com,FALSE,,,,,,`, unverified},
		"another verified one":        {off, `bob,bob@example.com,,+15550100,TRUE,,,,`, unverified},
		"verified, and not there":     {off, `bob,,TRUE,,,,,,`, "[FAILED]"},
		"no username":                 {off, `,bob@example.com,TRUE,,,,,,`, "[FAILED]"},
		"a username with a space":     {off, `bob bobson,bob@example.com,TRUE,,,,,,`, "[FAILED]"},
		"a birth date of ISO 8601":    {off, `bob,bob@example.com,TRUE,,,2000-02-29,,,`, "[FAILED]"},
		"a birth date that never was": {off, `bob,bob@example.com,TRUE,,,02/30/2000,,,`, "[FAILED]"},
		"no number":                   {off, `bob,bob@example.com,TRUE,,,,yesterday,,`, "[FAILED]"},
		"no address":                  {off, `bob,bob,TRUE,,,,,,`, "[FAILED]"},
		"too few values":              {off, `bob,bob@example.com,TRUE`, "[FAILED]"},
		"too long":                    {off, `bob,bob@example.com,TRUE,,,,,,` + strings.Repeat("x", 16_000), "[FAILED]"},
		"MFA off: true":               {off, `bob,bob@example.com,TRUE,,,,,TRUE,`, "[FAILED]"},
		"MFA on: true":                {on, `bob,bob@example.com,TRUE,+15550100,,,,TRUE,`, "[SUCCEEDED]"},
		"MFA on: blank":               {on, `bob,bob@example.com,TRUE,,,,,,`, "[SUCCEEDED]"},
		"MFA on: false":               {on, `bob,bob@example.com,TRUE,,,,,FALSE,`, "[FAILED]"},
		"MFA optional: false":         {optional, `bob,bob@example.com,TRUE,,,,,FALSE,`, "[SUCCEEDED]"},
		"MFA optional: blank":         {optional, `bob,bob@example.com,TRUE,,,,,,`, "[FAILED]"},
	} {
		t.Run(name, func(t *testing.T) {
			i := newImporter(t, test.pool, func(in *cip.CreateUserPoolInput) {
				in.Schema = []types.SchemaAttributeType{{Name: aws.String("team"), AttributeDataType: types.AttributeDataTypeString}}
			})
			i.user(i.pool, "alice", types.UserStatusTypeConfirmed)
			job := i.run(i.file(columns, test.row))
			if len(*i.logged) != 1 || !strings.Contains((*i.logged)[0], " "+test.want) {
				t.Fatalf("the log is %q, want %q", *i.logged, test.want)
			}
			if got, want := job.Status == types.UserImportJobStatusTypeSucceeded, strings.HasPrefix(test.want, "[SUCCEEDED]"); got != want {
				t.Errorf("the job is %s: %s", job.Status, *job.CompletionMessage)
			}
		})
	}
}

// TestFilesThatCannotBeRead imports files whose header or encoding is wrong: the job fails.
func TestFilesThatCannotBeRead(t *testing.T) {
	i := newImporter(t)
	good := i.file("cognito:username,email,email_verified", "bob,bob@example.com,true")
	for name, file := range map[string]string{
		"empty":            "",
		"a byte order":     "\ufeff" + good,
		"a column too few": strings.Replace(good, ",nickname", "", 1),
		"one of no pool":   strings.Replace(good, "nickname", "alias", 1),
		"one twice":        strings.Replace(good, "nickname", "locale", 1),
		"Latin-1":          strings.Replace(good, "bob,", "b\xf6b,", 1),
	} {
		if job := i.run(file); job.Status != types.UserImportJobStatusTypeFailed || job.ImportedUsers+job.FailedUsers != 0 {
			t.Errorf("%s: %s", name, job.Status)
		}
	}
	if job := i.run(good); job.Status != types.UserImportJobStatusTypeSucceeded {
		t.Errorf("a good one: %s", job.Status)
	}
	// Two of three are there already: too many.
	job := i.run(i.file("cognito:username,email,email_verified", "bob,bob@example.com,true", "bob,bob@example.com,true", "eve,eve@example.com,true"))
	if job.Status != types.UserImportJobStatusTypeFailed || job.SkippedUsers != 2 || job.ImportedUsers != 1 || *job.CompletionMessage != "Too many users have failed or been skipped during the import." {
		t.Errorf("too many skipped: %+v", job)
	}
}

// TestImportedUsersMaySignInByCode imports into a pool that lets users in without a password.
func TestImportedUsersMaySignInByCode(t *testing.T) {
	i := newImporter(t, func(in *cip.CreateUserPoolInput) {
		in.Policies = &types.UserPoolPolicyType{SignInPolicy: &types.SignInPolicyType{AllowedFirstAuthFactors: []types.AuthFactorType{types.AuthFactorTypePassword, types.AuthFactorTypeEmailOtp}}}
	})
	i.run(i.file("cognito:username,email,email_verified", "bob,bob@example.com,true"))
	if is := i.status(i.pool, aws.String("bob")); is != types.UserStatusTypeConfirmed {
		t.Errorf("bob is %s", is)
	}
}

// TestWhatUploadsNeed sends files to addresses of jobs.
func TestWhatUploadsNeed(t *testing.T) {
	i := newImporter(t)
	job := i.create()
	for name, test := range map[string]struct {
		address string
		headers []string
		want    string
	}{
		"without encryption":  {*job.PreSignedUrl, []string{"X-Amz-Server-Side-Encryption", ""}, "SignatureDoesNotMatch"},
		"another signature":   {strings.Replace(*job.PreSignedUrl, "X-Amz-Signature=", "X-Amz-Signature=0", 1), nil, "SignatureDoesNotMatch"},
		"a job that is not":   {strings.Replace(*job.PreSignedUrl, "import-", "import-0", 1), nil, "SignatureDoesNotMatch"},
		"a pool that is not":  {strings.Replace(*job.PreSignedUrl, *i.pool, "eu-west-1_0", 1), nil, "SignatureDoesNotMatch"},
		"as it was asked for": {*job.PreSignedUrl, nil, ""},
	} {
		if status, code := i.upload(test.address, "x", test.headers...); code != test.want || (code == "") != (status == http.StatusOK) {
			t.Errorf("%s: %d %s", name, status, code)
		}
	}
	i.pass(16 * time.Minute)
	if _, code := i.upload(*job.PreSignedUrl, "x"); code != "AccessDenied" {
		t.Errorf("after 16 minutes: %s", code)
	}
}

// TestAnImportRunsAlone is about what is refused while a job runs, and before and after it.
func TestAnImportRunsAlone(t *testing.T) {
	i := newImporter(t)
	l, ctx := i.lab, t.Context()
	file := i.file("cognito:username,email,email_verified", slices.Repeat([]string{"bob,bob@example.com,true"}, 1500)...)
	job, other, unstarted := i.create(), i.create(), i.create()
	for _, j := range []*types.UserImportJobType{job, other} {
		i.upload(*j.PreSignedUrl, file)
	}
	expect(t, i.stop(job), "PreconditionNotMetException: *")
	expect(t, i.start(job), "success")
	expect(t, i.start(job), "PreconditionNotMetException: *")
	expect(t, i.start(other), "PreconditionNotMetException: *")
	i.pass(2 * time.Second)
	if half := i.described(job); half.Status != types.UserImportJobStatusTypeInProgress || half.ImportedUsers+half.SkippedUsers != 1000 {
		t.Errorf("after a thousand rows: %+v", half)
	}
	const busy = "UserImportInProgressException"
	refused(l.UpdateUserPool(ctx, &cip.UpdateUserPoolInput{UserPoolId: i.pool}))(l, busy, "*")
	refused(l.DeleteUserPool(ctx, &cip.DeleteUserPoolInput{UserPoolId: i.pool}))(l, busy, "*")
	refused(l.AddCustomAttributes(ctx, &cip.AddCustomAttributesInput{UserPoolId: i.pool, CustomAttributes: []types.SchemaAttributeType{{Name: aws.String("x")}}}))(l, busy, "*")
	expect(t, i.stop(job), "success")
	if stopped := i.described(job); stopped.Status != types.UserImportJobStatusTypeStopped || *stopped.CompletionMessage != "The Import Job was stopped by the developer." {
		t.Errorf("stopped as %+v", stopped)
	}
	expect(t, i.start(job), "PreconditionNotMetException: *")
	expect(t, i.start(other), "success")
	expect(t, i.stop(other), "success")

	i.pass(25 * time.Hour)
	jobs := must(l.ListUserImportJobs(ctx, &cip.ListUserImportJobsInput{UserPoolId: i.pool, MaxResults: aws.Int32(2)}))(l)
	if list := jobs.UserImportJobs; len(list) != 2 || *list[0].JobId != *unstarted.JobId || list[0].Status != types.UserImportJobStatusTypeExpired || jobs.PaginationToken == nil {
		t.Errorf("the jobs are %+v", list)
	}
	rest := must(l.ListUserImportJobs(ctx, &cip.ListUserImportJobsInput{UserPoolId: i.pool, MaxResults: aws.Int32(2), PaginationToken: jobs.PaginationToken}))(l)
	if list := rest.UserImportJobs; len(list) != 1 || *list[0].JobId != *job.JobId {
		t.Errorf("the rest is %+v", list)
	}
	expect(t, i.start(unstarted), "PreconditionNotMetException: *")
	_, err := l.DescribeUserImportJob(ctx, &cip.DescribeUserImportJobInput{UserPoolId: i.pool, JobId: aws.String("import-0000000000")})
	expect(t, err, "ResourceNotFoundException: *")

	plain := l.pool(func(in *cip.CreateUserPoolInput) { in.AutoVerifiedAttributes = nil })
	bare := importer{l, plain, i.logged}
	unready := bare.create()
	bare.upload(*unready.PreSignedUrl, file)
	expect(t, bare.start(unready), "PreconditionNotMetException: *")
}
