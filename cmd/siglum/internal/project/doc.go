// Package project reads .siglum.yaml, in which a folder of editions says once what
// each call would otherwise say by flags.
//
// A [Finder] finds the file that is meant for a document: the nearest one, in the
// document's folder or above. [Read] reads one. It is strict: a key that does not
// exist, a value that cannot be meant, is a finding with its line and column, and
// nothing of such a file is used.
//
// Each key stands with what reads it in keys.go; what is common to reading values is
// in value.go.
package project
