package emulator_test

import (
	"fmt"
	"iter"
	"net/http/httptest"
	"runtime"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator"
)

const million = 1_000_000

// customers returns n users as a shop's pool might have them.
func customers(n int) iter.Seq[emulator.UserSeed] {
	created := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	return func(yield func(emulator.UserSeed) bool) {
		for i := range n {
			// A multiplier that shares no factor with n mixes the order.
			number := i * 7919 % n
			if !yield(emulator.UserSeed{
				Username: fmt.Sprintf("customer-%07d", number),
				Sub:      fmt.Sprintf("%08x-70f1-7012-9d10-%012x", number, i),
				Created:  created.Add(time.Duration(i) * time.Second),
				Groups:   []string{"customers"},
				Attributes: []emulator.Attribute{
					{Name: "custom:tenant", Value: fmt.Sprint(number % 500)},
					{Name: "email", Value: fmt.Sprintf("customer.%07d@mail%d.example.com", number, number%7)},
					{Name: "email_verified", Value: "true"},
					{Name: "family_name", Value: fmt.Sprintf("Family%d", number%9999)},
					{Name: "given_name", Value: fmt.Sprintf("Given%d", number%777)},
					{Name: "phone_number", Value: fmt.Sprintf("+1555%07d", number)},
				},
			}) {
				return
			}
		}
	}
}

// loaded makes a pool of n users.
func loaded(tb testing.TB, n int) (server *emulator.Server, pool string) {
	tb.Helper()
	server = emulator.New(emulator.Options{})
	pool, err := server.AddPool(emulator.PoolSeed{UserPoolType: types.UserPoolType{Name: aws.String("large")}})
	if err != nil {
		tb.Fatal(err)
	}
	if err := server.AddGroup(pool, types.GroupType{GroupName: aws.String("customers")}); err != nil {
		tb.Fatal(err)
	}
	if err := server.AddUsers(pool, customers(n)); err != nil {
		tb.Fatal(err)
	}
	return server, pool
}

// BenchmarkLoad loads a million users, and reports how much memory they take.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		server, _ := loaded(b, million)
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
		runtime.KeepAlive(server)
	}
}

// BenchmarkListUsers measures answers from a million users, network included.
func BenchmarkListUsers(b *testing.B) {
	server, pool := loaded(b, million)
	listener := httptest.NewServer(server)
	b.Cleanup(listener.Close)
	client := newClient(listener.URL)
	for name, filter := range map[string]string{
		"page":          ``,
		"by sub":        `sub = "0007a120-70f1-7012-9d10-000000000000"`,
		"by username":   `username = "customer-0500000"`,
		"by e-mail":     `email = "customer.0500000@mail4.example.com"`,
		"e-mail prefix": `email ^= "customer.05"`,
		"name prefix":   `given_name ^= "Given7"`,
		"status":        `cognito:user_status = "CONFIRMED"`,
		"found nowhere": `email = "nobody@example.com"`,
	} {
		b.Run(name, func(b *testing.B) {
			in := &cip.ListUsersInput{UserPoolId: &pool, Filter: aws.String(filter)}
			for b.Loop() {
				if _, err := client.ListUsers(b.Context(), in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("first use of an index", func(b *testing.B) {
		names := []string{"family_name", "phone_number", "name", "preferred_username"}
		for i := range min(b.N, len(names)) {
			in := &cip.ListUsersInput{UserPoolId: &pool, Filter: aws.String(names[i] + ` = "x"`)}
			if _, err := client.ListUsers(b.Context(), in); err != nil {
				b.Fatal(err)
			}
		}
	})
}
