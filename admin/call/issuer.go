package call

import (
	"context"
	"fmt"
	"net/http"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
)

// PoolHost is the host of AWS that serves the user pools of a Region, by the
// SDK's own rules for every partition: cognito-idp.eu-west-1.amazonaws.com,
// cognito-idp.eusc-de-east-1.amazonaws.eu. The issuers of tokens are under it.
// An error means that the Region can't be part of a host name.
func PoolHost(region string) (string, error) {
	endpoint, err := cip.NewDefaultEndpointResolverV2().ResolveEndpoint(context.Background(), cip.EndpointParameters{
		Region: &region, UseDualStack: new(false), UseFIPS: new(false),
	})
	if err != nil {
		return "", fmt.Errorf("finding the endpoint of Region %s: %w", region, err)
	}
	return endpoint.URI.Host, nil
}

// Transport is how the session's clients reach AWS: its timeouts and limits, the
// proxy and the certificates that the environment asks for. It carries no credentials.
func (s *Session) Transport() http.RoundTripper {
	if client, ok := s.client.Load().config.HTTPClient.(*awshttp.BuildableClient); ok {
		return Bounded(client.GetTransport(), s.limits())
	}
	return Bounded(http.DefaultTransport, s.limits())
}
