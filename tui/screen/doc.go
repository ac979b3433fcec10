// Package screen is what every screen of the console has in common: what a [Screen] is,
// what it knows of the console around it ([Host]), how it reads in the background
// ([Tasks]), and what screens of all rooms draw alike.
package screen
