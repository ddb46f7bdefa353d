// Package diag is how Siglum tells people what is wrong with a text, where, and
// what to do about it.
//
// Every reader, checker and converter returns a [List] of [Diagnostic] beside its
// result. A diagnostic has a stable [Code], a message of one line, the [source.Span]
// that it is about, places related to it, help, and text edits that would mend it. [Text]
// writes a list for people, with an excerpt of the source; [JSON] for programs.
package diag
