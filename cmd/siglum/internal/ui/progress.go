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

// longWork is the number of steps from which on work can take long enough to be seen.
const longWork = 200000

// A Work shows how much of one long piece of work is done. It is seen only on a
// terminal.
type Work struct {
	messages Messages
	what     string
	bar      *progressbar.ProgressBar
}

// NewWork returns the progress of work that is counted in steps called so.
func NewWork(m Messages, what string) *Work { return &Work{messages: m, what: what} }

// Set says how many of all steps are done.
func (w *Work) Set(done, total int) {
	if w.messages.Quiet || total < longWork || !w.messages.Out.IsTerminal() {
		return
	}
	if w.bar == nil {
		w.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(w.messages.Out),
			progressbar.OptionSetDescription(w.what),
			progressbar.OptionClearOnFinish(),
		)
	}
	w.bar.ChangeMax(total)
	_ = w.bar.Set(min(done, total))
}

// Done takes the bar away.
func (w *Work) Done() {
	if w.bar != nil {
		_ = w.bar.Finish()
		w.bar = nil
	}
}
