// Package datatype checks strings against the datatypes that RELAX NG schemas
// use: those of W3C XML Schema part 2 with their facets, and RELAX NG's own string
// and token.
//
// [New] compiles a datatype with its parameters once; the [Datatype] it returns is
// immutable and safe for concurrent use. What is wrong with a string is said by an
// [*Error] in words for the scholar who wrote it, what is wrong with a schema by a
// [*DefinitionError] for the schema's author.
//
// Start at datatype.go; library.go has the table of all datatypes. Each family of
// values has a file (decimal.go, calendar.go, duration.go …); facet.go has the
// parameters, pattern_*.go the regular expressions, advice_*.go the examples in
// messages.
//
// # Edition
//
// The lexical rules are those of XML Schema 1.0 as other RELAX NG validators apply
// them: there is no year 0000, the hour 24 is not written, a leap second is, and
// the letters of names are those of XML 1.0, appendix B. Where jing departs from
// XML Schema 1.0, second edition, this package follows the specification:
//
//   - time zones reach from -14:00 to +14:00 (jing stops at -12:00);
//   - totalDigits and fractionDigits count digits of the value, so that 0.50 has one
//     fraction digit;
//   - durations are equal if they are as long: P1Y and P12M, P1D and PT24H;
//   - [^…] excludes all that stands in it: [^\p{C}\p{Z}], the class of TEI's words, also
//     private-use characters (jing forgets parts of it with Java 9 and later);
//   - a hyphen is itself at either end of a character group: [-+], [a-z-];
//   - \p{Is…} knows the blocks of later versions of Unicode too.
package datatype
