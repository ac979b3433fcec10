package tokens

import (
	"strconv"

	"github.com/cognito-tui/cognito-tui/admin/emulator/userpools/directory"
)

// identityClaims returns the identities as an ID token has them, where every value is a string.
func identityClaims(identities []directory.Identity) []map[string]any {
	out := make([]map[string]any, len(identities))
	for i, id := range identities {
		out[i] = map[string]any{
			"userId": id.UserID, "providerName": id.ProviderName, "providerType": id.ProviderType, "issuer": id.Issuer,
			"primary": strconv.FormatBool(id.Primary), "dateCreated": strconv.FormatInt(id.DateCreated, 10),
		}
	}
	return out
}
