package syntax

import (
	"net/url"
	"strings"

	"github.com/siglum/siglum/tei/xmltext"
)

// checkLibrary reports a datatypeLibrary attribute that is neither empty nor an absolute
// URI without fragment (RELAX NG 3).
func (x *xmlReader) checkLibrary(a *xmltext.Attr) {
	if reason := badLibrary(a.Value); reason != "" {
		x.report(CodeURI, a.ValueSpan, `the usual one is datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"`,
			"datatypeLibrary %q %s", a.Value, reason)
	}
}

// badLibrary says what is wrong with the URI of a datatype library, or returns "".
func badLibrary(uri string) string {
	if uri == "" {
		return ""
	}
	if reason := badURI(uri); reason != "" {
		return reason
	}
	scheme, rest, _ := strings.Cut(uri, ":")
	switch {
	case !isScheme(scheme) || len(scheme) == len(uri):
		return "is no absolute URI"
	case rest == "":
		return "has nothing after its scheme"
	case strings.Contains(uri, "#"):
		return "has a fragment identifier"
	}
	return ""
}

// badURI says what is wrong with a URI reference (RFC 2396, with the characters that
// XLink 5.4 lets a processor escape), or returns "".
func badURI(uri string) string {
	for i := range len(uri) {
		if uri[i] == '%' && (i+2 >= len(uri) || !isHex(uri[i+1]) || !isHex(uri[i+2])) {
			return "has a % without two hexadecimal digits after it"
		}
	}
	if strings.Count(uri, "#") > 1 {
		return "has two fragment identifiers"
	}
	return ""
}

func isHex(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F'
}

// isScheme reports whether s is the scheme of a URI (RFC 2396 3.1).
func isScheme(s string) bool {
	for i := range len(s) {
		b := s[i]
		letter := b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
		other := b >= '0' && b <= '9' || b == '+' || b == '-' || b == '.'
		if !letter && (i == 0 || !other) {
			return false
		}
	}
	return s != ""
}

// checkHref reports an href that no file can be read from (RELAX NG 4.5). A missing one
// has been reported.
func (x *xmlReader) checkHref(s *start) {
	if !s.has(attrHref) {
		return
	}
	if reason := BadHref(s.href.text); reason != "" {
		x.reportSection("4.5", CodeURI, s.href.span, "name the file that holds the other schema",
			"href %q %s", s.href.text, reason)
	}
}

// BadHref says why a reference from one schema to another cannot be followed, or
// returns "".
func BadHref(href string) string {
	if reason := badURI(href); reason != "" {
		return reason
	}
	if strings.Contains(href, "#") {
		return "has a fragment identifier"
	}
	if _, err := url.Parse(href); err != nil {
		return "is no URI reference"
	}
	return ""
}

// resolve resolves a URI reference against a base (RFC 2396 5.2) which may be relative
// itself, and then so is the result.
func resolve(base, ref string) string {
	b, berr := url.Parse(base)
	r, rerr := url.Parse(ref)
	switch {
	case base == "" || berr != nil || rerr != nil || r.IsAbs():
		return ref
	case b.IsAbs():
		return b.ResolveReference(r).String()
	case r.Host != "" || strings.HasPrefix(ref, "/"):
		return ref
	case ref == "":
		return base
	}
	folder := base[:strings.LastIndexByte(base, '/')+1]
	return folder + ref
}
