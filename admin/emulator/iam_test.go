package emulator_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/iam"
)

const permitSMS = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}]}`

// TestPoliciesThatRolesShare attaches a policy to two roles.
func TestPoliciesThatRolesShare(t *testing.T) {
	l := newLab(t)
	client, sms, other := l.iam(), aws.String("sms"), aws.String("other")
	l.role("sms", trustAny)
	l.role("other", trustAny)
	made := must(client.CreatePolicy(t.Context(), &iam.CreatePolicyInput{PolicyName: aws.String("publish"), Path: aws.String("/team/"), PolicyDocument: aws.String(permitSMS), Description: aws.String("texts")}))(l).Policy
	if *made.Arn != "arn:aws:iam::123456789012:policy/team/publish" || !strings.HasPrefix(*made.PolicyId, "ANPA") || *made.DefaultVersionId != "v1" {
		t.Errorf("made %+v", made)
	}
	arns := []string{*made.Arn, "arn:aws:iam::aws:policy/ReadOnlyAccess"}
	for _, role := range []*string{sms, other} {
		for _, arn := range append(arns, arns[0]) { // twice changes nothing
			fine(client.AttachRolePolicy(t.Context(), &iam.AttachRolePolicyInput{RoleName: role, PolicyArn: &arn}))(l)
		}
	}
	listed := must(client.ListAttachedRolePolicies(t.Context(), &iam.ListAttachedRolePoliciesInput{RoleName: sms}))(l).AttachedPolicies
	if len(listed) != 2 || *listed[0].PolicyArn != arns[0] || *listed[0].PolicyName != "publish" || *listed[1].PolicyName != "ReadOnlyAccess" {
		t.Errorf("listed %+v", listed)
	}
	got := must(client.GetPolicy(t.Context(), &iam.GetPolicyInput{PolicyArn: made.Arn}))(l).Policy
	if *got.AttachmentCount != 2 || *got.Description != "texts" || *got.PolicyId != *made.PolicyId {
		t.Errorf("got %+v", got)
	}
	refused(client.DeletePolicy(t.Context(), &iam.DeletePolicyInput{PolicyArn: made.Arn}))(l, "DeleteConflict", "Cannot delete a policy attached to entities.")
	refused(client.DeleteRole(t.Context(), &iam.DeleteRoleInput{RoleName: sms}))(l, "DeleteConflict", "Cannot delete entity, must detach all policies first.")
	for _, role := range []*string{sms, other} {
		for _, arn := range arns {
			fine(client.DetachRolePolicy(t.Context(), &iam.DetachRolePolicyInput{RoleName: role, PolicyArn: &arn}))(l)
		}
		fine(client.DeleteRole(t.Context(), &iam.DeleteRoleInput{RoleName: role}))(l)
	}
	fine(client.DeletePolicy(t.Context(), &iam.DeletePolicyInput{PolicyArn: made.Arn}))(l)
	refused(client.GetPolicy(t.Context(), &iam.GetPolicyInput{PolicyArn: made.Arn}))(l, "NoSuchEntity", "Policy "+*made.Arn+" was not found.")
}

// TestWhatPoliciesAreRefused makes and attaches what IAM does not take.
func TestWhatPoliciesAreRefused(t *testing.T) {
	l := newLab(t)
	client, role := l.iam(), aws.String("sms")
	l.role("sms", trustAny)
	create := func(name, document string) error {
		_, err := client.CreatePolicy(t.Context(), &iam.CreatePolicyInput{PolicyName: &name, PolicyDocument: &document})
		return err
	}
	attach := func(role, arn string) error {
		_, err := client.AttachRolePolicy(t.Context(), &iam.AttachRolePolicyInput{RoleName: &role, PolicyArn: &arn})
		return err
	}
	const mine = "arn:aws:iam::123456789012:policy/"
	expect(t, create("publish", permitSMS), "success")
	expect(t, create("publish", permitSMS), "EntityAlreadyExists: A policy called publish already exists. Duplicate names are not allowed.")
	expect(t, create("a b", permitSMS), `ValidationError: 1 validation error detected: Value 'a b' at 'policyName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+`)
	expect(t, create("new", "{"), "MalformedPolicyDocument: This policy contains invalid Json")
	expect(t, attach("sms", mine+"none"), "NoSuchEntity: Policy "+mine+"none does not exist or is not attachable.")
	expect(t, attach("none", mine+"publish"), "NoSuchEntity: The role with name none cannot be found.")
	refused(client.DetachRolePolicy(t.Context(), &iam.DetachRolePolicyInput{RoleName: role, PolicyArn: aws.String(mine + "publish")}))(l, "NoSuchEntity", "Policy "+mine+"publish was not found.")
	for i := range 10 {
		expect(t, create(fmt.Sprint("p", i), permitSMS), "success")
		expect(t, attach("sms", mine+fmt.Sprint("p", i)), "success")
	}
	expect(t, attach("sms", mine+"publish"), "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10")
}
