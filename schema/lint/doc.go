// Package lint finds what no schema states: pointers that lead nowhere, hands and
// witnesses that are not declared or never used, dates that no calendar has.
//
// A [Config] says which [Rule] counts how much; the zero Config is the default. For
// each document it begins a [Document], which is fed the events of a reader, one
// after the other, and at the end returns what it found. It keeps the ids of the
// document, one reference to each, and no other part of it. [Watch] puts it beside a
// validator that reads the same events.
//
// Rules know the elements of TEI (those in its namespace) and pass over all others.
// Each stands in a file of its own, named after its code, with its documentation.
// What an instruction <?siglum ignore CODE?> covers is not reported: see ignore.go.
package lint
