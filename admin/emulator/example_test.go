package emulator_test

import (
	"context"
	"fmt"
	"net/http/httptest"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

func Example() {
	server := emulator.New(emulator.Options{Seed: 1})
	if err := server.SeedDemo(100); err != nil {
		panic(err)
	}
	listener := httptest.NewServer(server)
	defer listener.Close()

	client := cip.New(cip.Options{
		Region: "eu-west-1", BaseEndpoint: &listener.URL,
		Credentials: credentials.NewStaticCredentialsProvider("any", "any", ""),
	})
	out, err := client.ListUserPools(context.Background(), &cip.ListUserPoolsInput{MaxResults: aws.Int32(60)})
	if err != nil {
		panic(err)
	}
	for _, pool := range out.UserPools {
		fmt.Println(*pool.Name)
	}
	// Output:
	// acme-consumer
	// acme-workforce
	// acme-staging
}
