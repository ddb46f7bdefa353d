// Package xmltext reads and writes XML text exactly.
//
// A [Reader] turns a [source.File] into a sequence of [Event] values, each with
// the bytes that it stands on: the tag, its name, each attribute's name and value.
// It follows XML 1.0 (fifth edition) and Namespaces in XML 1.0, and reports what is
// not well-formed as diagnostics. A [Writer] writes events so that reading them
// again gives the same events. There is no tree here; package tei builds one.
//
// The package opens no file or connection: external entities and the external
// subset of a DTD are read only where [Options.External] gives them, and are
// reported as missing otherwise. It does not validate against a DTD, but reads one
// as every XML processor must: entities, attribute types and defaults.
//
// [NewReader] reads a file that is in memory, and gives slices of it wherever
// nothing needs resolving; [NewStreamReader] reads a pipe in bounded memory. What
// a document can make the reader do is bounded: see [Options].
//
// To find the way: reader.go is the loop over the document; tag.go, attribute.go,
// text.go and reference.go read its parts, doctype.go, subset.go and the files
// named after declarations its DTD; entity.go what is read in place of a
// reference; encoding.go and decoder.go bring it into UTF-8; names.go and
// namespace.go say what names mean; the files named faults what is wrong.
package xmltext
