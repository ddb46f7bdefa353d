package xmltext

// element reads an element declaration (3.2, productions 45 to 51). Its content
// model is checked for its form only: it says what is valid, not what is
// well-formed.
func (d *declaration) element() bool {
	if x, _ := d.qualifiedName(); x == nil || !d.needSpace() {
		return false
	}
	switch {
	case d.at('('):
		if !d.contentModel() {
			return false
		}
	case d.keyword("EMPTY", "ANY") == "":
		return d.expected("EMPTY, ANY or a content model in parentheses")
	}
	return d.end()
}

// contentModel reads a model in parentheses.
func (d *declaration) contentModel() bool {
	d.take('(')
	d.space()
	if d.at('#') {
		return d.mixed()
	}
	groups := []byte{0} // the separator of each open group, 0 while it has none
	for len(groups) > 0 {
		if d.take('(') {
			groups = append(groups, 0)
			d.space()
			if len(groups) > d.options.maxDepth() {
				return d.expected("a content model with fewer parentheses")
			}
			continue
		}
		if x, _ := d.qualifiedName(); x == nil {
			return false
		}
		var ok bool
		if groups, ok = d.afterParticle(groups); !ok {
			return false
		}
	}
	return true
}

// afterParticle reads what follows a content particle: how often it occurs, then
// the separator of the group, or the ends of groups, which are particles
// themselves.
func (d *declaration) afterParticle(groups []byte) ([]byte, bool) {
	for {
		d.occurrence()
		if len(groups) == 0 {
			return groups, true
		}
		d.space()
		if d.take(')') {
			groups = groups[:len(groups)-1]
			continue
		}
		group := &groups[len(groups)-1]
		switch {
		case (d.at('|') || d.at(',')) && *group == 0:
			*group = d.in.text[d.in.pos]
			d.in.pos++
		case *group != 0 && d.take(*group):
		case *group != 0:
			return groups, d.expected(`"` + string(*group) + `" or ")"`)
		default:
			return groups, d.expected(`",", "|" or ")"`)
		}
		d.space()
		return groups, true
	}
}

// occurrence passes over ?, * or +.
func (d *declaration) occurrence() {
	_ = d.take('?') || d.take('*') || d.take('+')
}

// mixed reads what follows the parenthesis of a mixed content model (production
// 51).
func (d *declaration) mixed() bool {
	in := d.in
	if !in.has(in.pos, "#PCDATA") {
		return d.expected("#PCDATA")
	}
	in.pos += len("#PCDATA")
	d.space()
	names := 0
	for d.take('|') {
		d.space()
		if x, _ := d.qualifiedName(); x == nil {
			return false
		}
		d.space()
		names++
	}
	if !d.expect(')', `"|" or ")"`) {
		return false
	}
	if !d.take('*') && names > 0 {
		return d.expected(`"*"`)
	}
	return true
}
