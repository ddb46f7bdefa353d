package html

import "github.com/siglum/siglum/transform"

// card writes what the header states.
func (p *page) card() {
	if len(p.m.Card) == 0 {
		return
	}
	p.open("section", attr{"class", "card"}, attr{"id", "about"}, attr{"aria-label", p.m.Labels.Get("about-document")})
	p.raw("\n<dl>\n")
	for _, f := range p.m.Card {
		p.open("div", attr{"class", "field field-" + safe(f.Name)})
		p.element("dt", f.Label)
		for _, value := range f.Values {
			p.raw("<dd>")
			p.value(f, value)
			p.raw("</dd>")
		}
		p.raw("</div>\n")
	}
	p.raw("</dl>\n</section>\n")
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
