// Package source holds the texts that Siglum reads and says where things
// stand in them.
//
// A [File] is a name and UTF-8 text. A [Span] is a range of bytes in a file: it
// is what tokens, events, elements and diagnostics carry. A [Position], line and
// column, is computed only when somebody asks for it, in the unit that the asker
// counts in: code points for people, UTF-16 units for editors, bytes for
// programs.
package source
