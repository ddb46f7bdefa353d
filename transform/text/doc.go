// Package text writes editions as plain text.
//
// [Write] builds the reading model of package transform and writes one view of
// it: the reading, the diplomatic and the critical one with a block of statements from
// the header before the text, and notes, textual notes, apparatus and signs after
// it; the flow as the bare text, a paragraph a line, for search and for language
// tools. Lines are wrapped by the width that a terminal gives to each grapheme,
// so that Chinese and combining marks fill a line as Latin does.
package text
