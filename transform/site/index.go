package site

import (
	"html/template"
	"slices"
	"strings"
)

// The pages of a site besides those of editions.
const (
	homeName   = "index.html"
	folderName = "index/"
	searchName = folderName + "search.html"

	datesName   = folderName + "dates.html"
	lettersName = folderName + "correspondents.html"
	personsName = folderName + "persons.html"
	placesName  = folderName + "places.html"
	orgsName    = folderName + "organisations.html"
	titlesName  = folderName + "titles.html"
)

var registerOf = map[kind]string{person: personsName, place: placesName, organisation: orgsName}

// reserved reports a path that only the site itself may have. Those who publish on a
// file system that does not tell case apart are spared a surprise.
func reserved(page string) bool {
	page = strings.ToLower(page)
	return page == homeName || strings.HasPrefix(page, folderName)
}

// A document is a line of a list of editions.
type document struct {
	Date, Title, Address string
	From, To             []string
}

// A group is a part of a list under a heading.
type group struct {
	ID, Name  string
	Documents []document
	Entries   []registered
}

// A listPage is a page of groups.
type listPage struct {
	Heading, Lead, Label string
	Groups               []group
}

// document describes an edition in a list on a page.
func (m *maker) line(e *edition, up string) document {
	return document{Date: e.Date.label(), Title: e.Title, Address: up + address(e.Page), From: m.names(e.senders()), To: m.names(e.Received.Names)}
}

// names are the names by which the site calls those that an edition names.
func (m *maker) names(list []name) []string {
	var names []string
	for _, n := range list {
		names = append(names, m.c.named(n).Label)
	}
	return names
}

// grouped puts documents under headings. Those of one heading follow each other.
func grouped[T any](list []T, heading func(T) (id, name string), add func(*group, T)) []group {
	var groups []group
	for _, x := range list {
		id, name := heading(x)
		if last := len(groups) - 1; last < 0 || groups[last].ID != id {
			groups = append(groups, group{ID: id, Name: name})
		}
		add(&groups[len(groups)-1], x)
	}
	return groups
}

// dates lists the editions by year.
func (m *maker) dates() listPage {
	heading := func(e *edition) (string, string) {
		if y := year(e.Date.first()); y != "" {
			return "y" + y, m.yearName(y)
		}
		return "undated", m.labels.Get("site.undated")
	}
	return m.list("dates", "years", m.c.editions, heading)
}

// titles lists the editions by the alphabet.
func (m *maker) titles() listPage {
	sorted := slices.Clone(m.c.editions)
	slices.SortStableFunc(sorted, func(a, b *edition) int { return m.c.compare(a.Title, b.Title) })
	return m.list("titles", "initials", sorted, func(e *edition) (string, string) { return letterOf(e.Title) })
}

func letterOf(text string) (id, name string) {
	name = initial(text)
	return "letter-" + either(slug(name), "other"), name
}

func (m *maker) list(label, jump string, editions []*edition, heading func(*edition) (string, string)) listPage {
	return listPage{
		Heading: m.labels.Get("site." + label), Lead: m.labels.Count("document", len(editions)), Label: m.labels.Get("site." + jump),
		Groups: grouped(editions, heading, func(g *group, e *edition) { g.Documents = append(g.Documents, m.line(e, "../")) }),
	}
}

// indexes makes the pages besides those of editions, and what programs read.
func (m *maker) indexes() {
	for _, p := range m.sitePages() {
		m.write(p.name, m.document(p))
	}
	m.machineFiles()
}

func (m *maker) sitePages() []sitePage {
	pages := []sitePage{m.home()}
	for _, w := range m.ways {
		p := sitePage{name: w.Page, title: w.Label}
		switch w.Page {
		case datesName:
			p.body = m.fill("lists", m.dates())
		case titlesName:
			p.body = m.fill("lists", m.titles())
		case lettersName:
			p.body = m.fill("register", m.correspondents())
		case searchName:
			p.script = searchJS
			p.body = m.fill("search", map[string]any{"Index": template.HTML(m.searchIndex()), "Script": template.JS(searchJS)})
		default:
			p.body = m.fill("register", m.register(p.name))
		}
		pages = append(pages, p)
	}
	return pages
}

// findWays says what pages the site has: none would be empty.
func (m *maker) findWays() []way {
	ways := []way{{datesName, "dates"}}
	any := func(wanted func(*entry) bool, kinds ...kind) bool { return len(m.c.sorted(wanted, kinds...)) > 0 }
	if any((*entry).corresponds, person, organisation) {
		ways = append(ways, way{lettersName, "correspondents"})
	}
	for _, r := range []way{{personsName, "persons"}, {orgsName, "organisations"}, {placesName, "places"}} {
		if any(everyone, kindOfRegister(r.Page)) {
			ways = append(ways, r)
		}
	}
	ways = append(ways, way{titlesName, "titles"}, way{searchName, "search"})
	for i := range ways {
		ways[i].Label = m.labels.Get("site." + ways[i].Label)
	}
	return ways
}
