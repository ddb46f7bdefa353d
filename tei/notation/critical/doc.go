// Package critical reads and writes the critical notation: transcriptions that an
// editor types from the manuscript, with everything that TEI can say.
//
// Its syntax tree is TEI itself, without layout: [Element], [Text], [Comment] and
// [Instruction]. [Parse] reads a transcription into a [Document], [Print] writes one in
// the canonical form. The laws are: reading what was printed gives the same document;
// printing what was read from canonical text gives the same text; and every TEI document
// can be printed.
//
// Open block.go for paragraphs, fences, verse and tables, inline.go for what stands in
// them, bracket.go for what a bracket means, pair.go for which signs belong together. The
// files named print… are the way back. What labels mean is data: the profile "critical".
package critical
