package xmltext

import (
	"bytes"
	"errors"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// errUndecodable is what the decoders here return at bytes that are no text in
// their encoding.
var errUndecodable = errors.New("bytes that are no text in this encoding")

// strict is a decoder that stops where the one inside would put U+FFFD.
type strict struct{ transform.Transformer }

func (s strict) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	nDst, nSrc, err = s.Transformer.Transform(dst, src, atEOF)
	if bytes.Contains(dst[:nDst], replacement) {
		return s.upTo(dst[:nDst], src[:nSrc])
	}
	return nDst, nSrc, err
}

// upTo decodes again, one byte more at a time, until the first replacement, to
// learn where it comes from.
func (s strict) upTo(dst, src []byte) (nDst, nSrc int, err error) {
	good := bytes.Index(dst, replacement)
	for nSrc < len(src) {
		s.Reset()
		out := make([]byte, len(dst)+utf8.UTFMax)
		n, read, _ := s.Transformer.Transform(out, src[:nSrc+1], false)
		if n > good || bytes.Contains(out[:n], replacement) {
			break
		}
		nSrc = max(read, nSrc+1)
	}
	return good, nSrc, errUndecodable
}

var replacement = []byte("\uFFFD")

// unicodeUnits decodes UTF-16 and UTF-32, of which unit is the size in bytes.
type unicodeUnits struct {
	unit int
	big  bool
}

// Reset does nothing: there is no state.
func (unicodeUnits) Reset() {}

// Transform implements [transform.Transformer].
func (u unicodeUnits) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		r, size := u.decode(src[nSrc:])
		switch {
		case size == 0 && !atEOF:
			return nDst, nSrc, transform.ErrShortSrc
		case size == 0 || r < 0:
			return nDst, nSrc, errUndecodable
		case nDst+utf8.RuneLen(r) > len(dst):
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += size
	}
	return nDst, nSrc, nil
}

// decode returns the first code point of src and its size in bytes: -1 if there
// is none, and size 0 if src is too short to tell.
func (u unicodeUnits) decode(src []byte) (rune, int) {
	if len(src) < u.unit {
		return 0, 0
	}
	r := u.number(src)
	switch {
	case u.unit == 4 && !utf8.ValidRune(r):
		return -1, 4
	case u.unit == 4 || !utf16.IsSurrogate(r):
		return r, u.unit
	case len(src) < 4:
		return 0, 0
	}
	if r = utf16.DecodeRune(r, u.number(src[2:])); r == utf8.RuneError {
		return -1, 2
	}
	return r, 4
}

func (u unicodeUnits) number(src []byte) rune {
	var r rune
	for i := range u.unit {
		at := i
		if !u.big {
			at = u.unit - 1 - i
		}
		r = r<<8 | rune(src[at])
	}
	return r
}
