package call

import (
	"iter"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// secretLike are names that may be those of secrets.
var secretLike = regexp.MustCompile(`(?i)secret|passw|token|code|session|key|credential|hash|salt|verifier|private|auth|login|challenge|response|signature|otp|pin$|seed|environment|variables`)

// texts are the members of inputs and answers, of all operations of the SDK's clients,
// that hold texts or bytes, by name, with the first operation that has each.
func texts() map[string]string {
	found, seen := map[string]string{}, map[reflect.Type]bool{}
	for service, client := range sdk {
		for m := range client.Methods() {
			for t := range ofOperation(m) {
				collect(t, "", service+" "+m.Name, found, seen)
			}
		}
	}
	return found
}

// ofOperation are the input and the answer of a method that is an operation.
func ofOperation(m reflect.Method) iter.Seq[reflect.Type] {
	return func(yield func(reflect.Type) bool) {
		if m.Type.NumIn() == 4 && m.Type.NumOut() == 2 && yield(m.Type.In(2)) {
			yield(m.Type.Out(0))
		}
	}
}

func collect(t reflect.Type, name, where string, found map[string]string, seen map[reflect.Type]bool) {
	switch t.Kind() {
	case reflect.Pointer:
		collect(t.Elem(), name, where, found, seen)
	case reflect.Slice, reflect.Map:
		if t.Elem().Kind() == reflect.Uint8 {
			found[name] = where
			return
		}
		collect(t.Elem(), name, where, found, seen)
	case reflect.String:
		if t == reflect.TypeFor[string]() { // not an enumeration
			found[name] = where
		}
	case reflect.Struct:
		if seen[t] {
			return
		}
		seen[t] = true
		for f := range t.Fields() {
			if f.IsExported() && f.Name != "ResultMetadata" {
				collect(f.Type, f.Name, where, found, seen)
			}
		}
	}
}

// A new version of the SDK may bring a secret by a new name.
func TestEverySecretMemberIsKnown(t *testing.T) {
	reviewed := map[string]bool{}
	for _, name := range strings.Fields(notSecret) {
		reviewed[name] = true
		if secretVariables[name] != "" {
			t.Errorf("%s is both a secret and none", name)
		}
	}
	found := texts()
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if secretLike.MatchString(name) && secretVariables[name] == "" && !reviewed[name] {
			t.Errorf("%s (%s) may be a secret: put it into secretVariables or into notSecret", name, found[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(reviewed)) {
		if found[name] == "" {
			t.Errorf("%s is reviewed, and no operation has it", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(secretVariables)) {
		if _, has := found[name]; !has && name != "client_secret" && name != "private_key" {
			t.Errorf("%s is a secret that no operation has", name)
		}
	}
}

// notSecret are members that only look like secrets by their names.
const notSecret = `
	AccessKeyId AllowedOAuthScopes AuthenticatorAttachment AuthenticatorTransports AuthorizationEndpoint CheckpointToken
	ClientSecretId ClientToken CodeSha256 CodeSigningConfigArn CodeSigningConfigId ContextKeyName ContextKeyNames
	ContextKeyValues CreateAuthChallenge CredentialId DecodedMessage DefineAuthChallenge DeviceGroupKey DeviceKey
	EncodedData EncodedMessage EncryptionKey ErrorCode EventSourceToken FriendlyCredentialName InferredTokenName
	IssuedTokenType KMSKeyArn KMSKeyID Key KeyAttributes KeyId KeyName KeyPrefix KeyValueDelimiter KmsKeyArn KmsKeyId
	LastAuthenticatedEntity LastAuthenticatedRegion LatestIngestionErrorCode ManagedLoginBrandingId NextBackwardToken
	NextForwardToken NextSequenceToken NextToken PaginationToken PostAuthentication PreAuthentication PreTokenGeneration
	RemovePrivateKey RequestedTokenType ResponseStreamContentType RoleSessionName S3Key S3KeyPrefix SSHPublicKeyBody
	SSHPublicKeyId SequenceToken ServiceCredentialAlias ServiceSpecificCredentialId SmsAuthenticationMessage
	SourceKMSKeyArn SubjectFromWebIdentityToken SubjectTokenType SupportedLoginProviders TagKeys TokenEndpoint
	TokenString TokenType TokenTypeHint TransitiveTagKeys UploadSequenceToken ValueKey VerifyAuthChallengeResponse
	WithKeys`
