// Package critical reads and writes the critical notation: transcriptions that an
// editor types from the manuscript, with everything that TEI can say.
//
// Its syntax tree is TEI itself, without layout: [Element], [Text], [Comment] and
// [Instruction]. [Parse] reads a transcription into a [Document], [Print] writes one in
// the canonical form. The laws are: reading what was printed gives the same document;
// printing what was read from canonical text gives the same text; and every TEI document
// can be printed.
//
// Open parse.go for the whole of a transcription, block.go for paragraphs, fence.go, verse.go
// and table.go for other blocks, inline.go for what stands in them, pair.go for which signs
// belong together, bracket.go for what they mean and bracketlabel.go for brackets with a
// label. The files named print… are the way back. What labels mean is data: the profile "critical".
package critical
