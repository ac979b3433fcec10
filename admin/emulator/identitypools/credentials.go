package identitypools

import (
	"time"

	ci "github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/sts"
)

// sessionName is that of every session of the enhanced flow. AWS shows it in the ARN of the
// caller; it is not documented.
const sessionName = "CognitoIdentityCredentials"

// credentialsLife is how long the credentials of the enhanced flow are good for.
const credentialsLife = time.Hour

// getCredentialsForIdentity is the enhanced flow: it chooses a role and assumes it. Whatever STS
// refuses is a fault of the pool's configuration (API reference).
func getCredentialsForIdentity(c *account.Call, i *identity, in *ci.GetCredentialsForIdentityInput) (*ci.GetCredentialsForIdentityOutput, error) {
	i, proofs, err := i.signIn(c, in.Logins)
	if err != nil {
		return nil, err
	}
	role, err := i.pool.chooseRole(proofs, shape.Value(in.CustomRoleArn))
	if err != nil {
		return nil, err
	}
	issued, err := sts.AssumeWithWebIdentity(c, role, sessionName, i.token(proofs), credentialsLife)
	if err != nil {
		return nil, badConfiguration()
	}
	return &ci.GetCredentialsForIdentityOutput{IdentityId: &i.id, Credentials: &types.Credentials{
		AccessKeyId: &issued.AccessKeyID, SecretKey: &issued.Secret, SessionToken: &issued.Token, Expiration: &issued.Until,
	}}, nil
}
