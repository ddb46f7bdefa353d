// Package notation reads plain transcriptions: texts in which additions,
// deletions, notes and doubts stand in brackets, as archives type them.
//
// What the brackets, lines and labels of an archive mean is data: a [Profile], read
// from a YAML file. [Parse] reads a transcription by a profile into a syntax tree of
// plain structs, a [Transcription], which keeps every character; [Print] prints
// a tree. Print(Parse(s)) is s, for every s.
package notation
