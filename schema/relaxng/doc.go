// Package relaxng loads RELAX NG schemas, in the XML and in the compact syntax,
// and validates documents against them.
//
// A schema passes through four stages, each in files of its own: the syntax tree
// that both syntaxes are read into; simplification to the simple form (RELAX NG
// section 4); the restrictions on the simple form (section 7); and derivatives of
// patterns, by which a stream of events is validated.
package relaxng
