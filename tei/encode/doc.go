// Package encode makes TEI editions out of plain transcriptions, and
// transcriptions out of such editions.
//
// [Encode] reads a transcription in a profile of package notation: an archive's
// own conventions, as data. It returns the edition, every decision it took with
// the rule it rests on, and what of the transcription was layout. [Decode] prints an edition
// as a transcription again.
//
// Transcriptions in the critical notation, which package notation/critical reads, are trees
// of TEI already: only their header is made. [Decode] prints any TEI in that notation.
//
// Nothing is lost: every character of a transcription is in the edition or in the
// report of its layout. Nothing is invented: no element or attribute states what
// the transcription does not, or the profile does not declare.
package encode
