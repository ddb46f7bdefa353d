// Package schema validates XML documents, whatever the language of the schema.
//
// A [Schema] is a compiled schema; [Load] reads one, finding out its language from
// its content, and [Embedded] is the one that Siglum brings with it. A [Validator]
// validates documents, each against the schemas it was given, or those that the
// document itself names ([Associations]), or the embedded one, and says in its
// [Report] which. It may be used for many documents in parallel. A [Finder] finds
// schemas by file, by registered name, and through catalogues.
//
// The package knows XML, not TEI: nothing here or below depends on what is in a
// document but its schema.
package schema
