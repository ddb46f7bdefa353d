// Package format indents XML documents without changing their text.
//
// White space is touched only where a RELAX NG schema lets an element hold elements
// and no text (element content, XML 1.0, 3.2.1): there each child gets a line of its own,
// indented by its depth. Running text, and all that stands on one line in it, stays as it
// is, byte for byte; so do tags, comments, references and the line ends of the file.
//
// [Format] takes a file and a compiled schema and returns the new text. What the
// schema does not know, and what is not valid in a way that leaves doubt, is left alone.
package format
