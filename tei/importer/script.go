package importer

import (
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/notation"
	"github.com/siglum/siglum/tei/source"
)

// A script is what is read from a source, before it is written as a transcription.
type script struct {
	options Options
	format  Format
	file    *source.File // that is being read, known by its name only
	meta    notation.Metadata
	blocks  []block
	notes   []note
	named   map[string]*names // persons and places that are tagged
	first   int               // the number of the first note
	left    []Left
	kinds   []tally   // of what was left out
	found   diag.List // what is doubtful
}

// begin goes on to a file.
func (s *script) begin(f *source.File, format Format) {
	s.file, s.format = named(f), format
}

// A blockKind is what a block of a script is.
type blockKind int

const (
	paragraph blockKind = iota
	heading             // of a level
	item                // of a list, with its mark
	table               // of rows
	page                // the beginning of a page: its number and image
	printout            // the end of a page of the print-out
	separator           // a line between parts
	remark              // in brackets with a label
)

// A block is a piece of text that stands by itself.
type block struct {
	kind  blockKind
	text  []inline
	level int      // of a heading, 1 is the highest; of an item, 0 is the outermost
	label string   // of an item: "1. "; of a remark: "in the margin"
	rows  [][]cell // of a table
	head  int      // the number of rows that hold labels
	n     string   // of a page
	image string   // of a page: an address
}

// A cell is one of a table.
type cell []inline

// A note stands below the text, and its mark in the text.
type note struct {
	text []inline
}

// newNote appends a note and returns its mark.
func (s *script) newNote(text []inline) inline {
	s.notes = append(s.notes, note{text})
	return inline{raw: true, text: "[1]", note: len(s.notes)}
}

// add appends a block, unless there is nothing in it.
func (s *script) add(b block) {
	switch b.kind {
	case page, printout, separator, table:
	default:
		if b.text = trimmed(b.text); len(b.text) == 0 {
			return
		}
	}
	if b.kind == remark {
		b.kind, b.text = paragraph, labelled(b.label, b.text)
	}
	s.blocks = append(s.blocks, b)
}

// doubt notes what the transcription does not state as the source does.
func (s *script) doubt(code diag.Code, message, help string) {
	s.found = append(s.found, diag.Diagnostic{
		Severity: diag.Warning, Code: code, Span: s.file.Span(0, 0), Message: message, Help: help,
	})
}
