package xmltext

import (
	"fmt"
	"html"
	"unicode"
	"unicode/utf8"

	"github.com/siglum/siglum/tei/diag"
)

// badCharacter reports what is no character of XML at i, or no UTF-8.
func (r *Reader) badCharacter(in *input, i int) bool {
	c, _ := decode(in.text, i)
	if c < 0 {
		return r.badByte(in, i)
	}
	d := diag.Diagnostic{
		Code: "character-illegal", Span: in.point(i),
		Message: fmt.Sprintf("the character U+%04X cannot stand in an XML document", c),
		Help:    "delete it, or replace it by the character that was meant",
	}
	switch {
	case c == 0:
		d.Message = "the character U+0000 (NUL) cannot stand in an XML document"
		d.Help = "check that the file is XML, and in which encoding it was saved"
	case c < 0x20:
		d.Message = fmt.Sprintf("the control character U+%04X cannot stand in an XML document", c)
	}
	return r.fail(d)
}

// strayAmpersand reports & that begins no reference.
func (r *Reader) strayAmpersand(in *input, i int) bool {
	at := in.span(i, i+1)
	return r.fail(diag.Diagnostic{
		Code: "ampersand-in-text", Span: at,
		Message: "after & must follow the name of an entity, not " + describe(in.text, i+1),
		Help:    "for an ampersand in the text, write &amp;",
		Fixes:   in.fix(i, i+1, "write &amp;", "&amp;", true),
	})
}

// unclosedReference reports a reference without semicolon, which mostly is an
// ampersand before a word.
func (r *Reader) unclosedReference(in *input, i, end int) bool {
	ref := string(in.text[i:end])
	d := diag.Diagnostic{
		Code: "reference-unclosed", Span: in.span(i, end),
		Message: ref + " is followed by " + describe(in.text, end) + " instead of a semicolon",
		Help:    "for an ampersand in the text, write &amp;" + ref[1:],
		Fixes:   in.fix(i, i+1, "write &amp;", "&amp;", false),
	}
	if c, _ := decode(in.text, end); end < len(in.text) && (c < 0 || !isChar(c)) {
		return r.badCharacter(in, end)
	}
	switch {
	case predefined(in.text[i+1:end]) != 0:
		d.Help = "write " + ref + ";"
		d.Fixes = in.fix(end, end, "write the semicolon", ";", true)
	case htmlCharacter(ref+";") != 0:
		d.Help = spell(htmlCharacter(ref+";")) + "; for an ampersand in the text, write &amp;" + ref[1:]
	}
	return r.fail(d)
}

// badCharacterReference reports a character reference that is not digits and a
// semicolon.
func (r *Reader) badCharacterReference(in *input, i, at int) bool {
	d := diag.Diagnostic{
		Code: "character-reference-malformed", Span: in.span(i, at),
		Message: fmt.Sprintf("the character reference %s is followed by %s instead of a semicolon", in.text[i:at], describe(in.text, at)),
		Help:    "a character reference is &#, a decimal number and ; or &#x, a hexadecimal number and ;, as in &#228; or &#xE4;",
	}
	if at < len(in.text) && in.text[at] == ';' {
		d.Message = fmt.Sprintf("the character reference %s; has no number", in.text[i:at])
	}
	if in.has(i, "&#X") {
		d.Message = "a hexadecimal character reference is written with a small x"
	}
	return r.fail(d)
}

// illegalReference reports a reference to what is no character of XML.
func (r *Reader) illegalReference(in *input, i, end int) bool {
	d := diag.Diagnostic{
		Code: "character-illegal", Span: in.span(i, end),
		Message: fmt.Sprintf("%s stands for no character that an XML document can have", in.text[i:end]),
		Help:    "delete it, or replace it by the character that was meant",
	}
	if r.version == "1.1" {
		d.Message += "; XML 1.1 would have it, but is read by the rules of XML 1.0"
	}
	return r.fail(d)
}

// htmlCharacter returns the character that a reference means in HTML, 0 if it
// means none, or more than one.
func htmlCharacter(ref string) rune {
	s := html.UnescapeString(ref)
	c, size := utf8.DecodeRuneInString(s)
	if s == ref || size < len(s) {
		return 0
	}
	return c
}

// spell says how to write a character.
func spell(c rune) string {
	if !unicode.IsPrint(c) {
		return fmt.Sprintf("write &#%d;", c)
	}
	return fmt.Sprintf("write the character itself, %c, or &#%d;", c, c)
}

// undeclaredEntity reports a reference to an entity that nothing declares.
func (r *Reader) undeclaredEntity(in *input, i, end int, name string) bool {
	ref := "&" + name + ";"
	d := diag.Diagnostic{
		Code: "entity-undeclared", Span: in.span(i, end),
		Message: "the entity " + ref + " is not declared",
		Help:    "write the character or the text that is meant; for an ampersand, write &amp;",
	}
	if c := htmlCharacter(ref); c != 0 {
		d.Message += ": only HTML knows it"
		d.Help = spell(c)
		d.Fixes = in.fix(i, end, fmt.Sprintf("write &#%d;", c), fmt.Sprintf("&#%d;", c), true)
	}
	return r.fail(d)
}
