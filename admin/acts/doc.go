// Package acts is what an administrator does: one table of kinds of things ([Kinds]),
// one of actions on them ([Actions]), and how an action on a target becomes a plan, is
// done, recorded and taken back.
package acts
