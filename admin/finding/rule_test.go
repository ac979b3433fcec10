package finding_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/cognito-tui/cognito-tui/admin/fact"
	"github.com/cognito-tui/cognito-tui/admin/finding"
)

// shop is a subject of which a rule needs three facts.
type shop struct {
	Open, Stocked fact.Fact[bool]
	Till          fact.Fact[int]
}

func (s shop) needs() fact.Lack { return fact.Lacking(s.Open, s.Stocked, s.Till) }

var rules = []finding.Rule[shop]{
	{
		ID: "sells", About: "whether anything is sold", Needs: shop.needs,
		Find: func(s shop) []finding.Finding {
			if s.Open.Value && s.Stocked.Value && s.Till.Value == 0 {
				return []finding.Finding{{Sign: finding.Care, Says: "Nobody buys.", Repairs: finding.Mend("advertise")}}
			}
			return []finding.Finding{{Sign: finding.Fine, Says: "It sells."}}
		},
	},
	{
		ID: "shut", About: "shops that are shut", When: func(s shop) bool { return s.Open.Known() && !s.Open.Value },
		Find: func(shop) []finding.Finding { return []finding.Finding{{Sign: finding.Stops, Says: "Shut."}} },
	},
}

func TestARuleSpeaksWhenItHasItsFacts(t *testing.T) {
	yes, no := fact.Of(true), fact.Of(false)
	robbed := fact.Fact[int]{State: fact.Unread, Source: "the till", Err: errors.New("robbed")}
	unasked := fact.Fact[bool]{Source: "the shelves"}
	const sells, about = "sells", "whether anything is sold"
	for name, test := range map[string]struct {
		facts shop
		want  []finding.Finding
	}{
		"awaited":  {shop{yes, fact.Fact[bool]{State: fact.Awaited}, robbed}, nil},
		"unread":   {shop{yes, yes, robbed}, []finding.Finding{{Rule: sells, About: about, Unseen: "the till: robbed"}}},
		"two lack": {shop{yes, unasked, robbed}, []finding.Finding{{Rule: sells, About: about, Unseen: "the shelves: nobody asked; the till: robbed"}}},
		"fine":     {shop{yes, yes, fact.Of(3)}, []finding.Finding{{Rule: sells, About: about, Sign: finding.Fine, Says: "It sells."}}},
		"care":     {shop{yes, yes, fact.Of(0)}, []finding.Finding{{Rule: sells, About: about, Sign: finding.Care, Says: "Nobody buys.", Repairs: []finding.Repair{{Act: "advertise"}}}}},
		"two speak": {shop{no, yes, robbed}, []finding.Finding{
			{Rule: sells, About: about, Unseen: "the till: robbed"}, {Rule: "shut", About: "shops that are shut", Sign: finding.Stops, Says: "Shut."},
		}},
	} {
		if got := finding.Judge(rules, test.facts); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %+v\nwant %+v", name, got, test.want)
		}
	}
}

func TestAVerdictIsTheWorstAndKeepsWhatWasNotLookedAt(t *testing.T) {
	fine, care := finding.Finding{Sign: finding.Fine, Says: "Fine."}, finding.Finding{Sign: finding.Care, Says: "Take care."}
	other, unseen := finding.Finding{Sign: finding.Care, Says: "This as well.", Unseen: "the cellar"}, finding.Finding{Unseen: "the till"}
	verdict := finding.Verdict([]finding.Finding{unseen, fine, care, other})
	if verdict.Says != "Take care." || verdict.Unseen != "the till; the cellar" {
		t.Errorf("it is %+v", verdict)
	}
	if verdict := finding.Verdict([]finding.Finding{unseen}); verdict.Says != "" || verdict.Sign != finding.Note || verdict.Unseen != "the till" {
		t.Errorf("of nothing that was looked at it is %+v", verdict)
	}
}
