package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/siglum/siglum/schema"
	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/merge"
	"github.com/siglum/siglum/tei/source"
)

// How encode knows that an edition was edited: beside each one that it writes to a file
// it keeps a copy, in the folder .siglum. An edition that is no longer the same as its copy was
// edited, and is not written over.

// baseFolder holds the editions as they were encoded last.
const baseFolder = ".siglum"

// basePath returns the place of the copy of an edition, below the edition's folder.
func basePath(target string) (folder, name string) {
	return filepath.Dir(target), filepath.Join(baseFolder, filepath.Base(target))
}

// The codes of what merging has to say.
const (
	codeConflict      diag.Code = "merge-conflict"
	codeMergedInvalid diag.Code = "merge-invalid"
)

// write puts an edition in its place, unless somebody edited what is there.
func (e *encoding) write(target string, p product) error {
	if target == standard || !isReplaceable(target) {
		return e.put(target, p.output)
	}
	existing, err := os.ReadFile(target)
	if os.IsNotExist(err) {
		return e.keep(target, p.output, p.output)
	}
	if err != nil {
		e.fail(fileProblem(target, err))
		return nil
	}
	base, _ := readInside(basePath(target)) // it may be missing
	switch {
	case bytes.Equal(existing, p.output), bytes.Equal(existing, base), e.force && !e.merge:
		return e.keep(target, p.output, p.output)
	case !e.merge && base == nil:
		e.fail(because("To replace it: --force. To keep its changes: --merge --base FILE, with the transcription or the edition that it was made from.",
			"%s is there already, and may have been edited; it is not written over", target))
		return nil
	case !e.merge:
		e.fail(because("To keep these changes and take over those of the transcription: --merge. To lose them: --force.",
			"%s was edited since it was encoded; it is not written over", target))
		return nil
	}
	if e.base != "" {
		if base, err = e.givenBase(); err != nil {
			e.fail(err)
			return nil
		}
	}
	if base == nil {
		e.fail(because("Give it with --base: the transcription or the edition that was edited then.",
			"%s: what it was encoded as is not known, so that nothing can be merged", target))
		return nil
	}
	return e.merged(target, existing, base, p)
}

// isReplaceable reports whether a place is a file or nothing yet, not a device or pipe.
func isReplaceable(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// keep puts an edition in its place, and a copy of what was encoded beside it.
func (e *encoding) keep(target string, output, encoded []byte) error {
	if err := e.drafts.write(target, holding(output)); err != nil {
		e.fail(fileProblem(target, err)) // what is there was not made of this transcription
		return nil
	}
	folder, name := basePath(target)
	e.putInside(folder, name, encoded)
	return nil
}

// givenBase returns what the edition was before it was edited: the file of --base, encoded
// if it is a transcription.
func (e *encoding) givenBase() ([]byte, error) {
	raw, err := e.read(e.base)
	if err != nil {
		return nil, err
	}
	if isEdition(source.NewFile(e.base, raw)) {
		return raw, nil
	}
	p := e.work(e.base, raw)
	if p.found.HasErrors() {
		return nil, &unusable{p.found}
	}
	return p.output, p.err
}

// merged puts the edition with the changes of both in its place, unless they contradict
// each other or make it invalid.
func (e *encoding) merged(target string, existing, base []byte, p product) error {
	docs := make([]*tei.Document, 3)
	files := []*source.File{source.NewFile(filepath.Join(basePath(target)), base), source.NewFile(target, existing), source.NewFile(target+" (encoded)", p.output)}
	for i, f := range files {
		doc, found := tei.Load(f, tei.LoadOptions{})
		if found.HasErrors() {
			e.tell(found)
			return nil
		}
		docs[i] = doc
	}
	result, conflicts := merge.Merge(docs[0], docs[1], docs[2], merge.Options{Prefer: e.prefer})
	if found := e.conflicts(conflicts, files[2], p.result); len(found) > 0 {
		e.tell(found)
		if found.HasErrors() {
			return nil
		}
	}
	var out bytes.Buffer
	if err := result.Write(&out); err != nil {
		return err
	}
	if found := becameInvalid(files[1], files[2], source.NewFile(target, out.Bytes())); found != nil {
		e.tell(found)
		return nil
	}
	return e.keep(target, out.Bytes(), p.output)
}

// conflicts says what both sides changed, at its place in the edition and in the
// transcription. Where a side is preferred they are warnings.
func (e *encoding) conflicts(list []merge.Conflict, encoded *source.File, result *encode.Result) diag.List {
	var found diag.List
	origins, err := result.SourceMap(encoded)
	for _, c := range list {
		d := diag.Diagnostic{
			Code: codeConflict, Span: c.Edited, Path: c.Path,
			Message: fmt.Sprintf("%s was changed in the edition and in the transcription: it was %s, the edition has %s, the transcription now gives %s",
				c.What, quoted(c.Was), quoted(c.IsNow), quoted(c.Becomes)),
			Help: "make both the same, or choose a side: --prefer edited or --prefer transcription; nothing was written",
		}
		if e.prefer != merge.Neither {
			d.Severity, d.Help = diag.Warning, "it was decided by --prefer"
		}
		if err == nil && !c.Encoded.IsZero() {
			d.Related = []diag.Related{{Span: origins.At(c.Encoded.Start), Message: "in the transcription"}}
		}
		found = append(found, d)
	}
	return found.Sorted()
}

// maxQuoted is the number of characters of a value that a message quotes.
const maxQuoted = 60

func quoted(s string) string {
	if s == "" {
		return "nothing"
	}
	runes := []rune(s)
	if len(runes) > maxQuoted {
		s = string(runes[:maxQuoted]) + "…"
	}
	return "“" + s + "”"
}

// becameInvalid returns what is wrong with a merged edition, if nothing was with the two
// that it was merged from.
func becameInvalid(edited, encoded, merged *source.File) diag.List {
	valid := func(f *source.File) diag.List { return schema.Embedded().Validate(f, schema.Options{}) }
	if valid(edited).HasErrors() || valid(encoded).HasErrors() {
		return nil
	}
	found := valid(merged)
	if !found.HasErrors() {
		return nil
	}
	for i := range found {
		found[i].Code = codeMergedInvalid
		found[i].Help = strings.TrimSpace("both editions are valid, but not with the changes of both; nothing was written\n" + found[i].Help)
	}
	return found
}
