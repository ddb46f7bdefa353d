package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
)

// What a part of a package may unpack to: text of thousands of pages, but no bomb.
const (
	maxPart  = 64 << 20
	maxRatio = 100 // times its packed size, if it is larger than a megabyte
)

// docxParts is a package (ECMA-376, part 2): files in a ZIP archive and the relations
// between them.
type docxParts struct {
	file       *source.File
	parts      map[string]*zip.File
	main       string // the document
	properties string
	relations  []relation // of the document
}

type relation struct {
	kind   string // the last word of its type: "styles"
	id     string
	target string
}

func openParts(f *source.File) (*docxParts, *diag.Diagnostic) {
	archive, err := zip.NewReader(bytes.NewReader(f.Bytes()), int64(f.Len()))
	if err != nil {
		return nil, damaged(f, "the file is a damaged ZIP archive: "+err.Error())
	}
	p := &docxParts{file: f, parts: map[string]*zip.File{}}
	for _, part := range archive.File {
		if _, twice := p.parts[part.Name]; !twice {
			p.parts[part.Name] = part
		}
	}
	roots, found := p.relationsOf("")
	if found != nil {
		return nil, found
	}
	for _, r := range roots {
		switch r.kind {
		case "officeDocument":
			p.main = r.target
		case "core-properties":
			p.properties = r.target
		}
	}
	if p.parts[p.properties] == nil {
		p.properties = ""
	}
	if !strings.HasPrefix(path.Base(p.main), "document") || p.parts[p.main] == nil {
		return nil, unknown(f, "the file is no document of Word", "of the family of Office, documents of Word (DOCX) are read")
	}
	p.relations, found = p.relationsOf(p.main)
	return p, found
}

func damaged(f *source.File, what string) *diag.Diagnostic {
	return &diag.Diagnostic{
		Code: CodeDamaged, Span: named(f).Span(0, 0), Message: what,
		Help: "open it in the program that made it, and save it again",
	}
}

// read returns the bytes of a part.
func (p *docxParts) read(name string) ([]byte, *diag.Diagnostic) {
	part := p.parts[name]
	if part == nil {
		return nil, damaged(p.file, "the file lacks its part "+name)
	}
	limit := uint64(maxPart)
	if ratio := max(1<<20, maxRatio*part.CompressedSize64); ratio < limit {
		limit = ratio
	}
	from, err := part.Open()
	if err != nil {
		return nil, damaged(p.file, fmt.Sprintf("its part %s cannot be unpacked: %v", name, err))
	}
	defer from.Close()
	text, err := io.ReadAll(io.LimitReader(from, int64(limit)+1))
	switch {
	case uint64(len(text)) > limit:
		return nil, &diag.Diagnostic{
			Code: CodeTooLarge, Span: named(p.file).Span(0, 0),
			Message: fmt.Sprintf("its part %s unpacks to more than %d MB", name, limit>>20),
			Help:    "no letter or book does; if this one is what it should be, divide it into several documents",
		}
	case err != nil:
		return nil, damaged(p.file, fmt.Sprintf("its part %s cannot be unpacked: %v", name, err))
	}
	return text, nil
}

// relationsOf returns the relations of a part, "" for those of the package.
func (p *docxParts) relationsOf(name string) ([]relation, *diag.Diagnostic) {
	dir, base := path.Split(name)
	rels := dir + "_rels/" + base + ".rels"
	if p.parts[rels] == nil {
		return nil, nil
	}
	text, found := p.read(rels)
	if found != nil {
		return nil, found
	}
	reader := script{file: named(p.file)}
	root, list := reader.readXML(source.NewFile(p.file.Name()+": "+rels, text), "")
	if list.HasErrors() {
		return nil, damaged(p.file, "its part "+rels+" is no XML")
	}
	var relations []relation
	for r := range root.children("Relationship") {
		target := r.attr("Target")
		if r.attr("TargetMode") != "External" {
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			target = strings.TrimPrefix(target, "/")
		}
		relations = append(relations, relation{path.Base(r.attr("Type")), r.attr("Id"), target})
	}
	return relations, nil
}

// related returns the name of the part of a kind that the document is related to, "" if there
// is none.
func (p *docxParts) related(kind string) string {
	for _, name := range p.allRelated(kind) {
		return name
	}
	return ""
}

func (p *docxParts) allRelated(kind string) []string {
	var names []string
	for _, r := range p.relations {
		if r.kind == kind && p.parts[r.target] != nil {
			names = append(names, r.target)
		}
	}
	return names
}

// address returns where a link of the document leads.
func (p *docxParts) address(id string) string {
	for _, r := range p.relations {
		if r.id == id {
			return r.target
		}
	}
	return ""
}
