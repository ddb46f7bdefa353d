// Package datatype checks strings against the datatypes that RELAX NG schemas
// use: those of W3C XML Schema part 2 with their facets, and RELAX NG's own string
// and token.
//
// [New] compiles a datatype with its parameters once; the [Datatype] it returns is
// immutable and safe for concurrent use.
package datatype
