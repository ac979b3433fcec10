package gazetteer

import "math"

// earth is its mean radius in kilometres.
const earth = 6371.0

// Vector is a point on the unit sphere, or a sum of such.
type Vector struct{ x, y, z float64 }

// Point is a place given in degrees.
func Point(lat, lon float64) Vector {
	lat, lon = lat*math.Pi/180, lon*math.Pi/180
	return Vector{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
}

// Plus adds.
func (v Vector) Plus(w Vector) Vector { return Vector{v.x + w.x, v.y + w.y, v.z + w.z} }

// Unit is v on the sphere.
func (v Vector) Unit() Vector {
	n := math.Sqrt(v.x*v.x + v.y*v.y + v.z*v.z)
	return Vector{v.x / n, v.y / n, v.z / n}
}

// Degrees are the latitude and longitude of a point.
func (v Vector) Degrees() (lat, lon float64) {
	return math.Asin(v.z) * 180 / math.Pi, math.Atan2(v.y, v.x) * 180 / math.Pi
}

// Kilometres is the distance of two points over ground.
func (v Vector) Kilometres(w Vector) float64 {
	dot := v.x*w.x + v.y*w.y + v.z*w.z
	return earth * math.Acos(max(-1, min(1, dot)))
}

// The table holds a coordinate in 16 bits: a step is 0.3 to 0.6 km.
const (
	latStep = 90.0 / math.MaxInt16
	lonStep = 180.0 / math.MaxInt16
)

// Pack rounds a place in degrees to the table's form.
func Pack(lat, lon float64) (packedLat, packedLon int16) {
	return int16(math.Round(lat / latStep)), int16(math.Round(lon / lonStep))
}

func unpack(lat, lon int16) Vector { return Point(float64(lat)*latStep, float64(lon)*lonStep) }
