package html

import (
	"strconv"
	"strings"

	"github.com/siglum/siglum/transform"
)

// witnesses is the id of the section and, behind view-, of the button of the view that
// has the texts of the witnesses side by side.
const witnesses = "witnesses"

// parallel writes the texts of the witnesses side by side: a table with a row for each
// passage. Boxes to tick, and the style sheet alone, show and hide the columns.
func (p *page) parallel() {
	w := p.m.Parallel
	if w == nil {
		return
	}
	name := p.m.Labels.Get(witnesses)
	p.open("section", attr{"class", "parallel"}, attr{"id", witnesses}, attr{"aria-label", name}, attr{"hidden", hiddenIf(!p.o.Parallel)})
	p.raw("\n")
	p.columnBoxes(w)
	p.element("p", p.m.Labels.Get("witnesses-help", "sign", transform.Omitted), attr{"class", "help"})
	if w.More > 0 {
		p.element("p", p.m.Labels.Get("witnesses-more", "n", strconv.Itoa(w.More)), attr{"class", "help"})
	}
	p.raw("\n")
	p.open("div", attr{"class", "table"}, attr{"tabindex", "0"}, attr{"role", "group"}, attr{"aria-label", name})
	p.raw("\n<table>\n<thead><tr><td></td>")
	for i, c := range w.Columns {
		p.open("th", attr{"scope", "col"}, attr{"class", column(i)}, attr{"title", c.Text})
		p.text(c.Siglum)
		p.close("th")
	}
	p.raw("</tr></thead>\n<tbody>\n")
	for _, row := range w.Rows {
		p.parallelRow(w, row)
	}
	p.raw("</tbody>\n</table>\n</div>\n</section>\n")
}

func hiddenIf(hidden bool) string {
	if hidden {
		return "hidden"
	}
	return ""
}

func column(i int) string { return "w" + strconv.Itoa(i+1) }

func (p *page) columnBoxes(w *transform.Parallel) {
	p.raw("<fieldset class=\"columns\">")
	p.element("legend", p.m.Labels.Get("witnesses-shown"))
	for _, c := range w.Columns {
		p.raw("<span>")
		p.raw(`<input type="checkbox" checked id="`)
		p.text(c.ID)
		p.raw(`">`)
		p.open("label", attr{"for", c.ID}, attr{"title", c.Text})
		p.text(c.Siglum)
		p.raw("</label></span>")
	}
	p.raw("</fieldset>\n")
}

func (p *page) parallelRow(w *transform.Parallel, row transform.ParallelRow) {
	p.open("tr", attr{"class", kindClass(row.Kind)})
	if row.N == "" {
		p.raw("<td class=\"n\"></td>")
	} else {
		p.element("th", row.N, attr{"scope", "row"})
	}
	for i, cell := range row.Cells {
		class := column(i)
		if cell.Lost {
			class += " lost"
		}
		p.open("td", attr{"class", class})
		p.element("span", w.Columns[i].Siglum, attr{"class", "which"})
		if cell.Lost && len(cell.Nodes) == 0 {
			p.element("span", "—", attr{"class", "sign"}, attr{"title", p.m.Labels.Get("no-text")})
		}
		p.nodes(cell.Nodes)
		p.close("td")
	}
	p.raw("</tr>\n")
}

func kindClass(k transform.Kind) string {
	switch k {
	case transform.Verse:
		return "verse"
	case transform.Heading, transform.Caption:
		return "heading"
	}
	return ""
}

// columnRules hide the columns whose boxes are not ticked, and the text where the
// witnesses stand in its place.
func (p *page) columnRules() string {
	if p.m.Parallel == nil {
		return ""
	}
	var css strings.Builder
	const chosen = ":root:has(#view-" + witnesses + ":checked) "
	css.WriteString(chosen + ":is(article,#notes,#textual-notes,#legend,.toc){display:none}\n")
	css.WriteString(chosen + "#" + witnesses + "{display:block}\n")
	css.WriteString(":root:has(#view-" + witnesses + ":not(:checked)) #" + witnesses + "{display:none}\n")
	for i, c := range p.m.Parallel.Columns {
		css.WriteString(":root:has(#" + escapeID(c.ID) + ":not(:checked)) ." + column(i) + "{display:none}\n")
	}
	return css.String()
}
