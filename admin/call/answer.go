package call

import "github.com/cognito-tui/cognito-tui/admin/record"

// Answer is what an act keeps of AWS's answer to a request.
type Answer struct {
	RequestID string
	Secret    Secret            // to be shown once; zero where none was taken
	Values    map[string]string // for the requests that follow, by name
}

// Taking says what an act keeps of an answer: [SecretOf] or [ValueOf]. The rest of
// the answer is dropped.
type Taking[Out any] struct {
	name string // "" of a secret
	of   func(*Out) *string
}

// SecretOf takes a secret that AWS has just made, such as that of an app client. It
// reaches the act's result as a [Secret], and no record, log or error. The function
// must expect nil for members that an answer may lack.
func SecretOf[Out any](secret func(*Out) *string) Taking[Out] { return Taking[Out]{of: secret} }

// ValueOf takes a value that a request [Following] this one is made with, such as the id
// of what was made. The name is that of a shell variable, such as CLIENT_ID. The
// function must expect nil for members that an answer may lack.
func ValueOf[Out any](name string, value func(*Out) *string) Taking[Out] {
	return Taking[Out]{name: name, of: value}
}

// taken is what is taken of an answer.
func taken[Out any](out *Out, takes []Taking[Out]) Answer {
	answer := Answer{Values: map[string]string{}}
	for _, t := range takes {
		switch value := record.Value(t.of(out)); {
		case value == "":
		case t.name == "":
			answer.Secret = NewSecret(value)
		default:
			answer.Values[t.name] = value
		}
	}
	return answer
}

// placeholder stands in a planned request for a value that an answer will give. No
// value that AWS takes has a NUL.
func placeholder(name string) string { return "\x00" + name }
