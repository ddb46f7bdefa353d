package transform

import "github.com/siglum/siglum/tei"

// readMeta collects what catalogues ask for.
func (b *builder) readMeta() {
	b.m.Meta.Creators = b.header.Authors()
	for _, a := range b.header.CorrespActions() {
		if a.Type == "sent" && len(b.m.Meta.Creators) == 0 {
			for _, n := range a.Names {
				b.m.Meta.Creators = append(b.m.Meta.Creators, n.Text)
			}
		}
	}
	b.m.Meta.Date = b.date()
	for _, f := range b.m.Card {
		if f.Name == "source" && b.m.Meta.Source == "" {
			b.m.Meta.Source = plain(f.Values[0], Critical)
		}
	}
}

// date is the date of the text as @when has it: of its creation, else of its
// sending.
func (b *builder) date() string {
	if creation := b.headerAt("profileDesc", "creation"); creation != nil {
		for d := range tei.Children(creation, "date") {
			if when := either(d.SelectAttrValue("when", ""), d.SelectAttrValue("when-iso", "")); when != "" {
				return when
			}
		}
	}
	for _, a := range b.header.CorrespActions() {
		for _, d := range a.Dates {
			if a.Type == "sent" && d.When != "" {
				return d.When
			}
		}
	}
	return ""
}
