package mask

import "testing"

// Only the value in a sentence is hidden.
func TestASentenceAroundASecretStaysReadable(t *testing.T) {
	for said, want := range map[string]string{
		`bad password hunter2SECRET for bob`:   `bad password (hidden) for bob`,
		`password "hunter2 SECRET" wrong`:      `password "(hidden)" wrong`,
		`the code was 98765432, not this`:      `the code was (hidden), not this`,
		`{"m":"token hunter2SECRET expired"}`:  `{"m":"token (hidden) expired"}`,
		"password hunter2SECRET\nsecond line.": "password (hidden)\nsecond line.",
	} {
		if got := Text(said); got != want {
			t.Errorf("%q is shown as %q, want %q", said, got, want)
		}
	}
}
