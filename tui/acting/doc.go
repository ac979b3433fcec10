// Package acting is the way of an act in the console: the menu, the form, the plan, the
// confirmation, the doing of one or of many, and taking it back.
package acting
