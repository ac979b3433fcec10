package screen

// NoSession is said where AWS would have to be asked and there is nothing to ask
// it with.
const NoSession = "There is no AWS session yet."
