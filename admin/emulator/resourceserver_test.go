package emulator_test

import (
	"fmt"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func scopesOf(names ...string) []types.ResourceServerScopeType {
	var out []types.ResourceServerScopeType
	for _, name := range names {
		out = append(out, types.ResourceServerScopeType{ScopeName: &name, ScopeDescription: aws.String("may " + name)})
	}
	return out
}

func TestResourceServers(t *testing.T) {
	l := newLab(t)
	pool, orders := l.pool(), aws.String("orders")
	create := func(identifier string, scopes ...string) (*cip.CreateResourceServerOutput, error) {
		return l.CreateResourceServer(t.Context(), &cip.CreateResourceServerInput{UserPoolId: pool, Identifier: &identifier, Name: aws.String("Orders"), Scopes: scopesOf(scopes...)})
	}
	update := func(scopes ...string) (*cip.UpdateResourceServerOutput, error) {
		return l.UpdateResourceServer(t.Context(), &cip.UpdateResourceServerInput{UserPoolId: pool, Identifier: orders, Name: aws.String("All orders"), Scopes: scopesOf(scopes...)})
	}
	remove := func() (*cip.DeleteResourceServerOutput, error) {
		return l.DeleteResourceServer(t.Context(), &cip.DeleteResourceServerInput{UserPoolId: pool, Identifier: orders})
	}
	refused(update())(l, "ResourceNotFoundException", "*")
	refused(remove())(l, "ResourceNotFoundException", "*")
	refused(create("orders", "read", "read"))(l, "InvalidParameterException", "*")
	refused(create("orders", "a/b"))(l, "InvalidParameterException", "*")
	fine(create("orders", "read"))(l)
	refused(create("orders"))(l, "InvalidParameterException", "*")
	refused(update("read", "read"))(l, "InvalidParameterException", "*")
	fine(update("read", "write"))(l)
	server := must(l.DescribeResourceServer(t.Context(), &cip.DescribeResourceServerInput{UserPoolId: pool, Identifier: orders}))(l).ResourceServer
	if *server.Name != "All orders" || len(server.Scopes) != 2 || *server.UserPoolId != *pool {
		t.Errorf("described as %+v", server)
	}
	for i := range 24 {
		fine(create(fmt.Sprintf("server-%d", i)))(l)
	}
	refused(create("one-more"))(l, "LimitExceededException", "*")
	fine(remove())(l)
	refused(remove())(l, "ResourceNotFoundException", "*")
	fine(create("one-more"))(l)
}
