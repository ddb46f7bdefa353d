// Package relaxng loads RELAX NG schemas, in the XML and in the compact syntax,
// and validates documents against them.
//
// [Load] reads a schema and returns it as a [Grammar], or says in diagnostics what is
// wrong with it, and where. [Compile] makes a [Schema] of a grammar; it is immutable, and
// any number of documents can be validated against it at once.
//
// A schema passes through four stages, each in files of its own:
//
//   - the syntax tree that both syntaxes are read into is package syntax; loader.go and
//     follow.go read what a schema includes and refers to in other files;
//   - simplify.go, with definitions.go, refs.go, combine.go, names.go and data.go, turns the
//     trees into the simple form of pattern.go (RELAX NG 4). References share
//     what they refer to, so that nothing grows;
//   - restrict.go, with paths.go (7.1), summary.go and contenttype.go (7.2),
//     attributes.go (7.3), interleave.go (7.4) and idconflicts.go (DTD Compatibility),
//     checks the restrictions on the simple form;
//   - derivatives of patterns, by which a stream of events is validated, begin with
//     compile.go and validator.go.
//
// Validation is in three layers. Terms (term.go, pool.go, the files derive_*) are
// patterns interned and normalised, and their derivatives. The automaton
// (automaton.go, textstep.go, attributestep.go, fork.go, table.go) remembers the
// derivatives that documents have asked for, for all validators of a schema; renewal.go
// keeps it from growing without end. A [Validator] (validator.go, characters.go, ids.go)
// walks through it; where there is no step, recover_element.go and the files wrong_*,
// misplaced.go, missing.go, blame.go and namespaces.go find out what was meant, say so and go on.
//
// A message about a schema begins with the section of the specification that the schema
// breaks, and its code begins with "schema-".
package relaxng
