package transform

import (
	"slices"
	"strings"

	"github.com/siglum/siglum/tei"
)

// readMeta collects what catalogues ask for.
func (b *builder) readMeta() {
	b.m.Meta.Creators = b.header.Authors()
	b.readCorrespondents()
	if len(b.m.Meta.Creators) == 0 {
		b.m.Meta.Creators = b.m.Meta.Senders
	}
	b.m.Meta.Date = b.date()
	b.readContributors()
	b.readPublication()
	for _, f := range b.m.Card {
		if f.Name == "source" && b.m.Meta.Source == "" {
			b.m.Meta.Source = plain(f.Values[0], Critical)
		}
	}
}

func (b *builder) readCorrespondents() {
	for _, a := range b.header.CorrespActions() {
		for _, n := range a.Names {
			switch a.Type {
			case "sent":
				b.m.Meta.Senders = append(b.m.Meta.Senders, n.Text)
			case "received":
				b.m.Meta.Recipients = append(b.m.Meta.Recipients, n.Text)
			}
		}
	}
}

func (b *builder) readContributors() {
	meta := &b.m.Meta
	names := []string{}
	if statement := b.headerAt("fileDesc", "titleStmt"); statement != nil {
		for editor := range tei.Children(statement, "editor") {
			names = append(names, tei.Phrase(editor))
		}
	}
	for _, r := range b.header.RespStmts() {
		names = append(names, r.Names...)
	}
	for _, name := range names {
		if name != "" && !slices.Contains(meta.Contributors, name) && !slices.Contains(meta.Creators, name) {
			meta.Contributors = append(meta.Contributors, name)
		}
	}
}

// readPublication collects by whom the edition was published, when, and on what
// terms.
func (b *builder) readPublication() {
	statement, meta := b.headerAt("fileDesc", "publicationStmt"), &b.m.Meta
	if statement == nil {
		return
	}
	for _, child := range statement.ChildElements() {
		text := tei.Phrase(child)
		switch {
		case child.Tag == "publisher":
			meta.Publisher = either(meta.Publisher, text)
		case child.Tag == "date":
			meta.Published = either(meta.Published, child.SelectAttrValue("when", ""))
		case child.Tag == "idno" && strings.EqualFold(child.SelectAttrValue("type", ""), "doi"):
			meta.DOI = either(meta.DOI, text[max(0, strings.Index(text, "10.")):])
		case child.Tag == "idno" && strings.Contains(text, "://"):
			address, _ := SafeTarget(text)
			meta.URL = either(meta.URL, address)
		}
	}
	for licence := range tei.Find(statement, "licence") {
		target, _ := SafeTarget(licence.SelectAttrValue("target", ""))
		meta.Rights = either(meta.Rights, either(target, tei.Phrase(licence)))
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
