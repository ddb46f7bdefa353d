// Package merge joins the changes that two people made to one TEI document, each in a
// copy of their own: an editor in the edition, and whoever changed the transcription that
// it was encoded from.
//
// [Merge] compares both with the document that they began with, as trees: attributes one
// by one, text word by word, elements by what they hold. What only one side changed is taken
// from that side, so that the result is well-formed and has all changes of both. What both
// changed differently is a [Conflict]; it is never decided in silence.
package merge
