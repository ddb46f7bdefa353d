package ui

import (
	"github.com/schollz/progressbar/v3"
)

// A Progress shows how much of the work on many files is done. It is seen only on
// a terminal.
type Progress struct{ bar *progressbar.ProgressBar }

// fewFiles are done before anybody could read a bar.
const fewFiles = 10

// NewProgress returns the progress of work on a number of files.
func NewProgress(m Messages, files int) *Progress {
	if m.Quiet || files <= fewFiles || !m.Out.IsTerminal() {
		return &Progress{}
	}
	return &Progress{progressbar.NewOptions(files,
		progressbar.OptionSetWriter(m.Out),
		progressbar.OptionSetDescription("files"),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
	)}
}

// Hide makes room for messages.
func (p *Progress) Hide() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// Step says that one more file is done.
func (p *Progress) Step() {
	if p.bar != nil {
		_ = p.bar.Add(1)
	}
}

// Done takes the bar away.
func (p *Progress) Done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
