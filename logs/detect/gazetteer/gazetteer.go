// Package gazetteer computes the minimum distance of two places, when all that
// is known is the English name of a country and, perhaps, of a city: Cognito
// gives no coordinates.
//
// Names of cities are not unique. A city stands for all its namesakes in the
// country, and distances are the least over them, so that doubt makes a distance
// smaller. A country without a city stands for its centre, with its radius taken
// off.
//
// The places are GeoNames', licensed CC-BY-4.0: see NOTICE.
package gazetteer

//go:generate go run ./generate

import (
	_ "embed"
	"encoding/binary"
	"math"
	"sort"
	"strconv"
	"strings"
)

//go:embed cities.bin
var cities string

//go:embed countries.tsv
var countryTable string

const rowSize = 8 // key, latitude, longitude

// Country is a country of the table; 0 is none.
type Country uint8

// Other stands for all countries that the table does not know.
const Other Country = 255

// Place is a city or a country of the table; 0 is none.
type Place uint32

// A Place is the row of its first candidate and its country, both known or not.
const countryShift = 24

type country struct {
	code   string
	name   string
	centre Vector
	radius float64 // km
}

// Gazetteer finds places. It is read only: any number of goroutines may use it.
type Gazetteer struct {
	countries []country // by Country
	names     map[string]Country
}

// New reads the embedded tables.
func New() *Gazetteer {
	g := &Gazetteer{countries: make([]country, 1), names: map[string]Country{}}
	for line := range strings.Lines(countryTable) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		number := func(i int) float64 {
			f, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				panic(err) // the table is ours, and a test reads it
			}
			return f
		}
		id := Country(len(g.countries))
		g.countries = append(g.countries, country{fields[0], common(fields[4:]), Point(number(1), number(2)), number(3)})
		for _, name := range fields[4:] {
			if _, taken := g.names[Fold(name)]; !taken {
				g.names[Fold(name)] = id
			}
		}
		g.names[strings.ToLower(fields[0])] = id
	}
	return g
}

// common is the country's display name: the shortest that is not an
// abbreviation.
func common(names []string) string {
	name := names[0]
	for _, other := range names[1:] {
		if len(other) < len(name) && len(other) > len("USA") && !strings.Contains(other, ".") {
			name = other
		}
	}
	return name
}

// Country finds a country by its English name or its two-letter code. It is 0
// for "" and Other for an unknown one.
func (g *Gazetteer) Country(name string) Country {
	if name == "" {
		return 0
	}
	if id, ok := g.names[Fold(name)]; ok {
		return id
	}
	return Other
}

// Find returns the place of a city. For an unknown city, or "", it is the
// country's.
func (g *Gazetteer) Find(in Country, city string) Place {
	if in == 0 || in == Other {
		return 0
	}
	place := Place(in) << countryShift
	if city == "" {
		return place
	}
	key := CityKey(g.countries[in].code, city)
	row := sort.Search(len(cities)/rowSize, func(i int) bool { return keyOf(i) >= key })
	if row < len(cities)/rowSize && keyOf(row) == key {
		place |= Place(row + 1)
	}
	return place
}

func keyOf(row int) uint32 { return binary.LittleEndian.Uint32([]byte(cities[row*rowSize:][:4])) }

// Kilometres is the minimum distance of two places; 0 where one of them is
// none.
func (g *Gazetteer) Kilometres(a, b Place) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	least := math.Inf(1)
	for _, p := range g.candidates(a) {
		for _, q := range g.candidates(b) {
			least = min(least, p.at.Kilometres(q.at)-p.radius-q.radius)
		}
	}
	return max(0, least)
}

type candidate struct {
	at     Vector
	radius float64
}

func (g *Gazetteer) candidates(p Place) []candidate {
	row := int(p&(1<<countryShift-1)) - 1
	if row < 0 {
		c := g.countries[p>>countryShift]
		return []candidate{{c.centre, c.radius}}
	}
	var list []candidate
	for key := keyOf(row); row < len(cities)/rowSize && keyOf(row) == key; row++ {
		at := []byte(cities[row*rowSize+4:][:4])
		lat, lon := int16(binary.LittleEndian.Uint16(at)), int16(binary.LittleEndian.Uint16(at[2:]))
		list = append(list, candidate{at: unpack(lat, lon)})
	}
	return list
}

// Name is the English name of a place's country, "" of none.
func (g *Gazetteer) Name(p Place) string {
	if p == 0 {
		return ""
	}
	return g.countries[p>>countryShift].name
}
