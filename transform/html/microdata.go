package html

// Microdata (HTML, 5) in the words of schema.org: what the page is, who wrote and edited
// it, when, and whom it mentions. It needs no script element, as JSON-LD does.

const schemaOrg = "https://schema.org/"

// schemaTypes are the types of what an index lists.
var schemaTypes = map[string]string{"persons": "Person", "places": "Place", "organisations": "Organization"}

// itemOf returns the attributes of an element that is an item of a type.
func itemOf(kind string) []attr {
	return []attr{{"itemscope", "itemscope"}, {"itemtype", schemaOrg + kind}}
}

// item returns the attributes of the element that holds the edition. A letter is a
// message: those have senders and recipients.
func (p *page) item() []attr {
	if len(p.m.Meta.Senders) > 0 {
		return itemOf("Message")
	}
	return itemOf("CreativeWork")
}

// microdata states what has no place of its own in the text of the page.
func (p *page) microdata() {
	m := p.m.Meta
	p.people("author", "Person", m.Creators)
	p.people("editor", "Person", m.Contributors)
	p.people("sender", "Person", m.Senders)
	p.people("recipient", "Person", m.Recipients)
	if m.Publisher != "" {
		p.people("publisher", "Organization", []string{m.Publisher})
	}
	p.property("dateCreated", m.Date)
	p.property("datePublished", m.Published)
	p.property("inLanguage", p.m.Lang)
	if isRemote(m.Rights) {
		p.link("license", m.Rights)
	}
	if address := p.home(); address != "" {
		p.link("url", address)
	}
}

func (p *page) people(property, kind string, names []string) {
	for _, name := range names {
		p.open("span", append([]attr{{"itemprop", property}}, itemOf(kind)...)...)
		p.property("name", name)
		p.raw("</span>\n")
	}
}

func (p *page) property(name, value string) { p.meta("itemprop", name, value) }

func (p *page) link(property, address string) {
	p.open("link", attr{"itemprop", property}, attr{"href", address})
	p.raw("\n")
}
