package tui

// noSession is said where AWS would have to be asked and there is nothing to ask
// it with.
const noSession = "There is no AWS session yet."
