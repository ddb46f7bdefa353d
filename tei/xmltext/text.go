package xmltext

import "github.com/siglum/siglum/tei/source"

// The places where characters stand, by what can end them there.
var (
	inText        = classify("<&]")
	inCData       = classify("]")
	inComment     = classify("-")
	inInstruction = classify("?")
)

// characters reads character data (2.4, production 14) up to markup or to a
// reference to an entity.
func (r *Reader) characters() bool {
	in := r.in
	text, start := in.text, in.pos
	i := skip(text, start, inText)
	for i < len(text) && text[i] == ']' && !in.has(i, "]]>") {
		i = skip(text, i+1, inText)
	}
	if i < len(text) && text[i] != '<' {
		return r.mixedCharacters(start, i)
	}
	in.pos = i
	return r.emit(Text, text[start:i], start, i)
}

// mixedCharacters reads character data in which, from i on, something must be
// resolved, normalised or refused.
func (r *Reader) mixedCharacters(start, i int) bool {
	in := r.in
	text := in.text
	r.buffer = append(r.buffer[:0], text[start:i]...)
	for i < len(text) && text[i] != '<' {
		switch {
		case text[i] == '&':
			ref, ok := r.readReference(in, i)
			switch {
			case !ok:
				return false
			case ref.char < 0 && i == start:
				return r.enterReference(start, ref)
			case ref.char < 0: // read again, as an event of its own
				in.pos = i
				return r.emit(Text, r.buffer, start, i)
			}
			r.buffer = appendRune(r.buffer, ref.char)
			i = ref.end
		case text[i] == '\r':
			i = r.lineEnd(in, i)
		case text[i] == ']' && !in.has(i, "]]>"):
			r.buffer = append(r.buffer, ']')
			i++
		case text[i] == ']':
			return r.strayCDataEnd(i)
		default:
			return r.badCharacter(in, i)
		}
		from := i
		i = skip(text, i, inText)
		r.buffer = append(r.buffer, text[from:i]...)
	}
	in.pos = i
	return r.emit(Text, r.buffer, start, i)
}

// lineEnd adds the carriage return at i to the buffer, as 2.11 wants it: CR and
// CR LF are one LF. One that a character reference put into an entity stays.
func (r *Reader) lineEnd(in *input, i int) int {
	switch {
	case in.at.File != nil:
		r.buffer = append(r.buffer, '\r')
		return i + 1
	case in.has(i, "\r\n"):
		i++
	}
	r.buffer = append(r.buffer, '\n')
	return i + 1
}

// until reads characters from i up to a delimiter, and returns them with the
// index of the delimiter, or of the end of the text where it is missing. The
// index is -1 after an error.
func (r *Reader) until(in *input, i int, delimiter string, class *byteClass) ([]byte, int) {
	text, from := in.text, i
	copied := false
	for {
		i = skip(text, i, class)
		switch {
		case i == len(text) || in.has(i, delimiter):
			if !copied {
				return text[from:i], i
			}
			r.buffer = append(r.buffer, text[from:i]...)
			return r.buffer, i
		case text[i] == delimiter[0]:
			i++
		case text[i] == '\r':
			if !copied {
				r.buffer, copied = r.buffer[:0], true
			}
			r.buffer = append(r.buffer, text[from:i]...)
			i = r.lineEnd(in, i)
			from = i
		default:
			r.badCharacter(in, i)
			return nil, -1
		}
	}
}

// comment reads a comment (2.5).
func (r *Reader) comment() bool {
	in := r.in
	start := in.pos
	content, end := r.commentAt(in, start)
	if end < 0 {
		return false
	}
	in.pos = end
	return r.emit(Comment, content, start, end)
}

// commentAt reads the comment that begins at start, and returns its content and
// its end, -1 after an error.
func (r *Reader) commentAt(in *input, start int) ([]byte, int) {
	content, i := r.until(in, start+4, "--", inComment)
	switch {
	case i < 0:
		return nil, -1
	case i == len(in.text):
		r.unclosed(in, start, "comment", "-->")
		return nil, -1
	case !in.has(i, "-->"):
		r.doubleHyphen(in, start, i)
		return nil, -1
	}
	return content, i + 3
}

// cdata reads a CDATA section (2.7).
func (r *Reader) cdata() bool {
	in := r.in
	start := in.pos
	if r.phase != inContent {
		return r.textOutside(start, "a CDATA section")
	}
	content, i := r.until(in, start+9, "]]>", inCData)
	switch {
	case i < 0:
		return false
	case i == len(in.text):
		return r.unclosed(in, start, "CDATA section", "]]>")
	}
	in.pos = i + 3
	return r.emit(CData, content, start, i+3)
}

// spaceOutside reads the white space outside the root element, where nothing
// else may stand.
func (r *Reader) spaceOutside() bool {
	in := r.in
	start := in.pos
	end := skipSpace(in.text, start)
	if end == start {
		return r.textOutside(start, "text")
	}
	in.pos = end
	r.buffer = r.buffer[:0]
	for i := start; i < end; {
		if in.text[i] == '\r' {
			i = r.lineEnd(in, i)
			continue
		}
		r.buffer = append(r.buffer, in.text[i])
		i++
	}
	return r.emit(Text, r.buffer, start, end)
}

// instruction reads a processing instruction (2.6).
func (r *Reader) instruction() bool {
	in := r.in
	start := in.pos
	p, ok := r.instructionAt(in, start)
	if !ok {
		return false
	}
	in.pos = p.end
	r.emit(ProcessingInstruction, p.data, start, p.end)
	r.event.Name.Local, r.event.NameSpan = p.target, p.targetSpan
	return true
}

type instruction struct {
	target     string
	targetSpan source.Span
	data       []byte
	end        int
}

// instructionAt reads the processing instruction that begins at start.
func (r *Reader) instructionAt(in *input, start int) (p instruction, ok bool) {
	x, i := r.names.read(in.text, start+2)
	if x == nil {
		return p, r.missingTarget(in, start)
	}
	p.target, p.targetSpan = x.raw, in.span(start+2, i)
	switch {
	case isReservedTarget(x.raw):
		return p, r.reservedTarget(in, start, i)
	case x.prefix.name != "" || x.fault != "":
		return p, r.colonInName(p.targetSpan, "processing instruction", x.raw)
	case i < len(in.text) && !isSpace(in.text[i]) && !in.has(i, "?>"):
		return p, r.afterTarget(in, start, i)
	}
	data, end := r.until(in, skipSpace(in.text, i), "?>", inInstruction)
	switch {
	case end < 0:
		return p, false
	case end == len(in.text):
		return p, r.unclosed(in, start, "processing instruction", "?>")
	}
	p.data, p.end = data, end+2
	return p, true
}

// isReservedTarget reports whether a target is xml in any case (production 17).
func isReservedTarget(s string) bool {
	return len(s) == 3 && s[0]|0x20 == 'x' && s[1]|0x20 == 'm' && s[2]|0x20 == 'l'
}
