package screen

// NoSession is what is said when a call to AWS is needed and there is no session.
const NoSession = "There is no AWS session yet."
