package xmltext

import "unicode/utf8"

// A lexeme is a qualified name as it is written, with what the reader knows of
// it. A document repeats few names, so each is made once.
type lexeme struct {
	raw    string
	hash   uint32
	prefix *prefix
	local  string
	fault  string // why it is no qualified name (Namespaces 4); "" if it is one

	element, attribute resolution // what it last stood for

	attributes *attributeList // declared for the element of this name in the DTD
	tag        uint32         // the last one that had an attribute of this name, if the DTD declares any
}

// A resolution is what a lexeme stands for while its prefix means space.
type resolution struct {
	name Name
	id   uint32 // 0 if there is no resolution yet
}

// A lexicon holds the lexemes of a document: a hash table that is asked with the
// bytes of a name, and allocates for a new name only.
type lexicon struct {
	table    []*lexeme // length a power of two
	count    int
	prefixes map[string]*prefix
	ids      *Names
	marks    []uint32 // by name id: the tag that last had an attribute of it
}

// Names gives numbers to expanded names: see [Event.NameID]. Readers that have the
// same Names in their options give the same numbers. They must not read at the
// same time.
type Names struct{ ids map[expanded]uint32 }

type expanded struct{ space, local string }

// NewNames returns Names without any.
func NewNames() *Names { return &Names{map[expanded]uint32{}} }

// ID returns the number of a name, a new one if it has none yet.
func (n *Names) ID(space, local string) uint32 {
	key := expanded{space, local}
	id, ok := n.ids[key]
	if !ok {
		id = uint32(len(n.ids)) + 1
		n.ids[key] = id
	}
	return id
}

func newLexicon(names *Names) *lexicon {
	if names == nil {
		names = NewNames()
	}
	l := &lexicon{
		table:    make([]*lexeme, 256),
		prefixes: map[string]*prefix{},
		ids:      names,
	}
	l.prefixes[""] = &prefix{bound: true}
	l.prefixes["xml"] = &prefix{name: "xml", space: NamespaceXML, bound: true}
	l.prefixes["xmlns"] = &prefix{name: "xmlns", space: NamespaceXMLNS, bound: true}
	return l
}

const (
	hashSeed  = 2166136261 // FNV-1a
	hashPrime = 16777619
)

// read returns the lexeme of the name that starts at i and where the name ends,
// or nil where no name starts.
func (l *lexicon) read(text []byte, i int) (*lexeme, int) {
	start, hash := i, uint32(hashSeed)
	for i < len(text) && text[i] < utf8.RuneSelf && nameBytes[text[i]] != 0 {
		hash = (hash ^ uint32(text[i])) * hashPrime
		i++
	}
	if i < len(text) && text[i] >= utf8.RuneSelf {
		end := tokenEnd(text, i)
		for ; i < end; i++ {
			hash = (hash ^ uint32(text[i])) * hashPrime
		}
	}
	if i == start || nameEnd(text[:min(start+utf8.UTFMax, len(text))], start) == start {
		return nil, start
	}
	return l.lookup(text[start:i], hash), i
}

func (l *lexicon) lookup(raw []byte, hash uint32) *lexeme {
	mask := uint32(len(l.table) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		switch x := l.table[at]; {
		case x == nil:
			return l.add(string(raw), hash)
		case x.hash == hash && x.raw == string(raw):
			return x
		}
	}
}

func (l *lexicon) add(raw string, hash uint32) *lexeme {
	if l.count*2 >= len(l.table) {
		l.grow()
	}
	x := &lexeme{raw: raw, hash: hash}
	var prefix string
	prefix, x.local, x.fault = splitName(raw)
	x.prefix = l.prefix(prefix)
	l.insert(x)
	l.count++
	return x
}

func (l *lexicon) insert(x *lexeme) {
	mask := uint32(len(l.table) - 1)
	at := x.hash & mask
	for l.table[at] != nil {
		at = (at + 1) & mask
	}
	l.table[at] = x
}

func (l *lexicon) grow() {
	old := l.table
	l.table = make([]*lexeme, 2*len(old))
	for _, x := range old {
		if x != nil {
			l.insert(x)
		}
	}
}

func (l *lexicon) prefix(name string) *prefix {
	p := l.prefixes[name]
	if p == nil {
		p = &prefix{name: name}
		l.prefixes[name] = p
	}
	return p
}

// resolve fills in what a lexeme stands for in a namespace.
func (l *lexicon) resolve(r *resolution, x *lexeme, space string) {
	id := l.ids.ID(space, x.local)
	if grow := int(id) + 1 - len(l.marks); grow > 0 {
		l.marks = append(l.marks, make([]uint32, grow)...)
	}
	*r = resolution{name: Name{Space: space, Local: x.local, Prefix: x.prefix.name}, id: id}
}

// splitName takes a qualified name apart (Namespaces 4, production 7). The fault
// says why it is none.
func splitName(raw string) (prefix, local, fault string) {
	colon := -1
	for i := range len(raw) {
		if raw[i] != ':' {
			continue
		}
		if colon >= 0 {
			return "", raw, "has more than one colon"
		}
		colon = i
	}
	switch {
	case colon < 0:
		return "", raw, ""
	case colon == 0:
		return "", raw, "begins with a colon"
	case colon == len(raw)-1:
		return "", raw, "ends with a colon"
	}
	prefix, local = raw[:colon], raw[colon+1:]
	if r, _ := utf8.DecodeRuneInString(local); !isNameStart(r) {
		return "", raw, "has a local part that begins with " + describeRune(r)
	}
	return prefix, local, ""
}
