// Package acts is what an administrator does: a table of kinds of things ([Kinds]), a
// table of actions on them ([Actions]), and how an action on a target is planned,
// done, recorded and undone.
package acts
