// Package syntax holds a RELAX NG schema as its author wrote it: the full syntax
// (RELAX NG 3), before any simplification.
//
// Two readers fill the tree: [ReadXML] for the XML syntax (.rng) and [ReadCompact]
// for the compact syntax (.rnc); [Read] looks at the text to choose between them.
// Package relaxng, which is above this one, loads what a schema includes, simplifies
// the tree and checks the restrictions.
//
// # What readers resolve
//
// A reader resolves all that depends on where in its file something stands, so that
// a node means the same wherever it is moved:
//
//   - names: a [Name] holds a namespace name, not a prefix (RELAX NG 4.8 to 4.10, also
//     that the name of an attribute is in no namespace unless it says otherwise);
//   - datatype libraries: [Data] and [Value] hold the library's URI (4.3), and a value
//     without a type is a token of the library of the empty name (4.4);
//   - white space around names, which is dropped (4.2); that in values and parameters
//     is kept;
//   - namespaces that a value may need: a [Value] holds those in scope (RELAX NG 4.10);
//   - xml:base: Href of [Include] and [ExternalRef] is resolved against the xml:base
//     attributes around it, and remains relative to the file if these are.
//
// What a file leaves open it inherits from the schema that includes it. That is only the
// namespace (4.6, 4.7): a reader is given the one to inherit, and an [Include] or
// [ExternalRef] says which one it passes on. In the compact syntax this is what
// "inherit" means, and what names get where no default namespace is declared.
//
// A reader reports what the grammar of the syntax forbids: unknown and misplaced
// constructs, missing ones, names that are none, undeclared prefixes. It does not report
// what takes more than the place to know: references to nothing, types that no
// library has, the restrictions of RELAX NG 4.16 and 7.
package syntax
