package site

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/siglum/siglum/tei"
	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform"
	"github.com/siglum/siglum/transform/html"
)

// Make makes the site of a collection in a folder: all of it where the folder holds
// none, else what changed. Files that an earlier run made and that have no source any
// more are removed; others in the folder are left alone. An error in an edition
// leaves out its page, and is told in the result; the error that Make returns is about
// the site as a whole.
func Make(sources []Source, folder Folder, o Options) (*Result, error) {
	labels, err := transform.LoadLabels(o.Page.Lang)
	if err != nil {
		return nil, err
	}
	if _, ok := licences[o.Licence]; !ok && o.Licence != "" {
		return nil, fmt.Errorf("there is no licence %q for metadata: it is %s or %s", o.Licence, CCBY, CC0)
	}
	o.Title = cmp.Or(o.Title, labels.Get("site.collection"))
	m := &maker{o: o, folder: folder, labels: labels, works: make([]work, len(sources)), files: map[string]bool{}}
	m.parts = m.templates()
	if err := m.claim(sources); err != nil {
		return nil, err
	}
	m.old = loadCache(folder)
	if m.old.Fingerprint != o.fingerprint() {
		m.old.Records = nil
	}
	m.each(m.read)
	m.arrange()
	m.each(m.page)
	m.indexes()
	m.sweep()
	return m.finish()
}

// A maker is the state of making one site.
type maker struct {
	o      Options
	folder Folder
	labels *transform.Labels
	old    cache
	works  []work
	c      *collection
	parts  *template.Template
	ways   []way

	mu     sync.Mutex
	files  map[string]bool // of the site as it is to be
	done   int
	result Result
	err    error
}

// A work is one edition being made.
type work struct {
	source  Source
	record  record
	known   bool // the record is that of an earlier run, and holds
	finding Finding
	left    bool // no TEI
}

// claim sees to it that no two files of the site have one name.
func (m *maker) claim(sources []Source) error {
	for i, s := range sources {
		if !fs.ValidPath(s.Page) {
			return fmt.Errorf("%s: %q is no place in a site", s.Name, s.Page)
		}
		if m.files[s.Page] || reserved(s.Page) {
			return fmt.Errorf("%s: its page would be %s, which is a page of the site itself or of another edition", s.Name, s.Page)
		}
		m.files[s.Page] = true
		m.works[i].source = s
	}
	clear(m.files)
	return nil
}

// each does a step of the work on each edition.
func (m *maker) each(step func(*work) error) {
	guard := m.o.Guard
	if guard == nil {
		guard = func(_ string, work func() error) error { return work() }
	}
	each(len(m.works), func(i int) {
		w := &m.works[i]
		if err := guard(w.source.Name, func() error { return step(w) }); err != nil {
			w.finding.Err = err
		}
		m.step()
	})
}

func (m *maker) step() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.done++
	if m.o.Progress != nil {
		m.o.Progress(m.done, 2*len(m.works))
	}
}

// read finds out what the site must know of an edition.
func (m *maker) read(w *work) error {
	raw, err := w.source.Read()
	if err != nil {
		return err
	}
	sum := hash(raw)
	if old, ok := m.old.Records[w.source.Page]; ok && old.Source == sum && old.same(w.source.Images) {
		w.record, w.known = old, true
		return nil
	}
	w.record.Source = sum
	if d := m.load(w, raw); d != nil {
		_, err = m.model(w, d, nil)
	}
	return err
}

// load reads the document of an edition. It is nil if it has errors, or is no TEI.
func (m *maker) load(w *work, raw []byte) *tei.Document {
	d, found := tei.Load(source.NewFile(w.source.Name, raw), tei.LoadOptions{})
	w.finding.List = found
	if found.HasErrors() {
		return nil
	}
	if root := d.Root(); !tei.Is(root, "TEI") && !tei.Is(root, "teiCorpus") {
		w.left = true
		return nil
	}
	return d
}

// model builds the reading model of an edition, with links to the registers if link
// is not nil, and enters into its record what the site must know.
func (m *maker) model(w *work, d *tei.Document, link func(name) string) (*transform.Model, error) {
	e := &edition{Page: w.source.Page}
	n := namer{path: w.source.Path}
	n.own = n.entities(d.Root())
	e.readHeader(d, n)
	found := n.mark(d)
	model, err := transform.Build(d, m.o.Page.Model())
	if err != nil {
		return nil, err
	}
	e.Title = cmp.Or(e.Title, model.Title, model.File, model.Labels.Get("untitled"))
	e.File, e.Lang = model.File, model.Lang
	for id, described := range n.own {
		for _, address := range n.addresses(id) {
			if e.Known == nil {
				e.Known = map[string]entity{}
			}
			e.Known[address] = described
		}
	}
	e.Passages = passages(model, m.o.Page.View, e.Title)
	p := placer{marks: found, view: m.o.Page.View, link: link}
	p.model(model)
	e.Mentions = p.mentions
	w.record.Edition = e
	return model, nil
}

// arrange puts the editions into their order.
func (m *maker) arrange() {
	var editions []*edition
	for i := range m.works {
		if w := &m.works[i]; w.ok() {
			editions = append(editions, w.record.Edition)
		}
	}
	m.c = newCollection(editions, m.o.Page.Lang)
	m.ways = m.findWays()
	for i, e := range m.c.editions {
		e.place = i
	}
}

// ok reports whether an edition has a page.
func (w *work) ok() bool {
	return w.finding.Err == nil && !w.finding.List.HasErrors() && !w.left
}

// page makes the page of an edition, if it is not there already as it ought to be.
func (m *maker) page(w *work) error {
	if !w.ok() {
		return nil
	}
	top := m.top(w.record.Edition)
	needs := hash([]byte(string(top) + "\n" + m.targets(w.record.Edition)))
	if w.known && w.record.Top == needs && m.intact(w) {
		m.keep(w)
		return nil
	}
	output, copied, err := m.render(w, top)
	if err != nil {
		return err
	}
	w.record.Top, w.record.Output = needs, hash(output)
	for name, data := range copied {
		w.record.Copied = append(w.record.Copied, name)
		m.write(name, data)
	}
	slices.Sort(w.record.Copied)
	m.write(w.source.Page, output)
	return nil
}

// intact reports whether the files of an edition are there as they were written.
func (m *maker) intact(w *work) bool {
	page, err := m.folder.Read(w.source.Page)
	if err != nil || hash(page) != w.record.Output {
		return false
	}
	for _, name := range w.record.Copied {
		image, err := m.folder.Read(name)
		rel, _ := strings.CutPrefix(name, dir(w.source.Page))
		if err != nil || hash(image) != w.record.Images[rel] {
			return false
		}
	}
	return true
}

// keep notes the files of an edition as part of the site.
func (m *maker) keep(w *work) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, name := range append([]string{w.source.Page}, w.record.Copied...) {
		m.files[name] = true
	}
}

// targets lists where the names in an edition lead, on which its page depends.
func (m *maker) targets(e *edition) string {
	var out strings.Builder
	for _, n := range e.Mentions {
		if id := m.c.id(n.name); id != n.ID {
			out.WriteString(n.ID + " " + id + "\n")
		}
	}
	return out.String()
}

// render makes the page of an edition and the images beside it.
func (m *maker) render(w *work, top template.HTML) ([]byte, map[string][]byte, error) {
	raw, err := w.source.Read()
	if err != nil {
		return nil, nil, err
	}
	d := m.load(w, raw)
	if d == nil {
		return nil, nil, errors.New("the file changed while it was read")
	}
	up := root(w.source.Page)
	model, err := m.model(w, d, func(n name) string { return up + within(registerOf[n.Kind], m.c.id(n)) })
	if err != nil {
		return nil, nil, err
	}
	o := m.o.Page
	o.Top, o.CSS = top, navigationStyle()+o.CSS
	copied, failed := map[string][]byte{}, error(nil)
	w.record.Copied, w.record.Images = nil, map[string]string{}
	if w.source.Images != nil {
		o.Images = images{w.source.Images, w.record.Images}
	}
	if m.o.CopyImages && o.Images != nil {
		o.Copy = func(name string) string {
			data, err := fs.ReadFile(o.Images, name)
			failed = errors.Join(failed, err)
			copied[path.Join(path.Dir(w.source.Page), name)] = data
			return name
		}
	}
	var out bytes.Buffer
	err = html.WriteModel(&out, model, o)
	return out.Bytes(), copied, errors.Join(err, failed)
}

// write writes a file of the site, unless it is there already.
func (m *maker) write(name string, data []byte) {
	changed, err := put(m.folder, name, data)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[name] = true
	m.err = errors.Join(m.err, err)
	if changed {
		m.result.Written = append(m.result.Written, name)
	}
}

// sweep removes what earlier runs made and this one did not.
func (m *maker) sweep() {
	for _, name := range m.old.Files {
		if m.files[name] || !fs.ValidPath(name) {
			continue
		}
		err := m.folder.Remove(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		m.err = errors.Join(m.err, err)
		m.result.Removed = append(m.result.Removed, name)
	}
}

// finish leaves to the next run what it must know, and tells what was done.
func (m *maker) finish() (*Result, error) {
	next := cache{Fingerprint: m.o.fingerprint(), Records: map[string]record{}}
	for i := range m.works {
		w := &m.works[i]
		if w.ok() {
			m.result.Pages++
		}
		if w.ok() && len(w.finding.List) == 0 { // warnings are to be told by each run
			next.Records[w.source.Page] = w.record
		}
		if w.left {
			m.result.Left++
		}
		if len(w.finding.List) > 0 || w.finding.Err != nil {
			w.finding.Source = w.source
			m.result.Found = append(m.result.Found, w.finding)
		}
	}
	for name := range m.files {
		next.Files = append(next.Files, name)
	}
	slices.Sort(next.Files)
	slices.Sort(m.result.Written)
	slices.Sort(m.result.Removed)
	if m.err == nil {
		_, m.err = next.save(m.folder)
	}
	return &m.result, m.err
}
