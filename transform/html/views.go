package html

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/siglum/siglum/transform"
)

// shown are the views of a page, in the order of their buttons.
var shown = [...]transform.View{transform.Reading, transform.Diplomatic, transform.Critical}

// views returns the class that says in which views of the page something stands,
// "" for all, and whether the first view hides it.
func (p *page) views(in transform.Views) (class string, hidden bool) {
	letters := ""
	for _, v := range shown {
		if in.Has(v) {
			letters += v.String()[:1]
		}
	}
	if len(letters) == len(shown) {
		return "", false
	}
	return "in-" + letters, !in.Has(p.first)
}

// onPage reports whether something stands in any view of the page.
func onPage(in transform.Views) bool {
	for _, v := range shown {
		if in.Has(v) {
			return true
		}
	}
	return false
}

// viewRules is the part of the style sheet that shows one view and hides the
// others, while its button is checked. A browser that does not know :has drops
// these rules, and shows the first view because the others are hidden.
func viewRules() string {
	var css strings.Builder
	names := map[string]transform.View{witnesses: transform.Critical} // whose apparatus it shares
	for _, v := range shown {
		names[v.String()] = v
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		v := names[name]
		var on, off []string
		for _, set := range []string{"r", "d", "c", "rd", "rc", "dc"} {
			if strings.Contains(set, v.String()[:1]) {
				on = append(on, ".in-"+set)
			} else {
				off = append(off, ".in-"+set)
			}
		}
		when := ":root:has(#view-" + name + ":checked) "
		shownSet := ":is(" + strings.Join(on, ",") + ")"
		css.WriteString(when + ":is(" + strings.Join(off, ",") + "){display:none}\n")
		css.WriteString(when + shownSet + "{display:inline}\n")
		css.WriteString(when + ":is(p,div,section,header,footer,address,blockquote,ul,ol,dl,dt,dd,pre,figure,figcaption,aside,hr,h2,h3,h4,h5,h6)" + shownSet + "{display:block}\n")
		css.WriteString(when + "li" + shownSet + "{display:list-item}\n")
		css.WriteString(when + "caption" + shownSet + "{display:table-caption}\n")
	}
	return css.String()
}

// hands is the number of hands that the style sheet tells apart; more take the
// same colours again, and are told apart by their labels.
const hands = 6

func handClass(h *transform.Hand) string {
	if h == nil || h.Main {
		return ""
	}
	return "hand hand-" + strconv.Itoa((h.Number-1)%hands+1)
}

// rowClass is the class of a block that faces another one.
func rowClass(row int) string {
	if row == 0 {
		return ""
	}
	return "row row-" + strconv.Itoa(row)
}

// indentClass is the class of a block's indentation and alignment.
func indentClass(n *transform.Node) string {
	align := [...]string{transform.Start: "", transform.Center: "center", transform.End: "end"}[n.Align]
	if n.Indent == 0 {
		return align
	}
	return classes(align, "indent-"+strconv.Itoa(n.Indent))
}
