// Package transform turns a TEI document into a reading model: what a reader of
// the edition gets, as plain structs, before anybody has decided between HTML,
// plain text or another form.
//
// [Build] makes a [Model] in one pass over the tree. A table keyed by element
// name (rules.go) says what becomes of each element; the files named after a
// phenomenon (revision.go, gap.go, note.go …) hold the rules. An element that the
// table does not know keeps its text, in a node of class tei-NAME.
//
// # One model, all views
//
// The views ([Reading], [Diplomatic], [Critical], [Flow]) differ in few places and agree on
// most of the text. So there is one tree, and each [Node] says in which views it
// stands (In). A writer of one view leaves out the nodes of the others; the HTML
// writer writes all, once, and lets the style sheet choose. The text that views
// share stands once, an anchor means the same place in each of them, and no view
// can lose what another one shows without saying so.
//
// What a page needs besides is made from the same tree: [Parallel], the texts of the
// witnesses side by side (parallel.go); rows in which a text and its translation face
// each other (facing.go); the [Index] of names (index.go); the citation (cite.go).
//
// # Nothing lost, nothing added
//
// A node of kind [Text] holds characters of the source, one of kind [Sign]
// characters that the edition adds: brackets, words like "3 letters illegible",
// labels of hands. Every character of the text stands in exactly one Text node,
// in the order of the source; those in a [Note] or in the readings of an [Entry]
// stand where their reference is. An entry repeats words of the text as its
// lemma; those are strings, not Text nodes.
package transform
