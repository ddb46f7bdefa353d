package html

import "github.com/siglum/siglum/transform"

// index lists the persons, places and organisations that the text names, each with
// links to where it does.
func (p *page) index() {
	if len(p.m.Index) == 0 {
		return
	}
	p.open("section", attr{"class", "index"}, attr{"id", "index"}, attr{"aria-label", p.m.Labels.Get("index")})
	p.raw("\n")
	p.heading(p.m.Labels.Get("index"))
	for _, list := range p.m.Index {
		p.raw("\n")
		p.subheading(p.m.Labels.Get(list.Name))
		p.raw("\n<ul>\n")
		for _, e := range list.Entries {
			p.indexEntry(e, schemaTypes[list.Name])
		}
		p.raw("</ul>")
	}
	p.raw("\n</section>\n")
}

func (p *page) indexEntry(e transform.IndexEntry, kind string) {
	p.open("li", append([]attr{{"id", e.ID}, {"itemprop", "mentions"}}, itemOf(kind)...)...)
	if e.Target == "" {
		p.element("span", e.Name, attr{"itemprop", "name"})
	} else {
		same := ""
		if isRemote(e.Target) {
			same = "sameAs"
		}
		p.open("a", attr{"href", e.Target}, attr{"itemprop", same})
		p.element("span", e.Name, attr{"itemprop", "name"})
		p.close("a")
	}
	for i, place := range e.Places {
		if i > 0 {
			p.raw(",")
		}
		p.raw(" ")
		p.start("a", &transform.Node{In: place.In}, "place", attr{"href", place.Target})
		p.text(place.Label)
		p.close("a")
	}
	p.raw("</li>\n")
}

// cite says how the edition is cited.
func (p *page) cite() {
	if len(p.m.Citation) == 0 {
		return
	}
	p.open("section", attr{"class", "cite"}, attr{"id", "cite"}, attr{"aria-label", p.m.Labels.Get("cite")})
	p.heading(p.m.Labels.Get("cite"))
	p.raw("<p>")
	p.nodes(p.m.Citation)
	if address := p.home(); address != "" && p.m.Meta.URL == "" && p.m.Meta.DOI == "" {
		p.raw(" ")
		p.element("a", address, attr{"href", address})
	}
	p.raw("</p></section>\n")
}
