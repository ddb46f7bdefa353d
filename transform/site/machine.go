package site

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// What other programs read.
const (
	cmifName    = "cmif.xml"
	feedName    = "feed.xml"
	sitemapName = "sitemap.xml"
)

// machineFiles writes what programs read, as far as what they must state is known.
func (m *maker) machineFiles() {
	if m.hasLetters() {
		m.result.Wanting = m.cmifWants()
	}
	for _, f := range []struct {
		name  string
		can   bool
		write func(*pen)
	}{
		{sitemapName, m.o.URL != "", m.sitemap},
		{feedName, m.feeds(), m.feed},
		{cmifName, m.corresponds(), m.cmif},
	} {
		switch {
		case !f.can && f.name == cmifName && !m.hasLetters():
			continue
		case !f.can:
			m.result.Missing = append(m.result.Missing, f.name)
			continue
		}
		var p pen
		f.write(&p)
		m.write(f.name, p.out.Bytes())
	}
}

// url is the address of a page of the site on the net.
func (m *maker) url(page string) string {
	return strings.TrimSuffix(m.o.URL, "/") + "/" + strings.TrimPrefix(address(page), "./")
}

// updated is when an edition changed last (RFC 3339, section 5.6), "" if nobody knows.
func (m *maker) updated(e *edition) string {
	for _, layout := range []string{time.RFC3339, time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, e.Changed); err == nil {
			return t.UTC().Format(time.RFC3339)
		}
	}
	if !m.o.Updated.IsZero() {
		return m.o.Updated.UTC().Format(time.RFC3339)
	}
	return ""
}

// lastUpdated is when any edition changed.
func (m *maker) lastUpdated() string {
	last := ""
	for _, e := range m.c.editions {
		last = max(last, m.updated(e))
	}
	return last
}

// sitemap lists the pages for search engines (sitemaps.org, version 0.9).
func (m *maker) sitemap(p *pen) {
	p.open("urlset", "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
	p.open("url")
	p.element("loc", strings.TrimSuffix(m.o.URL, "/")+"/")
	p.close("url")
	for _, w := range m.ways {
		p.open("url")
		p.element("loc", m.url(w.Page))
		p.close("url")
	}
	for _, e := range m.c.editions {
		p.open("url")
		p.element("loc", m.url(e.Page))
		if day, _, ok := strings.Cut(m.updated(e), "T"); ok {
			p.element("lastmod", day)
		}
		p.close("url")
	}
	p.close("urlset")
}

// feedEntries is how many editions a feed has: those that changed last.
const feedEntries = 50

// feeds reports whether there can be a feed: an address, and an edition that says when
// it changed.
func (m *maker) feeds() bool { return m.o.URL != "" && m.lastUpdated() != "" }

// feed tells of the editions that changed last (Atom, RFC 4287).
func (m *maker) feed(p *pen) {
	editions := slices.DeleteFunc(slices.Clone(m.c.editions), func(e *edition) bool { return m.updated(e) == "" })
	slices.SortStableFunc(editions, func(a, b *edition) int { return strings.Compare(m.updated(b), m.updated(a)) })
	p.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", m.labels.Lang)
	p.element("title", m.o.Title)
	p.element("id", m.url(""))
	p.element("updated", m.lastUpdated())
	p.empty("link", "rel", "self", "type", "application/atom+xml", "href", m.url(feedName))
	p.empty("link", "rel", "alternate", "type", "text/html", "href", m.url(""))
	p.open("author")
	p.element("name", cmp.Or(m.publisher(), m.o.Title))
	p.close("author")
	for _, e := range editions[:min(len(editions), feedEntries)] {
		p.open("entry")
		p.element("title", e.Title)
		p.element("id", m.url(e.Page))
		p.element("updated", m.updated(e))
		p.empty("link", "rel", "alternate", "type", "text/html", "href", m.url(e.Page))
		if e.Summary != "" {
			p.element("summary", e.Summary)
		}
		p.close("entry")
	}
	p.close("feed")
}

// publisher is whom the options name, or all editions.
func (m *maker) publisher() string {
	return cmp.Or(m.o.Publisher, m.agreed(func(e *edition) string { return e.Publisher }))
}

func (m *maker) editor() string {
	return cmp.Or(m.o.Editor, m.agreed(func(e *edition) string { return strings.Join(e.Editors, ", ") }))
}

// agreed is what all editions say that say anything, "" if they do not agree.
func (m *maker) agreed(say func(*edition) string) string {
	said := ""
	for _, e := range m.c.editions {
		switch s := say(e); {
		case s == "" || s == said:
		case said == "":
			said = s
		default:
			return ""
		}
	}
	return said
}
