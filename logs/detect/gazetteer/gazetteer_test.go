package gazetteer_test

import (
	"math"
	"testing"

	"github.com/cognito-tui/cognito-tui/logs/detect/gazetteer"
)

func TestDistances(t *testing.T) {
	g := gazetteer.New()
	place := func(country, city string) gazetteer.Place { return g.Find(g.Country(country), city) }
	for _, row := range []struct {
		name      string
		a, b      gazetteer.Place
		low, high float64 // km
	}{
		{"two cities", place("Portugal", "Lisbon"), place("Brazil", "Recife"), 5800, 5900},
		{"diacritics and case", place("Colombia", "medellin"), place("Colombia", "Medellín"), 0, 1},
		{"a code for a country", place("US", "Seattle"), place("United States", "Seattle"), 0, 1},
		{"namesakes count as the nearest", place("United States", "Springfield"), place("United States", "Chicago"), 0, 300},
		{"a country is its radius nearer", place("Portugal", ""), place("Spain", "Badajoz"), 0, 100},
		{"two far countries", place("Portugal", ""), place("Japan", ""), 7000, 11000},
		{"an unknown city is its country", place("Portugal", "Nowhere-upon-Nought"), place("Portugal", ""), 0, 0},
		{"an unknown country is nowhere", place("Atlantis", "Poseidonis"), place("Japan", "Tokyo"), 0, 0},
		{"nothing is nowhere", place("", ""), place("Japan", "Tokyo"), 0, 0},
	} {
		if km := g.Kilometres(row.a, row.b); km < row.low || km > row.high {
			t.Errorf("%s: %.0f km", row.name, km)
		}
	}
}

func TestCountriesByTheirNames(t *testing.T) {
	g := gazetteer.New()
	for _, same := range [][]string{
		{"United States", "USA", "United States of America", "US"},
		{"South Korea", "Korea, Republic of", "KR"},
		{"Czechia", "Czech Republic"},
		{"Russia", "Russian Federation"},
		{"Türkiye", "Turkey"},
		{"Vietnam", "Viet Nam"},
	} {
		for _, name := range same {
			if id := g.Country(name); id == gazetteer.Other || id != g.Country(same[0]) {
				t.Errorf("%s is %d, %s is %d", name, id, same[0], g.Country(same[0]))
			}
		}
	}
	if g.Country("Atlantis") != gazetteer.Other || g.Country("") != 0 {
		t.Error("what is not known has a place")
	}
	if name := g.Name(g.Find(g.Country("US"), "")); name != "United States" {
		t.Errorf("it is called %s", name)
	}
}

func TestPackingKeepsAKilometre(t *testing.T) {
	g := gazetteer.New()
	lisbon := g.Find(g.Country("Portugal"), "Lisbon")
	at := gazetteer.Point(38.7223, -9.1393)
	porto := gazetteer.Point(41.1579, -8.6291)
	got := g.Kilometres(lisbon, g.Find(g.Country("Portugal"), "Porto"))
	if want := at.Kilometres(porto); math.Abs(got-want) > 5 {
		t.Errorf("Lisbon and Porto are %.1f km apart, not %.1f", want, got)
	}
}

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"Medellín": "medellin", "St. John's": "stjohns", "Łódź": "lodz", "São Paulo": "saopaulo", "København": "kobenhavn", "": "", "東京": "東京",
	} {
		if got := gazetteer.Fold(name); got != want {
			t.Errorf("%s is folded to %s", name, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	g := gazetteer.New()
	f.Add("Portugal", "Lisbon")
	f.Add("\xff", "\x00")
	f.Fuzz(func(t *testing.T, country, city string) {
		place := g.Find(g.Country(country), city)
		if km := g.Kilometres(place, g.Find(g.Country("Japan"), "Tokyo")); km < 0 || km > 20100 || math.IsNaN(km) {
			t.Errorf("%q in %q is %f km away", city, country, km)
		}
	})
}
