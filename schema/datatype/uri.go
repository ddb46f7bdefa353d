package datatype

import (
	"net/netip"
	"strings"
)

// anyURI is a URI reference (RFC 2396 and 2732) after all that a URI cannot hold
// was escaped: spaces, other scripts and <>"{}|\^` pass (XML Schema 2, 3.2.17). The
// reading is that of Java's java.net.URI, on which other validators rest, with its
// departures from the RFC: an empty authority may precede a path.

func checkURI(s string, _ Context) *Error {
	const example = "https://example.org/a#b"
	if reason := uriReason(s); reason != "" {
		return errorf(example, "%s is no URI: %s", quote(s), reason)
	}
	return nil
}

// uriReason returns what is wrong with a URI reference, or "".
func uriReason(s string) string {
	if reason := percentReason(s); reason != "" {
		return reason
	}
	s, fragment, hasFragment := strings.Cut(s, "#")
	if strings.Contains(fragment, "#") {
		return "it has more than one #"
	}
	colon := strings.IndexByte(s, ':')
	if i := strings.IndexAny(s, "/?"); colon < 0 || i >= 0 && i < colon {
		return hierarchyReason(s, hasFragment)
	}
	scheme, rest := s[:colon], s[colon+1:]
	if reason := schemeReason(scheme); reason != "" {
		return reason
	}
	if rest == "" {
		return "nothing follows " + scheme + ":"
	}
	if rest[0] == '/' {
		return hierarchyReason(rest, hasFragment)
	}
	return ""
}

func percentReason(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			return "% is followed by two hexadecimal digits, and stands for itself as %25"
		}
	}
	return ""
}

func isHex(b byte) bool {
	return isDigit(b) || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F'
}

// schemeReason checks what stands before the first colon.
func schemeReason(scheme string) string {
	if scheme == "" {
		return "nothing stands before the colon"
	}
	for i := 0; i < len(scheme); i++ {
		b := scheme[i] | 0x20
		if 'a' <= b && b <= 'z' || i > 0 && (isDigit(scheme[i]) || strings.IndexByte("+-.", scheme[i]) >= 0) {
			continue
		}
		return quote(scheme) + " before the colon is no scheme such as https; if it is part of a name, write %3A for the colon"
	}
	return ""
}

// hierarchyReason checks authority and path; a query may hold anything. An
// authority may be empty if something follows, be it a fragment.
func hierarchyReason(s string, more bool) string {
	s, _, hasQuery := strings.Cut(s, "?")
	path := s
	if rest, ok := strings.CutPrefix(s, "//"); ok {
		authority, after, slash := strings.Cut(rest, "/")
		if authority == "" && !slash && !hasQuery && !more {
			return "nothing follows //"
		}
		if reason := authorityReason(authority); reason != "" {
			return reason
		}
		path = after
	}
	if strings.ContainsAny(path, "[]") {
		return "the path holds a square bracket, which is written %5B or %5D"
	}
	return ""
}

// authorityReason checks brackets: an IPv6 address stands in them, and a port may
// follow.
func authorityReason(authority string) string {
	if !strings.ContainsAny(authority, "[]") {
		return ""
	}
	const reason = "square brackets in the host hold an IPv6 address: http://[2001:db8::1]/"
	host := authority[strings.LastIndexByte(authority, '@')+1:]
	address, port, closed := strings.Cut(strings.TrimPrefix(host, "["), "]")
	if !closed || !strings.HasPrefix(host, "[") {
		return reason
	}
	if ip, err := netip.ParseAddr(address); err != nil || !ip.Is6() {
		return reason
	}
	if port != "" && (port[0] != ':' || digits(port[1:]) != len(port)-1) {
		return reason
	}
	return ""
}
