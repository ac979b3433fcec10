package emulator_test

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cip "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/document"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func TestManagedLoginHasAStyleForEachClient(t *testing.T) {
	l := newLab(t)
	pool := l.pool()
	client := l.webClient(pool)
	settings := document.NewLazyDocument(map[string]any{"components": map[string]any{"page": "dark"}})
	image := types.AssetType{Category: types.AssetCategoryTypeFaviconIco, ColorMode: types.ColorSchemeModeTypeDark, Extension: types.AssetExtensionTypeIco, Bytes: []byte{0, 1, 2, 255}}
	create := func(defaults bool) (*cip.CreateManagedLoginBrandingOutput, error) {
		return l.CreateManagedLoginBranding(t.Context(), &cip.CreateManagedLoginBrandingInput{
			UserPoolId: pool, ClientId: client, Settings: settings, Assets: []types.AssetType{image}, UseCognitoProvidedValues: defaults,
		})
	}
	byClient := func() (*cip.DescribeManagedLoginBrandingByClientOutput, error) {
		return l.DescribeManagedLoginBrandingByClient(t.Context(), &cip.DescribeManagedLoginBrandingByClientInput{UserPoolId: pool, ClientId: client})
	}
	refused(byClient())(l, "ResourceNotFoundException", "*")
	refused(create(true))(l, "InvalidParameterException", "*")
	id := must(create(false))(l).ManagedLoginBranding.ManagedLoginBrandingId
	refused(create(false))(l, "ManagedLoginBrandingExistsException", "*")
	got := must(l.DescribeManagedLoginBranding(t.Context(), &cip.DescribeManagedLoginBrandingInput{UserPoolId: pool, ManagedLoginBrandingId: id}))(l).ManagedLoginBranding
	var told struct {
		Components struct{ Page string } `document:"components"`
	}
	if err := got.Settings.UnmarshalSmithyDocument(&told); err != nil || len(got.Assets) != 1 || string(got.Assets[0].Bytes) != "\x00\x01\x02\xff" {
		t.Errorf("got %+v, %+v: %v", got, told, err)
	}
	fine(l.UpdateManagedLoginBranding(t.Context(), &cip.UpdateManagedLoginBrandingInput{UserPoolId: pool, ManagedLoginBrandingId: id, Assets: []types.AssetType{image, image}}))(l)
	if kept := must(byClient())(l).ManagedLoginBranding; kept.Settings == nil || len(kept.Assets) != 2 {
		t.Errorf("kept %+v", kept)
	}
	fine(l.UpdateManagedLoginBranding(t.Context(), &cip.UpdateManagedLoginBrandingInput{UserPoolId: pool, ManagedLoginBrandingId: id, UseCognitoProvidedValues: true}))(l)
	if plain := must(byClient())(l).ManagedLoginBranding; plain.Settings != nil || len(plain.Assets) != 0 || !plain.UseCognitoProvidedValues {
		t.Errorf("the defaults are %+v", plain)
	}
	remove := func(id *string) error {
		_, err := l.DeleteManagedLoginBranding(t.Context(), &cip.DeleteManagedLoginBrandingInput{UserPoolId: pool, ManagedLoginBrandingId: id})
		return err
	}
	expect(t, remove(id), "success")
	expect(t, remove(id), "ResourceNotFoundException: *")
	_, err := l.UpdateManagedLoginBranding(t.Context(), &cip.UpdateManagedLoginBrandingInput{UserPoolId: pool, ManagedLoginBrandingId: id, Assets: []types.AssetType{image}})
	expect(t, err, "ResourceNotFoundException: *")
	expect(t, remove(aws.String("x")), "InvalidParameterException: *")
}
