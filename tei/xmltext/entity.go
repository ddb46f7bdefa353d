package xmltext

// An entity of the DTD (4.2).
type entity struct {
	name string
}

// A dtd is what the document type declaration says.
type dtd struct{}

type attributeList struct{}

func (r *Reader) addDefaults(*attributeList) {}

func (r *Reader) findEntity(in *input, i int, ref *reference) bool {
	return r.undeclaredEntity(in, i, ref.end, ref.name)
}
func (r *Reader) leaveEntity() bool                                { return false }
func (r *Reader) enterReference(start int, ref reference) bool     { return false }
func (v *valueReader) expandInValue(in *input, ref reference) bool { return false }

// doctype passes over a document type declaration.
func (r *Reader) doctype() bool {
	in := r.in
	start, depth := in.pos, 0
	for i := start; i < len(in.text); i++ {
		switch in.text[i] {
		case '<', '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth--; depth == 0 {
				in.pos = i + 1
				return r.emit(Doctype, in.text[start+9:i], start, i+1)
			}
		}
	}
	return r.unclosed(in, start, "document type declaration", ">")
}
