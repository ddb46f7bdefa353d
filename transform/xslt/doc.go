// Package xslt makes reading versions of editions by an XSLT stylesheet of the user's
// own, up to XSLT 3.0: the TEI Stylesheets, say, or those of a project.
//
// [Load] compiles a stylesheet with all that it imports and includes; [Stylesheet.Transform]
// runs it on a document and returns the principal result and those that
// xsl:result-document makes. The processor is helium's.
//
// A stylesheet reads nothing but the files that it was given: those of the folders in
// [LoadOptions] and [Options]. It reaches no network, and it writes nothing itself.
package xslt
