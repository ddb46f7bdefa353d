package html

import (
	"strings"

	"github.com/siglum/siglum/transform"
)

// metadata writes what catalogues and reference managers read: Dublin Core (DCMI,
// Expressing Dublin Core in HTML), and the citation_ names of Highwire Press, which
// Google Scholar and Zotero know.
func (p *page) metadata() {
	m := p.m.Meta
	p.meta("name", "DC.title", p.title())
	p.metas("DC.creator", m.Creators)
	p.metas("DC.contributor", m.Contributors)
	p.meta("name", "DC.publisher", m.Publisher)
	p.meta("name", "DC.date", m.Date)
	p.meta("name", "DC.type", "Text")
	p.meta("name", "DC.language", p.m.Lang)
	p.meta("name", "DC.source", m.Source)
	p.meta("name", "DC.rights", m.Rights)
	p.meta("name", "citation_title", p.title())
	p.metas("citation_author", m.Creators)
	p.metas("citation_editor", m.Contributors)
	p.meta("name", "citation_publisher", m.Publisher)
	p.meta("name", "citation_publication_date", strings.ReplaceAll(m.Published, "-", "/"))
	p.meta("name", "citation_language", p.m.Lang)
	if address := p.home(); address != "" {
		p.meta("name", "DC.identifier", address)
		p.meta("name", "citation_public_url", address)
	}
	if m.DOI != "" {
		p.meta("name", "DC.identifier", "doi:"+m.DOI)
		p.meta("name", "citation_doi", m.DOI)
	}
}

// home is the address of the page, "" if it is not known.
func (p *page) home() string {
	if address, ok := transform.SafeTarget(p.o.URL); ok {
		return address
	}
	return p.m.Meta.URL
}

func (p *page) metas(name string, values []string) {
	for _, value := range values {
		p.meta("name", name, value)
	}
}

func (p *page) meta(kind, name, content string) {
	if content != "" {
		p.open("meta", attr{kind, name}, attr{"content", content})
		p.raw("\n")
	}
}
