// Package acting is the path of an act in the console: the menu, the form, the plan, the
// confirmation, doing it to one target or many, and undoing it.
package acting
