// Package terms has the terms documents that managed login links to, two kinds for each app client.
package terms

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/refuse"
	"github.com/cognito-tui/cognito-tui/admin/emulator/shape"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// kept holds a pool's documents, in the order of creation.
const kept account.Part[[]*types.TermsType] = "terms"

// mostLinks is how many languages a document may be in.
const mostLinks = 13

const longestLink = 1024 // characters

// The service model's patterns of languages and links.
var (
	language = regexp.MustCompile(`^cognito:(default|dutch|english|french|spanish|german|bahasa-indonesia|italian|japanese|korean|portuguese-brazil|chinese-(simplified|traditional))$`)
	link     = regexp.MustCompile(`^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$`)
)

func find(p *directory.Pool, fits func(*types.TermsType) bool) *types.TermsType {
	all := kept.Get(p)
	if i := slices.IndexFunc(all, fits); i >= 0 {
		return all[i]
	}
	return nil
}

func byID(p *directory.Pool, id string) (*types.TermsType, error) {
	if found := find(p, func(t *types.TermsType) bool { return *t.TermsId == id }); found != nil {
		return found, nil
	}
	return nil, refuse.NotFound("Terms %s does not exist.", id) // text not documented
}

func named(p *directory.Pool, client, name string) *types.TermsType {
	return find(p, func(t *types.TermsType) bool { return *t.ClientId == client && *t.TermsName == name })
}

// linked checks the languages and addresses of a document. The text is not documented.
func linked(links map[string]string) error {
	if len(links) > mostLinks {
		return refuse.InvalidParameter("Links can have at most %d languages.", mostLinks)
	}
	for of, address := range links {
		if !language.MatchString(of) || utf8.RuneCountInString(address) > longestLink || !link.MatchString(address) {
			return refuse.InvalidParameter("Links can have known languages and addresses only.")
		}
	}
	return nil
}

func exists(name string) error { // text not documented
	return refuse.With("TermsExistsException", "The client already has terms of the name %s.", name)
}

func createTerms(c *account.Call, p *directory.Pool, k *directory.Client, in *cip.CreateTermsInput) (*cip.CreateTermsOutput, error) {
	if err := linked(in.Links); err != nil {
		return nil, err
	}
	if named(p, *k.ClientId, *in.TermsName) != nil {
		return nil, exists(*in.TermsName)
	}
	made := &types.TermsType{
		TermsId: aws.String(c.Random.UUID()), Links: map[string]string{}, CreationDate: aws.Time(c.At), LastModifiedDate: aws.Time(c.At),
	}
	shape.Copy(made, in)
	all := kept.Of(p)
	*all = append(*all, made)
	return &cip.CreateTermsOutput{Terms: made}, nil
}

func describeTerms(_ *account.Call, p *directory.Pool, in *cip.DescribeTermsInput) (*cip.DescribeTermsOutput, error) {
	found, err := byID(p, *in.TermsId)
	if err != nil {
		return nil, err
	}
	return &cip.DescribeTermsOutput{Terms: found}, nil
}

func describeTermsByClient(_ *account.Call, p *directory.Pool, k *directory.Client, in *cip.DescribeTermsByClientInput) (*cip.DescribeTermsByClientOutput, error) {
	found := named(p, *k.ClientId, *in.TermsName)
	if found == nil {
		return nil, refuse.NotFound("Terms %s does not exist for client %s.", *in.TermsName, *k.ClientId) // text not documented
	}
	return &cip.DescribeTermsByClientOutput{Terms: found}, nil
}

func listTerms(c *account.Call, p *directory.Pool, in *cip.ListTermsInput) (*cip.ListTermsOutput, error) {
	found, next, err := account.Page(c, account.Listing{Scope: "ListTerms " + p.ID(), Limit: in.MaxResults, Token: in.NextToken}, kept.Get(p))
	if err != nil {
		return nil, err
	}
	out := &cip.ListTermsOutput{NextToken: next, Terms: []types.TermsDescriptionType{}}
	for _, t := range found {
		var row types.TermsDescriptionType
		shape.Copy(&row, t)
		out.Terms = append(out.Terms, row)
	}
	return out, nil
}

// updateTerms sets what the request names. Whether AWS resets the rest is not documented; here it
// stays.
func updateTerms(c *account.Call, p *directory.Pool, in *cip.UpdateTermsInput) (*cip.UpdateTermsOutput, error) {
	found, err := byID(p, *in.TermsId)
	if err != nil {
		return nil, err
	}
	if err := linked(in.Links); err != nil {
		return nil, err
	}
	if in.TermsName != nil {
		if other := named(p, *found.ClientId, *in.TermsName); other != nil && other != found {
			return nil, exists(*in.TermsName)
		}
	}
	shape.Copy(found, in)
	found.LastModifiedDate = aws.Time(c.At)
	return &cip.UpdateTermsOutput{Terms: found}, nil
}

func deleteTerms(_ *account.Call, p *directory.Pool, in *cip.DeleteTermsInput) (*cip.DeleteTermsOutput, error) {
	found, err := byID(p, *in.TermsId)
	if err != nil {
		return nil, err
	}
	all := kept.Of(p)
	*all = slices.DeleteFunc(slices.Clone(*all), func(t *types.TermsType) bool { return t == found })
	return &cip.DeleteTermsOutput{}, nil
}
