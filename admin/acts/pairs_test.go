package acts_test

import (
	"slices"
	"testing"
	"testing/quick"

	"github.com/cognito-tui/cognito-tui/admin/acts"
)

func TestPairsAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string][]acts.Pair{
		"":                               nil,
		"name=Alice":                     {{"name", "Alice"}},
		"name=Doe, John, locale=en":      {{"name", "Doe, John"}, {"locale", "en"}},
		"custom:plan=gold,name=":         {{"custom:plan", "gold"}, {"name", ""}},
		"address={\"a\": 1, \"b=\": 2}":  {{"address", "{\"a\": 1, \"b=\": 2}"}},
		"name=a=b":                       {{"name", "a=b"}},
		"name=a, b=c\nlocale=en":         {{"name", "a, b=c"}, {"locale", "en"}},
		acts.PairLines("name=a, b=c"):    {{"name", "a, b=c"}},
		acts.PairLines("name= a ", "x="): {{"name", " a "}, {"x", ""}},
		acts.PairLines("a=1\n2\n", "b="): {{"a", "1\n2\n"}, {"b", ""}},
		acts.PairLines("a=\n\n\tb=c"):    {{"a", "\n\n\tb=c"}},
		"a=1\n\nb=2\n":                   {{"a", "1"}, {"b", "2"}},
	} {
		if got, fault := acts.ReadPairs(text); fault != "" || !slices.Equal(got, want) {
			t.Errorf("%q is %v %s, want %v", text, got, fault, want)
		}
	}
}

func TestPairLinesKeepEveryValue(t *testing.T) {
	kept := func(value string) bool {
		got, fault := acts.ReadPairs(acts.PairLines("first="+value, "second="))
		return fault == "" && slices.Equal(got, []acts.Pair{{"first", value}, {"second", ""}})
	}
	if err := quick.Check(kept, nil); err != nil {
		t.Error(err)
	}
}
