package encode

import "slices"

// A section is a run of blocks that share a div.
type section struct {
	kind  string // type of the div
	parts []*part
}

// sections divides the blocks: headings that stand above all, the text itself, and
// what stands after it.
func (a *assembler) sections(parts []*part) (heads []*part, list []section) {
	setPreliminaries(parts)
	setBeforePostscript(parts)
	rest := parts
	for len(rest) > 0 && (rest[0].role == heading || rest[0].isPagePart()) {
		rest = rest[1:]
	}
	heads = parts[:len(parts)-len(rest)]
	var s section
	var state sectionState
	for i, p := range rest {
		kind := a.divisionOf(p)
		if p.role == annotation && a.remarkWithin(rest[i+1:], s, state) {
			kind = s.kind
		}
		if len(s.parts) > 0 && !p.isPagePart() && (kind != s.kind || state.full(p)) {
			list = append(list, s)
			s, state = section{}, sectionState{}
		}
		if len(s.parts) == 0 {
			s.kind = kind
		}
		s.parts = append(s.parts, p)
		state.add(p)
	}
	if len(s.parts) > 0 {
		list = append(list, s)
	}
	for _, s := range list {
		s.loosen()
	}
	if len(list) > 0 && list[0].kind == "" && a.isLetter(list[0].parts) {
		list[0].kind = letter
	}
	return heads, list
}

// divisionOf returns the type of the div that a block asks for, "" if it stands in the text itself.
func (a *assembler) divisionOf(p *part) string {
	if p.beforePostscript {
		return ""
	}
	return a.profile.Divisions[p.role]
}

// remarkWithin reports whether a remark stands within a section, or above the text: the next block that is no
// remark belongs to it.
func (a *assembler) remarkWithin(after []*part, s section, state sectionState) bool {
	for _, p := range after {
		if p.role != annotation && !p.isPagePart() {
			return a.divisionOf(p) == s.kind && !state.full(p)
		}
	}
	return false
}

// loosen takes the blocks of a closer for blocks of the text in a section that has
// no other text: TEI has no closer without a text that it closes.
func (s section) loosen() {
	for _, p := range s.parts {
		if !isTop(p) && !isClosing(p) && !p.isPagePart() && p.role != annotation && p.role != separator {
			return
		}
	}
	for _, p := range s.parts {
		p.loose = isClosing(p)
	}
}

// letter is the type of a div that holds a letter.
const letter = "letter"

// A sectionState says how far a section has come.
type sectionState struct {
	text   bool // it has text
	closed bool // it has a closer
}

func (s *sectionState) add(p *part) {
	s.closed = s.closed || isClosing(p)
	s.text = s.text || !isTop(p) && !p.isPagePart() && p.role != annotation
}

// full reports whether a block cannot stand in the section any more.
func (s *sectionState) full(p *part) bool {
	return s.closed && !isClosing(p) || s.text && isTop(p) && p.role != heading
}

// setPreliminaries takes the blocks that no rule knows, and that stand before a
// heading or opener at the top, for parts of the opener: nothing but headings and openers
// may stand there.
func setPreliminaries(parts []*part) {
	last := -1
	for i, p := range parts {
		if p.prose || isClosing(p) || p.where == "end" {
			break
		}
		if isTop(p) {
			last = i
		}
	}
	for _, p := range parts[:max(last, 0)] {
		if !isTop(p) && p.role != annotation && !p.isPagePart() {
			p.role = preliminary
		}
	}
}

// setBeforePostscript takes what stands between a signature and a postscript (enclosures, the initials of the
// typist) for parts of the closer: a postscript belongs to the letter that it follows.
func setBeforePostscript(parts []*part) {
	closer := -1 // the last block of a closer, if only such blocks came after it
	for i, p := range parts {
		switch {
		case p.role == postscript && closer >= 0:
			for _, between := range parts[closer+1 : i] {
				between.beforePostscript = between.role == production || between.role == enclosure
			}
			closer = i
		case p.where == "end" && isClosing(p):
			closer = i
		case p.role != production && p.role != enclosure && p.role != annotation && !p.isPagePart():
			closer = -1
		}
	}
}

// isTop reports whether a block stands before the text: a heading, or a part of the
// opener.
func isTop(p *part) bool {
	return p.role == heading || p.role == preliminary || isOpening(p)
}

// isOpening reports whether a block belongs into the opener.
func isOpening(p *part) bool {
	if p.loose {
		return false
	}
	switch p.role {
	case address, salutation, dateline:
		return !isClosing(p)
	}
	return false
}

// isClosing reports whether a block belongs into the closer.
func isClosing(p *part) bool {
	if p.loose {
		return false
	}
	if p.beforePostscript {
		return true
	}
	switch p.role {
	case signature, postscript:
		return true
	case salutation, dateline, address:
		return p.where == "end"
	}
	return false
}

// isLetter reports whether blocks are those of a letter or message: somebody is addressed, or somebody signed or dated
// what the title says to be from one to another. Minutes and memoranda have datelines and signatures too, and speeches greet.
func (a *assembler) isLetter(parts []*part) bool {
	named := a.facts.sender.text != "" && a.facts.receiver.text != ""
	spoken := a.speaksOf(a.facts.title(), spokenWords)
	return slices.ContainsFunc(parts, func(p *part) bool {
		return (isOpening(p) || isClosing(p)) && (named || p.role == address || p.role == salutation && !spoken)
	})
}

// spokenWords is the word list of a profile with what is spoken: speech, toast, address.
const spokenWords = "spoken"
