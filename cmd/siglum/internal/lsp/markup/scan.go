package markup

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Scan finds the markup of a text.
//
// A start tag that is not finished ends after the last attribute that is, and its
// element is taken to be empty. An end tag ends the innermost open element of its name,
// and with it all that is open inside; one that has no such element is ignored.
func Scan(text []byte) *Document {
	s := &scanner{text: text, tokens: make([]Token, 0, bytes.Count(text, []byte("<"))), open: map[string]*int{}, never: map[string]bool{}}
	for s.pos < len(text) {
		i := bytes.IndexByte(text[s.pos:], '<')
		if i < 0 {
			break
		}
		s.pos += i
		s.markup()
	}
	for len(s.stack) > 0 {
		s.close(None, len(s.tokens)-1)
	}
	return &Document{text, s.tokens}
}

type scanner struct {
	text   []byte
	pos    int
	tokens []Token
	stack  []opened        // the open elements
	open   map[string]*int // how many elements of a name are open
	never  map[string]bool // what does not come any more: each is looked for once only
}

// An opened is an open element: its start tag, and the count of those of its name.
type opened struct {
	tag   int
	count *int
}

// markup reads what begins with the < at pos, or passes over it if it is nothing.
func (s *scanner) markup() {
	rest := s.text[s.pos:]
	switch {
	case len(rest) < 2:
		s.pos++
	case rest[1] == '/':
		s.endTag()
	case rest[1] == '?':
		s.enclosed(Instruction, "<?", "?>")
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.enclosed(Comment, "<!--", "-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		s.enclosed(CData, "<![CDATA[", "]]>")
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
		s.doctype()
	case nameEnd(rest, 1) > 1:
		s.startTag()
	default:
		s.pos++
	}
}

func (s *scanner) parent() int {
	if len(s.stack) == 0 {
		return None
	}
	return s.stack[len(s.stack)-1].tag
}

// add adds a token that begins at pos and goes on behind it.
func (s *scanner) add(t Token) {
	t.Start, t.Parent = s.pos, s.parent()
	t.Last = len(s.tokens)
	s.pos = t.End
	s.tokens = append(s.tokens, t)
}

// enclosed reads a comment or the like. One that does not end is taken to end with its
// line, since what follows was most likely not meant to be in it.
func (s *scanner) enclosed(kind Kind, opens, closes string) {
	start := s.pos + len(opens)
	t := Token{Kind: kind, NameStart: start, NameEnd: start, Partner: None}
	if i := s.find(closes, start); i >= 0 {
		t.End, t.Closed = i+len(closes), true
	} else {
		t.End = s.lineEnd(start)
	}
	if kind == Instruction {
		t.NameEnd = min(nameEnd(s.text, start), t.End)
	}
	s.add(t)
}

// find returns where a string stands next, or -1.
func (s *scanner) find(what string, from int) int {
	if s.never[what] {
		return -1
	}
	i := bytes.Index(s.text[from:], []byte(what))
	if i < 0 {
		s.never[what] = true
		return -1
	}
	return from + i
}

func (s *scanner) lineEnd(from int) int {
	if i := bytes.IndexAny(s.text[from:], "\r\n"); i >= 0 {
		return from + i
	}
	return len(s.text)
}

// doctype reads a document type declaration with its internal subset. There can be one
// only: of others a line is taken.
func (s *scanner) doctype() {
	t := Token{Kind: Doctype, NameStart: s.pos, NameEnd: s.pos, Partner: None, End: s.lineEnd(s.pos)}
	if s.never["<!DOCTYPE"] {
		s.add(t)
		return
	}
	s.never["<!DOCTYPE"] = true
	depth := 0
	var quote byte
	for i := s.pos; i < len(s.text); i++ {
		switch b := s.text[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '[' || b == '<':
			depth++
		case b == ']':
			depth--
		case b == '>':
			if depth--; depth == 0 {
				t.End, t.Closed = i+1, true
				s.add(t)
				return
			}
		}
	}
	s.add(t)
}

func (s *scanner) startTag() {
	start := s.pos + 1
	t := Token{Kind: StartTag, NameStart: start, NameEnd: nameEnd(s.text, start), Partner: None}
	t.End = t.NameEnd
	for at := t.NameEnd; ; {
		at = skipSpace(s.text, at)
		if end, empty := tagEnd(s.text, at); end > 0 {
			t.End, t.Closed, t.Empty = end, true, empty
			break
		}
		a, ok := attributeAt(s.text, at)
		if !ok {
			break
		}
		at = a.End
		if a.Closed {
			t.End = a.End
		}
	}
	if !t.Closed {
		t.Empty = true
	}
	s.add(t)
	if !t.Empty {
		count := s.count(s.text[t.NameStart:t.NameEnd])
		*count++
		s.stack = append(s.stack, opened{len(s.tokens) - 1, count})
	}
}

// tagEnd returns where a tag ends whose > or /> stands at an offset, or 0.
func tagEnd(text []byte, at int) (end int, empty bool) {
	switch {
	case at < len(text) && text[at] == '>':
		return at + 1, false
	case at+1 < len(text) && text[at] == '/' && text[at+1] == '>':
		return at + 2, true
	}
	return 0, false
}

func (s *scanner) endTag() {
	start := s.pos + 2
	t := Token{Kind: EndTag, NameStart: start, NameEnd: nameEnd(s.text, start), Partner: None}
	t.End = t.NameEnd
	if end, empty := tagEnd(s.text, skipSpace(s.text, t.NameEnd)); end > 0 && !empty {
		t.End, t.Closed = end, true
	}
	name := s.text[t.NameStart:t.NameEnd]
	if !s.isInnermost(name) && *s.count(name) == 0 {
		s.add(t)
		return
	}
	for !s.isInnermost(name) {
		s.close(None, len(s.tokens)-1)
	}
	begin := s.parent()
	index := len(s.tokens)
	s.close(index, index)
	t.Partner = begin
	s.add(t)
}

// isInnermost reports whether the innermost open element has a name.
func (s *scanner) isInnermost(name []byte) bool {
	top := s.parent()
	return top != None && bytes.Equal(s.text[s.tokens[top].NameStart:s.tokens[top].NameEnd], name)
}

// close ends the innermost open element: by the end tag partner, if there is one.
func (s *scanner) close(partner, last int) {
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	*top.count--
	t := &s.tokens[top.tag]
	t.Partner, t.Last = partner, last
}

func (s *scanner) count(name []byte) *int {
	n := s.open[string(name)]
	if n == nil {
		n = new(int)
		s.open[string(name)] = n
	}
	return n
}

func skipSpace(text []byte, at int) int {
	for at < len(text) && isSpace(text[at]) {
		at++
	}
	return at
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// nameEnd returns where a name ends that begins at an offset, which is there if there
// is none.
func nameEnd(text []byte, at int) int {
	start := at
	for at < len(text) {
		b := text[at]
		switch {
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b == ':':
			at++
		case at > start && (b >= '0' && b <= '9' || b == '-' || b == '.'):
			at++
		case b >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(text[at:])
			if !unicode.IsLetter(r) && (at == start || !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '·') {
				return at
			}
			at += size
		default:
			return at
		}
	}
	return at
}
