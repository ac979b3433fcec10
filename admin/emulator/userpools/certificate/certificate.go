// Package certificate has the certificate with which a user pool signs SAML requests.
package certificate

import (
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"fmt"
	"math/big"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/service"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/on"
)

// Operations is the table of signing certificates.
func Operations() service.Table {
	return service.Table{
		"GetSigningCertificate": service.Signed("UserPoolId", on.Pool(getSigningCertificate)),
	}
}

// kept holds a pool's certificate, made when it is first asked for.
const kept account.Part[string] = "signing certificate"

// years is how long a certificate is valid (developer guide, SAML signing).
const years = 10

// getSigningCertificate answers with the base64 of the certificate. AWS renews it each year, which
// the emulator does not.
func getSigningCertificate(c *account.Call, p *directory.Pool, _ *cip.GetSigningCertificateInput) (*cip.GetSigningCertificateOutput, error) {
	text := kept.Of(p)
	if *text == "" {
		made, err := sign(c, p)
		if err != nil {
			return nil, err
		}
		*text = made
	}
	return &cip.GetSigningCertificateOutput{Certificate: aws.String(*text)}, nil
}

// sign makes a certificate. Its subject at AWS is not documented.
func sign(c *account.Call, p *directory.Pool) (string, error) {
	key, err := c.NewKey()
	if err != nil {
		return "", fmt.Errorf("making the SAML key: %w", err)
	}
	template := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(c.Random.Draw(16)), Subject: pkix.Name{CommonName: p.ID()},
		NotBefore: c.At.UTC(), NotAfter: c.At.UTC().AddDate(years, 0, 0),
	}
	made, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return "", fmt.Errorf("making the SAML certificate: %w", err)
	}
	return base64.StdEncoding.EncodeToString(made), nil
}
