package emulator_test

import (
	"crypto/x509"
	"encoding/base64"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func TestReplicas(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	create := func(region string) (*cip.CreateUserPoolReplicaOutput, error) {
		return l.CreateUserPoolReplica(t.Context(), &cip.CreateUserPoolReplicaInput{UserPoolId: pool, RegionName: &region})
	}
	set := func(region string, status types.UpdateReplicaStatusType) error {
		_, err := l.UpdateUserPoolReplica(t.Context(), &cip.UpdateUserPoolReplicaInput{UserPoolId: pool, RegionName: &region, Status: status})
		return err
	}
	remove := func() error {
		_, err := l.DeleteUserPoolReplica(t.Context(), &cip.DeleteUserPoolReplicaInput{UserPoolId: pool, RegionName: aws.String("eu-west-2")})
		return err
	}
	list := func() []types.UserPoolReplicaType {
		return must(l.ListUserPoolReplicas(t.Context(), &cip.ListUserPoolReplicasInput{UserPoolId: pool}))(l).UserPoolReplicas
	}
	refused(create("eu-west-1"))(l, "InvalidParameterException", "*")
	refused(create("nowhere"))(l, "InvalidParameterException", "*")
	expect(t, set("eu-west-2", "ACTIVE"), "ResourceNotFoundException: *")
	expect(t, remove(), "ResourceNotFoundException: *")
	if made := must(create("eu-west-2"))(l).UserPoolReplica; made.Status != types.ReplicaStatusTypeCreating || made.Role != types.ReplicaRoleTypeSecondary {
		t.Errorf("made %+v", made)
	}
	refused(create("eu-west-2"))(l, "InvalidParameterException", "*")
	if all := list(); len(all) != 2 || all[0].Role != types.ReplicaRoleTypePrimary || all[1].Status != types.ReplicaStatusTypeInactive {
		t.Errorf("the replicas are %+v", all)
	}
	expect(t, set("eu-west-1", "INACTIVE"), "InvalidParameterException: *")
	expect(t, set("eu-west-2", "ACTIVE"), "success")
	expect(t, remove(), "InvalidParameterException: *")
	expect(t, set("eu-west-2", "INACTIVE"), "success")
	expect(t, remove(), "success")
	if all := list(); len(all) != 1 {
		t.Errorf("the replicas are %+v", all)
	}
}

func TestAPoolKeepsItsSigningCertificate(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	get := func() string {
		return *must(l.GetSigningCertificate(t.Context(), &cip.GetSigningCertificateInput{UserPoolId: pool}))(l).Certificate
	}
	raw, err := base64.StdEncoding.DecodeString(get())
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(raw)
	if err != nil || certificate.NotAfter.Year() != l.now.Year()+10 || certificate.CheckSignature(certificate.SignatureAlgorithm, certificate.RawTBSCertificate, certificate.Signature) != nil {
		t.Errorf("the certificate is %+v: %v", certificate, err)
	}
	if get() != base64.StdEncoding.EncodeToString(raw) {
		t.Error("it is another one the second time")
	}
}

// TestClientsGetTheirOwnToken lets an app act for itself.
func TestClientsGetTheirOwnToken(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	fine(l.CreateResourceServer(t.Context(), &cip.CreateResourceServerInput{UserPoolId: pool, Identifier: aws.String("orders"), Name: aws.String("Orders"), Scopes: scopesOf("read", "write")}))(l)
	machine := func(in *cip.CreateUserPoolClientInput) {
		in.GenerateSecret, in.ExplicitAuthFlows = true, []types.ExplicitAuthFlowsType{"ALLOW_CLIENT_TOKEN_AUTH"}
		in.AllowedOAuthFlowsUserPoolClient, in.AllowedOAuthScopes = true, []string{"orders/read"}
		in.AllowedOAuthFlows = []types.OAuthFlowType{types.OAuthFlowTypeClientCredentials}
	}
	client := l.webClient(pool, machine)
	secret := must(l.DescribeUserPoolClient(t.Context(), &cip.DescribeUserPoolClientInput{UserPoolId: pool, ClientId: client}))(l).UserPoolClient.ClientSecret
	ask := func(client, secret *string, scopes ...string) (*cip.GetClientTokenOutput, error) {
		return l.GetClientToken(t.Context(), &cip.GetClientTokenInput{ClientId: client, Secret: secret, Scopes: scopes})
	}
	result := must(ask(client, secret))(l).ClientAuthenticationResult
	claims, _ := l.verify(result.AccessToken)
	if claims["scope"] != "orders/read" || claims["client_id"] != *client || claims["sub"] != *client || result.ExpiresIn != 3600 {
		t.Errorf("got %v for %d s", claims, result.ExpiresIn)
	}
	fine(ask(client, secret, "orders/read"))(l)
	refused(ask(client, secret, "orders/write"))(l, "ScopeDoesNotExistException", "Invalid scope requested: orders/write")
	refused(ask(client, aws.String("aSecretOfSomebodyElse0123")))(l, "UnauthorizedException", "*")
	refused(ask(l.webClient(pool), secret))(l, "InvalidParameterException", "*")
	refused(l.GetUser(t.Context(), &cip.GetUserInput{AccessToken: result.AccessToken}))(l, "NotAuthorizedException", "Access Token does not have required scopes")
	refused(l.CreateUserPoolClient(t.Context(), &cip.CreateUserPoolClientInput{
		UserPoolId: pool, ClientName: aws.String("both"), ExplicitAuthFlows: []types.ExplicitAuthFlowsType{"ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_AUTH"},
	}))(l, "InvalidParameterException", "*")
}
