package xmltext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
	"github.com/siglum/siglum/tei/source"
	"golang.org/x/text/transform"
)

// NewStreamReader returns a reader of a document that is not held in memory: what
// it needs grows with the longest tag, comment or section and with the elements
// open at once, not with the document. The file of its spans is that of a
// [source.Stream]: whoever wants a place of it later has it kept.
func NewStreamReader(name string, from io.Reader, o Options) *Reader {
	places := source.NewStream(name)
	r := &Reader{file: places.File(), options: o, names: newLexicon(o.Names)}
	r.in = &input{file: r.file, volatile: true}
	r.stream = &stream{places: places, chunk: chunk}
	head := make([]byte, 1024)
	n, err := io.ReadFull(from, head)
	r.stream.from = io.MultiReader(bytes.NewReader(head[:n]), endOf(from, err))
	if decoder, ok := r.decoder(source.NewFile(name, head[:n]), o.Encoding); ok && decoder != nil {
		r.stream.from = transform.NewReader(r.stream.from, decoder)
	}
	return r
}

// endOf returns what is to be read from a reader after an error of it.
func endOf(from io.Reader, err error) io.Reader {
	if err == nil || err == io.EOF || err == io.ErrUnexpectedEOF {
		return from
	}
	return failing{err}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// A stream is where a document that is not held comes from.
type stream struct {
	places *source.Stream
	from   io.Reader // UTF-8
	buffer []byte    // what is held
	err    error     // why nothing more comes: io.EOF at the end
	chunk  int       // bytes read at once
}

const (
	chunk     = 64 << 10
	longest   = 16 << 20 // bytes that one tag, comment or section may have
	lookahead = 16       // bytes by which any markup is known
)

// fill reads on until a whole tag, comment or the like, or some text, is there to
// be read at the place of the input.
func (s *stream) fill(r *Reader) {
	in := r.in
	for s.err == nil && !in.complete(s.buffer, s.chunk) && len(s.buffer)-in.pos < longest {
		s.read(r)
	}
	in.text = s.buffer
	if s.err == nil && in.pos < len(s.buffer) && bytes.IndexByte(s.buffer[in.pos:], '<') < 0 {
		in.text = s.buffer[:in.pos+wholeText(s.buffer[in.pos:])]
	}
}

// read drops what was read, and reads more.
func (s *stream) read(r *Reader) {
	in := r.in
	r.holdOpen()
	s.places.Drop(in.base + in.pos)
	rest := s.buffer[in.pos:]
	more := max(s.chunk, len(rest)) // so that a long part is not looked through too often
	if cap(s.buffer)-len(rest) < more {
		bigger := make([]byte, len(rest), len(rest)+more+2*s.chunk)
		copy(bigger, rest)
		s.buffer = bigger
	} else {
		s.buffer = s.buffer[:copy(s.buffer[:len(rest)], rest)]
	}
	in.base, in.pos = in.base+in.pos, 0
	n := 0
	n, s.err = io.ReadAtLeast(s.from, s.buffer[len(s.buffer):len(s.buffer)+more], more)
	if s.err == io.ErrUnexpectedEOF {
		s.err = io.EOF
	}
	s.buffer = s.buffer[:len(s.buffer)+n]
	s.places.Extend(s.buffer)
}

// holdOpen has the places of the open elements kept, for messages about them.
func (r *Reader) holdOpen() {
	for i := len(r.open) - 1; i >= 0 && r.open[i].release == nil; i-- {
		r.open[i].release = r.stream.places.Hold(r.open[i].span)
	}
	r.root.Keep()
}

// complete reports whether what begins at the place of the input has its end in
// the text, or is text of which there is enough.
func (in *input) complete(text []byte, enough int) bool {
	rest := text[in.pos:]
	if in.base+in.pos == 0 {
		rest = rest[bomLength(rest):] // it is no text
	}
	switch {
	case len(rest) < lookahead:
		return false
	case rest[0] != '<':
		return len(rest) > enough && wholeText(rest) > 0 || bytes.IndexByte(rest, '<') > 0
	case bytes.HasPrefix(rest, []byte("<!--")):
		i := bytes.Index(rest[4:], []byte("--"))
		return i >= 0 && 4+i+2 < len(rest)
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return bytes.Contains(rest, []byte("]]>"))
	case rest[1] == '?':
		return bytes.Contains(rest, []byte("?>"))
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
		return doctypeEnds(rest)
	}
	return tagEnds(rest)
}

// wholeText returns the length of the longest part of character data, which goes
// on after it, that does not end within a character, a reference, a line end or
// ]]>.
func wholeText(text []byte) int {
	n := len(text)
	for n > 0 && !utf8.RuneStart(text[n-1]) {
		n--
	}
	if n > 0 && text[n-1] >= utf8.RuneSelf {
		n-- // of the last character perhaps not all bytes are there
	}
	for n > 0 {
		switch i := bytes.LastIndexByte(text[:n], '&'); {
		case text[n-1] == ']' || text[n-1] == '\r':
			n--
		case i >= 0 && pending(text[i+1:n]):
			n = i
		default:
			return n
		}
	}
	return 0
}

// pending reports whether what follows & may go on as a reference.
func pending(text []byte) bool {
	text = bytes.TrimPrefix(text, []byte("#"))
	return tokenEnd(text, 0) == len(text)
}

// tagEnds reports whether a tag has its end, or what cannot be in it.
func tagEnds(text []byte) bool {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '<', '>':
			return true
		case '"', '\'':
			n := bytes.IndexByte(text[i+1:], text[i])
			if n < 0 {
				return bytes.IndexByte(text[i+1:], '<') >= 0
			}
			i += n + 1
		}
	}
	return false
}

// doctypeEnds reports whether a document type declaration has its end.
func doctypeEnds(text []byte) bool {
	depth := 0
	for i := 1; i < len(text); i++ {
		end := ""
		switch b := text[i]; {
		case b == '"' || b == '\'':
			end = string(b)
		case bytes.HasPrefix(text[i:], []byte("<!--")):
			i, end = i+3, "-->"
		case bytes.HasPrefix(text[i:], []byte("<?")):
			end = "?>"
		case b == '<' || b == '[':
			depth++
		case b == ']':
			depth--
		case b == '>':
			if depth--; depth < 0 {
				return true
			}
		}
		if end != "" {
			n := bytes.Index(text[i+1:], []byte(end))
			if n < 0 {
				return false
			}
			i += n + len(end)
		}
	}
	return false
}

// broken reports why a stream ended before its end, if it did.
func (s *stream) broken(r *Reader) bool {
	in := r.in
	d := diag.Diagnostic{Span: in.span(len(in.text), len(in.text))}
	switch {
	case s.err == io.EOF:
		return false
	case s.err == nil && len(in.text)-in.pos < longest:
		return false
	case s.err == nil:
		d.Code, d.Span = "markup-too-long", in.span(in.pos, in.pos+1)
		d.Message = fmt.Sprintf("what begins here has no end within %d MB", longest>>20)
		d.Help = "look for a missing end: -->, ]]>, ?> or a quotation mark; a document with parts that long must be read from a file"
	case errors.Is(s.err, errUndecodable):
		d.Code = "bytes-undecodable"
		d.Message = "the bytes that follow are not in the encoding of the document"
		d.Help = "convert the document to UTF-8, and declare that: " + utf8Declaration
	default:
		d.Code = "stream-unreadable"
		d.Message = fmt.Sprintf("reading broke off: %v", s.err)
		d.Help = "try again; if what comes before it in the pipe failed, mend that"
	}
	r.fail(d)
	return true
}
