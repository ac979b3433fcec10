package imports

import (
	"slices"
	"strings"

	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"

	"github.com/cognito-tui/cognito-tui/admin/emulator/account"
	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// The columns that are no attributes.
const (
	columnUsername = "cognito:username"
	columnMFA      = "cognito:mfa_enabled"
)

func getCSVHeader(_ *account.Call, p *directory.Pool, _ *cip.GetCSVHeaderInput) (*cip.GetCSVHeaderOutput, error) {
	return &cip.GetCSVHeaderOutput{UserPoolId: p.Described.Id, CSVHeader: header(p)}, nil
}

// header returns the columns of a pool's files, in the order of the developer guide's sample. Where
// custom attributes stand among them is not documented.
func header(p *directory.Pool) []string {
	var columns []string
	for _, schema := range p.Described.SchemaAttributes {
		if name := *schema.Name; name != "sub" && name != "identities" {
			columns = append(columns, name)
		}
	}
	return append(columns, columnMFA, columnUsername)
}

// columnsOf reads the first line of a file, and says what is wrong with it, "" for nothing. The
// order of the columns is free, but all of them must be there. No text is documented.
func columnsOf(p *directory.Pool, line string) (columns []string, complaint string) {
	if strings.HasPrefix(line, "\ufeff") {
		return nil, "The CSV file begins with a byte order mark."
	}
	columns = fields(line)
	wanted := header(p)
	for i, name := range columns {
		switch {
		case !slices.Contains(wanted, name):
			return nil, "The header of the CSV file has a column that the user pool does not know."
		case slices.Contains(columns[:i], name):
			return nil, "The header of the CSV file has a column twice."
		}
	}
	if len(columns) < len(wanted) {
		return nil, "The header of the CSV file lacks a column of the user pool."
	}
	return columns, ""
}

// fields splits a line. Values are not quoted; a comma within one has a backslash before it.
func fields(line string) []string {
	const kept = "\x00" // no text of a file
	out := strings.Split(strings.ReplaceAll(line, `\,`, kept), ",")
	for i, field := range out {
		out[i] = strings.TrimSpace(strings.ReplaceAll(field, kept, ","))
	}
	return out
}
