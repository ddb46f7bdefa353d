// Package schematron validates documents against ISO Schematron (ISO/IEC 19757-3:2016
// and 2020), and against the older Schematron 1.5 where it stands in its namespace.
//
// [Load] compiles a schema that stands alone, [LoadEmbedded] what is embedded in a
// grammar of RELAX NG. [Schema.Validate] checks the tree of a document. Expressions are
// XPath 3.1, by helium; the functions, keys and variables of XSLT that a schema brings with it
// are run by helium's XSLT. What the package does not support it reports, naming it.
//
// From a schema to findings: markup.go and loader.go read its files, read_*.go
// turns markup into patterns, rules and assertions, match.go and match_path.go decide which rule
// a node belongs to, run.go visits the nodes of a document, and finding.go tells what
// is wrong. No expression reaches a file outside of the schema's folder, or the network.
package schematron
