package cli

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/importer"
	"github.com/siglum/siglum/tei/source"
)

// codePages is about the pages that a METS file names.
const codePages diag.Code = "import-mets"

// findMETS returns the METS file that an argument is, or that lies in a folder, or nil.
func findMETS(arg string) *source.File {
	names := []string{arg}
	if isFolder(arg) {
		names, _ = filepath.Glob(filepath.Join(escapeGlob(arg), "*.xml"))
	}
	for _, name := range names {
		if !isRegular(name) || name == standard {
			continue
		}
		if raw, err := os.ReadFile(name); err == nil && importer.IsMETS(source.NewFile(name, raw)) {
			return source.NewFile(name, raw)
		}
	}
	return nil
}

// escapeGlob writes a path as a pattern that stands for it alone.
func escapeGlob(path string) string {
	return strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]").Replace(path)
}

// pagesByMETS returns the files of pages in the order of a METS file. Where it names none and was not asked for by name,
// the folder it lies in is read as if it were not there.
func (c *call) pagesByMETS(mets *source.File, find finder, asked bool) ([]string, error) {
	pages, found := importer.Pages(mets)
	dir := filepath.Dir(mets.Name())
	if found.HasErrors() && !asked {
		for i := range found {
			found[i].Severity = diag.Warning
		}
		c.tell(found)
		return pagesByName([]string{dir}, find)
	}
	if found.HasErrors() {
		return nil, &unusable{found}
	}
	list, errs := find.find([]string{dir})
	if len(errs) > 0 {
		return nil, errs[0]
	}
	m := metsPages{dir: dir, format: map[string]importer.Format{}, byBase: map[string][]string{}}
	m.know(list.files)
	files, err := m.of(pages)
	if err != nil {
		return nil, err
	}
	c.tell(m.doubts(mets, files))
	return files, nil
}

// metsPages finds the files that a METS file names among those of its folder.
type metsPages struct {
	dir     string
	format  map[string]importer.Format // of pages, by their paths
	byBase  map[string][]string        // paths, by the names of the files
	without int                        // pages that have no text
}

// know takes over the pages of a folder.
func (m *metsPages) know(files []string) {
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			continue // it is missed if it is named
		}
		if format, found := importer.Detect(source.NewFile(f, raw)); found == nil && (format == importer.PAGE || format == importer.ALTO) {
			m.format[f] = format
			m.byBase[filepath.Base(f)] = append(m.byBase[filepath.Base(f)], f)
		}
	}
}

// of returns the text of each page: in PAGE XML, or, where a document has none of that, in ALTO.
func (m *metsPages) of(pages [][]string) ([]string, error) {
	for _, format := range []importer.Format{importer.PAGE, importer.ALTO} {
		var files []string
		m.without = 0
		missing := ""
		for _, names := range pages {
			file := m.file(names, format)
			switch {
			case file != "":
				files = append(files, file)
			case slices.ContainsFunc(names, m.isMissing):
				missing = names[slices.IndexFunc(names, m.isMissing)]
			default:
				m.without++
			}
		}
		if len(files) > 0 && missing != "" {
			return nil, because("Get the document once more, or name the files of the pages that there are.",
				"%s: the METS file names the page %s, which is not there", m.dir, missing)
		}
		if len(files) > 0 {
			return files, nil
		}
	}
	return nil, because("Name the files themselves, in their order.", "%s: of the pages that the METS file names, none is there in PAGE XML or ALTO", m.dir)
}

// file returns the file of a page in a format, "" if it has none.
func (m *metsPages) file(names []string, format importer.Format) string {
	for _, name := range names {
		if file := m.path(name); m.format[file] == format {
			return file
		}
	}
	return ""
}

// path returns where a file that is named lies. One that is named without a folder, as by an address of the web, may lie
// anywhere if it is the only one called so.
func (m *metsPages) path(name string) string {
	if file := filepath.Join(m.dir, filepath.FromSlash(name)); m.format[file] != "" {
		return file
	}
	if like := m.byBase[name]; len(like) == 1 {
		return like[0]
	}
	return ""
}

// isMissing reports whether a file is one of text, and is not there.
func (m *metsPages) isMissing(name string) bool {
	return strings.EqualFold(path.Ext(name), ".xml") && m.path(name) == ""
}

// doubts says which pages have no text, and which files are no page of the document.
func (m *metsPages) doubts(mets *source.File, files []string) diag.List {
	var list diag.List
	warn := func(message, help string) {
		list = append(list, diag.Diagnostic{Severity: diag.Warning, Code: codePages, Span: source.NewFile(mets.Name(), nil).Span(0, 0), Message: message, Help: help})
	}
	if m.without > 0 {
		warn(fmt.Sprintf("%s in the METS file without text in this format", plural(m.without, "page")), "they have an image only: nothing of them is in the transcription")
	}
	var besides []string
	for file, format := range m.format {
		if format == m.format[files[0]] && !slices.Contains(files, file) {
			besides = append(besides, file)
		}
	}
	if slices.Sort(besides); len(besides) > 0 {
		warn(fmt.Sprintf("%s not named by the METS file, the first is %s; left out", plural(len(besides), "file"), besides[0]),
			"to have it in the transcription, name all files in their order")
	}
	return list
}
