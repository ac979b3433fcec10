package emulator_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// sts returns a client with an access key.
func (l *lab) sts(key string) *sts.Client {
	return sts.New(sts.Options{
		Region: "eu-west-1", BaseEndpoint: &l.url, Retryer: aws.NopRetryer{},
		Credentials: credentials.NewStaticCredentialsProvider(key, "secret", ""),
	})
}

func TestWhoIsCalling(t *testing.T) {
	l := newLab(t)
	me := must(l.sts("AKIDEXAMPLE").GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{}))(l)
	if *me.Account != "123456789012" || *me.Arn != "arn:aws:iam::123456789012:user/demo" || me.UserId == nil {
		t.Errorf("got %s %s", *me.Account, *me.Arn)
	}
	role := must(l.sts("AKIDEXAMPLE").AssumeRole(t.Context(), &sts.AssumeRoleInput{
		RoleArn: aws.String("arn:aws:iam::123456789012:role/team/support"), RoleSessionName: aws.String("alice"),
	}))(l)
	me = must(l.sts(*role.Credentials.AccessKeyId).GetCallerIdentity(t.Context(), &sts.GetCallerIdentityInput{}))(l)
	if *me.Arn != "arn:aws:sts::123456789012:assumed-role/support/alice" || !role.Credentials.Expiration.After(l.now) {
		t.Errorf("assumed %s", *me.Arn)
	}
}

func TestSomeRolesNeedMFA(t *testing.T) {
	l := newLab(t)
	serial := aws.String("arn:aws:iam::123456789012:mfa/demo")
	for code, want := range map[string]string{
		"":       "AccessDenied: User: arn:aws:iam::123456789012:user/demo is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/admin-mfa",
		"000000": "AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.",
		"123456": "success",
	} {
		in := &sts.AssumeRoleInput{RoleArn: aws.String("arn:aws:iam::123456789012:role/admin-mfa"), RoleSessionName: aws.String("x")}
		if code != "" {
			in.SerialNumber, in.TokenCode = serial, &code
		}
		if _, err := l.sts("AKIDEXAMPLE").AssumeRole(t.Context(), in); exception(err) != want {
			t.Errorf("code %q: got %s, want %s", code, exception(err), want)
		}
	}
}

func TestSTSRefusals(t *testing.T) {
	l := newLab(t)
	form := []string{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}
	for body, want := range map[string]int{
		"Action=GetCallerIdentity&Version=2011-06-15": 200,
		"Action=GetCallerIdentity&Version=1999-01-01": 400,
		"Action=Nonsense&Version=2011-06-15":          400,
		"Action=%ZZ":                                  400,
	} {
		if status, _, answer := l.post("", body, form...); status != want {
			t.Errorf("%s: %d %s", body, status, answer)
		}
	}
	if status, _, _ := l.post("", "Action=GetCallerIdentity&Version=2011-06-15", append(form, "Authorization", "")...); status != 403 {
		t.Errorf("unsigned: %d", status)
	}
	if _, err := l.sts("AKID").AssumeRole(t.Context(), &sts.AssumeRoleInput{RoleArn: aws.String("arn:aws:iam::1:user/x-is-no-role"), RoleSessionName: aws.String("x")}); !isCode(err, "ValidationError") {
		t.Errorf("no role: %v", err)
	}
}
