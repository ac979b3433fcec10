package memory

import "math"

// unlikely is the probability below which a count is not chance.
const unlikely = 1e-6

// tail is the probability of k or more where mean are usual, by Poisson.
func tail(k int, mean float64) float64 {
	if k <= 0 {
		return 1
	}
	if mean <= 0 {
		return 0
	}
	logGamma, _ := math.Lgamma(float64(k) + 1)
	term := math.Exp(float64(k)*math.Log(mean) - mean - logGamma)
	if float64(k) < mean {
		return 1 // not needed: the caller asks for an excess
	}
	sum := 0.0
	for i := k; term > sum*1e-9 && i < k+10_000; i++ {
		sum += term
		term *= mean / float64(i+1)
	}
	return min(1, sum)
}

// Excess reports whether k is unusual: a number of times the mean, and too many
// for chance.
func Excess(k int, mean, times float64) bool {
	return float64(k) >= times*mean && tail(k, mean) < unlikely
}
