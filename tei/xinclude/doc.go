// Package xinclude reads XML documents with their local inclusions resolved
// (XInclude 1.0, second edition).
//
// A [Reader] gives the events of a document as package xmltext does, but in the
// place of each xi:include the events of what it includes, or of its xi:fallback.
// Each event keeps the file and the span that it comes from, so that what is found
// in an included file is reported there. An inclusion that fails is a diagnostic,
// not the end of the reading.
//
// Files are read from the folder of the document and from those that [Options]
// names; nothing is ever read from the network. Of XPointer the shorthand (an id),
// element(), and xpointer() and xpath() with id('…') or //*[@xml:id='…'] are
// understood.
package xinclude
