// Package cli is the siglum command: it turns arguments into calls of the
// library, and what the library says into files, messages and an exit code. It
// decides nothing about texts.
//
// [Main] runs the program. Each command has a file named after it. The others hold
// what all commands share: arguments (args.go) and flags (flags.go); the files that
// go in (inputs.go), where results go (outputs.go), and how they are written
// so that none is ever seen half-written (drafts.go); the work on many files at once
// (batch.go); and what is told when something cannot be done (problem.go).
package cli
