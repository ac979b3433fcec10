package token_test

import (
	"strings"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/token"
)

func TestTheVerdictSaysWhatIsKnownOfATokensRevocation(t *testing.T) {
	ring := keys(t)
	disabled := []token.Drift{{ID: "enabled", Status: token.Differs}}
	answer := func(s token.Status, detail string) token.Check {
		return token.Check{ID: "revocation", Name: "revocation", Status: s, Detail: detail}
	}
	for name, c := range map[string]struct {
		token  string
		probe  token.Check
		drifts []token.Drift
		status token.Status
		says   string
	}{
		"an ID token":                   {token: idDraft().build(), status: token.Pass, says: "Valid."},
		"an access token":               {token: accessDraft().build(), status: token.Pass, says: "Valid by itself: Cognito was not asked."},
		"one that Cognito takes":        {token: accessDraft().build(), probe: answer(token.Pass, "taken"), status: token.Pass, says: "Valid, and Cognito accepts it."},
		"one that is revoked":           {token: accessDraft().build(), probe: answer(token.Fail, "it is revoked"), status: token.Fail, says: "It is revoked."},
		"one without an answer":         {token: accessDraft().build(), probe: answer(token.Skip, "could not be asked: it is down."), status: token.Pass, says: "Valid by itself. The probe has no answer: could not be asked: it is down."},
		"a disabled user's":             {token: idDraft().build(), drifts: disabled, status: token.Fail, says: "Cognito no longer accepts it: the user is disabled."},
		"a disabled user's, taken":      {token: accessDraft().build(), probe: answer(token.Pass, "taken"), drifts: disabled, status: token.Fail, says: "The user is disabled, yet the probe was accepted just now."},
		"an expired one that is probed": {token: accessDraft().build(set("exp", number(noon-1))), probe: answer(token.Fail, "expired"), status: token.Fail, says: "Not valid: expiry, revocation. The probe was refused: expired."},
		"an expired one, taken":         {token: accessDraft().build(set("exp", number(noon-1))), probe: answer(token.Pass, "taken"), status: token.Fail, says: "Not valid: expiry. The probe was accepted just now."},
		"an expired one, no answer":     {token: accessDraft().build(set("exp", number(noon-1))), probe: answer(token.Skip, "no answer"), status: token.Fail, says: "Not valid: expiry. The probe has no answer: no answer."},
		"a disabled user's, no answer":  {token: accessDraft().build(), probe: answer(token.Skip, "no answer"), drifts: disabled, status: token.Fail, says: "Cognito no longer accepts it: the user is disabled; the probe has no answer: no answer."},
		"another pool's":                {token: idDraft().build(set("iss", text(issuer+"x"))), drifts: disabled, status: token.Fail, says: "Not valid: issuer."},
	} {
		decoded := token.Decode(c.token)
		result := token.Verify(t.Context(), decoded, expectPool(), ring, now).Asked(c.probe, c.drifts)
		status, says := token.Verdict(decoded, result)
		if status != c.status || says != c.says || result.Valid() != (c.status == token.Pass) {
			t.Errorf("%s: %s %q, valid %v, want %s %q", name, status, says, result.Valid(), c.status, c.says)
		}
	}
}

// A token whose keys can't be read has at least the answer of a probe.
func TestAProbeAnswersForATokenThatCantBeVerified(t *testing.T) {
	decoded := token.Decode(accessDraft().build())
	unverified := token.Verify(t.Context(), decoded, expectPool(), token.NoKeys{}, now)
	for status, says := range map[token.Status]string{
		token.Pass: "Can't be verified. The probe was accepted just now.", token.Skip: "Can't be verified. The probe has no answer: it is down.",
	} {
		probed := unverified.Asked(token.Check{ID: "revocation", Name: "revocation", Status: status, Detail: "it is down"}, nil)
		if is, got := token.Verdict(decoded, probed); is != token.Skip || got != says {
			t.Errorf("%s: %s %q", status, is, got)
		}
	}
}

// Wherever a token is cut, a claim that is missing is not taken for one that it never had.
func TestACutTokenSaysNothingByWhatIsNotThere(t *testing.T) {
	for name, whole := range map[string]string{"id": idDraft().build(), "access": accessDraft().build(), "client": clientDraft().build()} {
		payload := strings.IndexByte(whole, '.') + 1
		end := strings.LastIndexByte(whole, '.')
		full := token.Decode(whole)
		for n := payload + 2; n < end-1; n++ {
			cut := token.Decode(whole[:n])
			if cut.Kind != token.Unreadable && cut.Kind != token.Access && cut.Kind != full.Kind {
				t.Fatalf("%s, %d bytes: taken for %s", name, n, cut.Kind)
			}
			for _, claim := range cut.Claims {
				if claim.Text() != full.Says(claim.Name) {
					t.Fatalf("%s, %d bytes: %s is %s, was %s", name, n, claim.Name, claim.Text(), full.Says(claim.Name))
				}
			}
			result := token.Verify(t.Context(), cut, expectPool(), token.NoKeys{}, now)
			for _, id := range []string{"issuer", "token-use", "audience", "expiry"} {
				if c := result.Check(id); c.Status == token.Fail {
					t.Fatalf("%s, %d bytes: %+v", name, n, c)
				}
			}
			if status, says := token.Verdict(cut, result); status != token.Fail || !strings.HasPrefix(says, "Cut") {
				t.Fatalf("%s, %d bytes: %s", name, n, says)
			}
			if notes := strings.Join(token.Notes(cut), "\n"); strings.Contains(notes, "origin_jti") {
				t.Fatalf("%s, %d bytes: %s", name, n, notes)
			}
		}
	}
}

func TestACutTokenIsHeldByWhatIsThere(t *testing.T) {
	d := openDoor(t)
	whole := accessDraft().build(set("iss", text(d.url+"/"+d.pool)), drop("origin_jti"), drop("cognito:groups"), set("client_id", text(d.client)))
	for n := strings.LastIndexByte(whole, '.') - 2; token.Decode(whole[:n]).Kind == token.Access; n -= 40 {
		for id, drift := range d.hold(whole[:n]) {
			if drift.Status == token.Differs || strings.Contains(drift.Follows, "for ever") {
				t.Errorf("%d bytes, %s: %+v", n, id, drift)
			}
		}
	}
	// An app client's token has its client id as sub, which must not be reported as a user that
	// is gone.
	of := encode([]byte(`{"alg":"RS256"}`)) + "." + encode([]byte(`{"sub":"5k2m","token_use":"access","scope":"x","ver`))
	if user := d.hold(of)["user"]; user.Status != token.Unknown {
		t.Errorf("of a client's token: %+v", user)
	}
}
