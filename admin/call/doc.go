// Package call is the way to AWS: a [Session] is one account and Region with its
// credentials, its clients, its budget of calls and the rules of the config about it.
// Every call of the program passes its guard, its limits and its retries; [Calls] says
// what each costs, and [Explain] turns what went wrong into words.
//
// It knows neither the nouns of Cognito nor terminals.
package call
