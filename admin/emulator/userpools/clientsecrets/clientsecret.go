// Package clientsecrets has the secrets of app clients: two at most, so that one can be replaced
// while the other is in use.
package clientsecrets

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/clients"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// mostSecrets is how many secrets a client may have.
const mostSecrets = 2

// addUserPoolClientSecret adds a secret, and answers with it if the emulator made it. The texts
// of the refusals in this folder are not documented.
func addUserPoolClientSecret(c *account.Call, _ *directory.Pool, k *directory.Client, in *cip.AddUserPoolClientSecretInput) (*cip.AddUserPoolClientSecretOutput, error) {
	known := k.Secrets()
	switch {
	case len(known) == 0:
		return nil, refuse.InvalidParameter("Client %s is a public client, which has no secrets.", *k.ClientId)
	case len(known) >= mostSecrets:
		return nil, refuse.With("LimitExceededException", "Client %s already has %d secrets.", *k.ClientId, mostSecrets)
	}
	if in.ClientSecret != nil {
		if *in.ClientSecret == known[0].Value {
			return nil, refuse.InvalidParameter("Client %s already has this secret.", *k.ClientId)
		}
		added := describe(k.AddSecret(*in.ClientSecret, c.At))
		return &cip.AddUserPoolClientSecretOutput{ClientSecretDescriptor: &added}, nil
	}
	made := k.AddSecret(clients.NewSecret(c.Account), c.At)
	added := describe(made)
	added.ClientSecretValue = aws.String(made.Value)
	return &cip.AddUserPoolClientSecretOutput{ClientSecretDescriptor: &added}, nil
}

// describe says when a secret was made, and never what it is.
func describe(s directory.Secret) types.ClientSecretDescriptorType {
	return types.ClientSecretDescriptorType{ClientSecretId: aws.String(s.ID), ClientSecretCreateDate: aws.Time(s.Made)}
}

func listUserPoolClientSecrets(_ *account.Call, _ *directory.Pool, k *directory.Client, _ *cip.ListUserPoolClientSecretsInput) (*cip.ListUserPoolClientSecretsOutput, error) {
	out := &cip.ListUserPoolClientSecretsOutput{ClientSecrets: []types.ClientSecretDescriptorType{}}
	for _, s := range k.Secrets() {
		out.ClientSecrets = append(out.ClientSecrets, describe(s))
	}
	return out, nil
}

// deleteUserPoolClientSecret removes a secret, except the last one.
func deleteUserPoolClientSecret(_ *account.Call, _ *directory.Pool, k *directory.Client, in *cip.DeleteUserPoolClientSecretInput) (*cip.DeleteUserPoolClientSecretOutput, error) {
	known := k.Secrets()
	if !slices.ContainsFunc(known, func(s directory.Secret) bool { return s.ID == *in.ClientSecretId }) {
		return nil, refuse.NotFound("Client secret %s does not exist.", *in.ClientSecretId)
	}
	if len(known) == 1 {
		return nil, refuse.InvalidParameter("The last secret of a client can't be deleted.")
	}
	k.DropSecret(*in.ClientSecretId)
	return &cip.DeleteUserPoolClientSecretOutput{}, nil
}
