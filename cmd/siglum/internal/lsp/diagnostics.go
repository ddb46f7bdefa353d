package lsp

import (
	"fmt"
	"slices"
	"time"

	"github.com/siglum/siglum/cmd/siglum/internal/lsp/jsonrpc"
	"github.com/siglum/siglum/cmd/siglum/internal/lsp/protocol"
	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/schema/lint"
	"github.com/siglum/siglum/schema/relaxng"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/tei/xmltext"
)

// findings are what is wrong with a document at one moment.
type findings struct {
	of   *snapshot
	list diag.List
}

// maxFindings is how many findings of a document are shown.
const maxFindings = 500

// diagnose has diagnostics of a document made after a delay, unless it changes before.
// The caller holds the lock.
func (s *server) diagnose(d *document, delay time.Duration) {
	s.cancel(d)
	s.work.Add(1)
	d.timer = time.AfterFunc(delay, func() {
		defer s.work.Done()
		s.makeDiagnostics(d)
	})
}

// makeDiagnostics sends the diagnostics of a document, unless it has changed meanwhile:
// then they are being made again.
func (s *server) makeDiagnostics(d *document) {
	d.making.Lock()
	defer d.making.Unlock()
	s.mu.Lock()
	now := d.now
	s.mu.Unlock()
	found := s.findingsOf(now)
	s.mu.Lock()
	current := d.now == now && s.documents[now.uri] == d
	if current {
		d.found = found
	}
	s.mu.Unlock()
	if current {
		s.publish(now.uri, now.version, s.diagnostics(found))
	}
}

func (s *server) publish(uri string, version int, list []protocol.Diagnostic) {
	if list == nil {
		list = []protocol.Diagnostic{}
	}
	// If the client is gone, reading will tell.
	_ = s.conn.Notify("textDocument/publishDiagnostics", protocol.PublishDiagnosticsParams{URI: uri, Version: version, Diagnostics: list})
}

// findingsOf finds out what is wrong with a document. A mistake of ours becomes a finding,
// so that the session goes on.
func (s *server) findingsOf(now *snapshot) *findings {
	found := &findings{of: now}
	var failure *jsonrpc.Error
	if failure = guard(func() { found.list = s.check(now) }, &failure); failure != nil {
		_ = s.tellFailure(failure)
		found.list = diag.List{{Code: "internal-error", Span: now.file.Span(0, 0),
			Message: "Siglum could not check this text; please report it", Help: failure.Message}}
	}
	return found
}

func (s *server) check(now *snapshot) diag.List {
	v := now.validator
	if now.transcription {
		return now.checkTranscription(v)
	}
	if broken := readExactly(now.file, v.Options.Reader); broken.HasErrors() {
		return append(broken, s.checkBroken(now, broken)...).Sorted()
	}
	report := v.Validate(now.file)
	return append(report.Diagnostics, unusable(report, now.file)...)
}

func (now *snapshot) checkTranscription(v *schema.Validator) diag.List {
	e, err := now.encoded()
	switch {
	case err != nil:
		return diag.List{{Code: "internal-error", Span: now.file.Span(0, 0), Message: err.Error()}}
	case e.Edition == nil:
		return e.found
	}
	return e.Validate(v).Diagnostics
}

// readExactly returns what makes a document ill-formed, which is the first mistake in it.
func readExactly(f *source.File, o xmltext.Options) diag.List {
	r := xmltext.NewReader(f, o)
	for r.Next() != nil {
	}
	return r.Diagnostics()
}

// checkBroken validates what can be read of a document that is not well-formed: all of
// it, but for the tags that are not finished.
func (s *server) checkBroken(now *snapshot, broken diag.List) diag.List {
	config := now.validator.Lint
	if config == nil {
		config = &lint.Config{Levels: lint.Levels{}}
		config.Levels.SetAll(lint.Off)
	}
	watcher := lint.Watch(now.markup().Events(now.file), config.Begin())
	found := now.grammar().Validate(watcher, relaxng.Options{MaxErrors: maxFindings})
	found = finished(now.markup(), append(found, watcher.Findings()...), broken)
	return append(found, faults(now, broken)...)
}

// unusable says at the beginning of a document what is wrong with the schema that it
// names.
func unusable(report *schema.Report, f *source.File) diag.List {
	var list diag.List
	for _, d := range report.Unusable {
		d.Message = fmt.Sprintf("the schema cannot be used: %s", d.String())
		d.Span, d.Fixes, d.Related = f.Span(0, 0), nil, nil
		list = append(list, d)
	}
	return list
}

// diagnostics returns findings as the client wants them.
func (s *server) diagnostics(found *findings) []protocol.Diagnostic {
	list := found.list
	if len(list) > maxFindings {
		list = list[:maxFindings]
	}
	out := make([]protocol.Diagnostic, 0, len(list))
	for _, d := range list {
		out = append(out, s.diagnostic(found.of, d))
	}
	return out
}

var severities = map[diag.Severity]protocol.Severity{diag.Error: 1, diag.Warning: 2, diag.Info: 3}

func (s *server) diagnostic(now *snapshot, d diag.Diagnostic) protocol.Diagnostic {
	out := protocol.Diagnostic{Severity: severities[d.Severity], Code: string(d.Code), Source: "siglum", Message: d.Message}
	if own := now.owns(d.Span); own {
		out.Range = s.rangeOf(d.Span.File, d.Span.Start, d.Span.End)
	} else if d.Span.File != nil { // in a file that is included
		out.Message = fmt.Sprintf("%s:%s: %s", d.Span.File.Name(), d.Span.Position(), d.Message)
	}
	if d.Help != "" {
		out.Message += "\n" + d.Help
	}
	for _, r := range d.Related {
		if r.Span.File == nil {
			continue
		}
		uri := now.uri
		if !now.owns(r.Span) {
			uri = uriOf(r.Span.File.Name())
		}
		out.Related = append(out.Related, protocol.Related{
			Location: protocol.Location{URI: uri, Range: s.rangeOf(r.Span.File, r.Span.Start, r.Span.End)}, Message: r.Message,
		})
	}
	return out
}

// owns reports whether a span stands in the document itself. A text that was read may
// be a copy of it with other line ends.
func (now *snapshot) owns(span source.Span) bool {
	return span.File != nil && span.File.Name() == now.file.Name()
}

// codeAction returns the edits that mend what was found in a range.
func (s *server) codeAction(p *protocol.CodeActionParams) (any, *jsonrpc.Error) {
	now, failure := s.open(p.TextDocument.URI)
	if failure != nil {
		return nil, failure
	}
	actions := []protocol.CodeAction{}
	for _, d := range s.current(now).list {
		if !now.owns(d.Span) || !touch(s.rangeOf(d.Span.File, d.Span.Start, d.Span.End), p.Range) {
			continue
		}
		for _, fix := range d.Fixes {
			if edit, ok := s.edit(now, fix); ok {
				actions = append(actions, protocol.CodeAction{
					Title: fix.Message, Kind: "quickfix", IsPreferred: fix.Certain,
					Diagnostics: []protocol.Diagnostic{s.diagnostic(now, d)}, Edit: edit,
				})
			}
		}
	}
	return actions, nil
}

// current returns the findings of a document as it is now.
func (s *server) current(now *snapshot) *findings {
	s.mu.Lock()
	var found *findings
	if d := s.documents[now.uri]; d != nil {
		found = d.found
	}
	s.mu.Unlock()
	if found == nil || found.of != now {
		found = s.findingsOf(now)
	}
	return found
}

// edit returns a fix as an edit of the document; there is none if it edits others too.
func (s *server) edit(now *snapshot, fix diag.Fix) (protocol.WorkspaceEdit, bool) {
	if slices.ContainsFunc(fix.Edits, func(e diag.Edit) bool { return !now.owns(e.Span) }) {
		return protocol.WorkspaceEdit{}, false
	}
	var edits []protocol.TextEdit
	for _, e := range fix.Edits {
		edits = append(edits, protocol.TextEdit{Range: s.rangeOf(e.Span.File, e.Span.Start, e.Span.End), NewText: e.Text})
	}
	return protocol.WorkspaceEdit{Changes: map[string][]protocol.TextEdit{now.uri: edits}}, len(edits) > 0
}
