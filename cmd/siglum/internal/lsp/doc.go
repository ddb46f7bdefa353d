// Package lsp is the language server: it tells editors what is wrong in the documents
// that are open in them, what may stand at a place, and what things mean and belong to
// (Language Server Protocol 3.17).
//
// [Serve] reads messages one after the other, and answers each before it reads the
// next; only diagnostics are made meanwhile. server.go has the life of a session and the
// table of methods, document.go the texts as the editor has them. Each kind of answer has a
// file; those for transcriptions begin with "transcription".
//
// A text is at any time that of a person who is typing: nothing here relies on its being
// well-formed. Package markup says what tags there are, and [relaxng.Place] what the
// schema allows between them.
package lsp
