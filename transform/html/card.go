package html

import (
	"strconv"

	"github.com/siglum/siglum/transform"
)

// card writes what the header states and readers ask first.
func (p *page) card() {
	p.fields("about", "about-document", func(f transform.Field) bool { return !f.Behind() })
}

// behind writes those statements that stand behind the text.
func (p *page) behind() {
	p.fields("more", "about-edition", transform.Field.Behind)
}

func (p *page) fields(id, label string, wanted func(transform.Field) bool) {
	open := false
	for _, f := range p.m.Card {
		if !wanted(f) {
			continue
		}
		if !open {
			p.open("section", attr{"class", "card"}, attr{"id", id}, attr{"aria-label", p.m.Labels.Get(label)})
			p.raw("\n")
			if id == "more" {
				p.heading(p.m.Labels.Get(label))
			}
			p.raw("<dl>\n")
			open = true
		}
		p.open("div", attr{"class", "field field-" + safe(f.Name)})
		p.element("dt", f.Label)
		if len(f.Values) > openValues {
			p.folded(f)
		} else {
			for _, value := range f.Values {
				p.raw("<dd>")
				p.value(f, value)
				p.raw("</dd>")
			}
		}
		p.raw("</div>\n")
	}
	if open {
		p.raw("</dl>\n</section>\n")
	}
}

// openValues is how many values of a field stand open on the card. What is longer stands
// behind its number, so that the text is not far below.
const openValues = 8

func (p *page) folded(f transform.Field) {
	p.raw("<dd><details>")
	p.element("summary", strconv.Itoa(len(f.Values)), attr{"aria-label", strconv.Itoa(len(f.Values)) + " " + f.Label})
	p.raw("<ul>")
	for _, value := range f.Values {
		p.raw("<li>")
		p.value(f, value)
		p.raw("</li>\n")
	}
	p.raw("</ul></details></dd>")
}

// value writes one statement. The first date is one that programs can read too.
func (p *page) value(f transform.Field, value []*transform.Node) {
	if f.Name == "date" && p.m.Meta.Date != "" && &f.Values[0][0] == &value[0] && datetime(p.m.Meta.Date) {
		p.open("time", attr{"datetime", p.m.Meta.Date})
		p.nodes(value)
		p.close("time")
		return
	}
	p.nodes(value)
}

// datetime reports whether HTML's time element knows the form of a date: a year,
// a month or a day.
func datetime(date string) bool {
	const form = "0000-00-00"
	if len(date) != 4 && len(date) != 7 && len(date) != 10 {
		return false
	}
	for i := range date {
		digit := date[i] >= '0' && date[i] <= '9'
		if digit != (form[i] == '0') || !digit && date[i] != form[i] {
			return false
		}
	}
	return true
}
