// Package importer makes transcriptions out of what others write: Word documents
// (DOCX), web pages (HTML), and the results of text recognition in PAGE XML and ALTO.
//
// [Import] reads a file, whose content says what it is, into blocks of text with
// what is known of them, and prints these as a transcription in the notation of
// the profile "documentary", which package encode reads. A transcription states what the source
// states and no more: a tracked insertion of Word is [inserted: …], never "by hand".
//
// Nothing is lost: every character of the source is in the transcription or in
// [Result.Left], and diagnostics speak of all that is left out.
//
// To find the way: script.go holds the blocks, inline.go their words, print.go and
// bracket.go how these are written; detect.go says what a file is; the other files are
// named after the format that they read.
package importer
