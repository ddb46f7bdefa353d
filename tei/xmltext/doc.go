// Package xmltext reads and writes XML text exactly.
//
// A [Reader] turns a [source.File] into a sequence of [Event] values, each with
// the bytes that it stands on: the tag, its name, each attribute's name and value.
// It follows XML 1.0 (fifth edition) and Namespaces in XML 1.0, and reports what is
// not well-formed as diagnostics. A [Writer] writes events so that reading them
// again gives the same events. There is no tree here; package tei builds one.
//
// The package is not a general parser framework: it resolves no external entity
// and opens no file or connection.
package xmltext
