// Package tei holds TEI documents.
//
// A [Document] is a tree of elements that knows where in its source each of them
// stands. [Load] fills it from a file by way of package xmltext, which refuses
// what is not well-formed; [Document.Write] writes it so that loading it again
// gives the same tree. [Header], [HandNote], [Witness] and [Name] are typed views
// of what the tree says; they read the tree and keep no copy of it.
//
// The tree is etree's, so that its users may use all that etree offers. Its own
// reader and writer are not used: they do not keep documents exactly.
package tei

// Namespace is the namespace of TEI P5 (TEI P5, 4).
const Namespace = "http://www.tei-c.org/ns/1.0"
