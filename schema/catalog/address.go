package catalog

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"
)

// Resolve returns the address that a reference stands for in a file: base is the
// path or URI of the file, ref a URI reference written in it. Addresses of files
// are returned as slash-separated paths, others as URIs.
func Resolve(base, ref string) string {
	if scheme(ref) != "" {
		return fromFileURI(ref)
	}
	if scheme(base) != "" {
		return resolveURI(base, ref)
	}
	name := unescape(ref)
	if path.IsAbs(name) || isDrive(name) {
		return name
	}
	address := path.Join(path.Dir(filepath.ToSlash(base)), name)
	if strings.HasSuffix(name, "/") {
		address += "/" // a folder, to which more will be resolved or added
	}
	return address
}

func resolveURI(base, ref string) string {
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	r, err := url.Parse(ref)
	if err != nil {
		return ref
	}
	return b.ResolveReference(r).String()
}

// IsRemote reports whether an address is a URI, and not the path of a file.
func IsRemote(address string) bool { return scheme(address) != "" }

// scheme returns the scheme of a URI, "" if there is none. One letter is the drive
// of a path.
func scheme(address string) string {
	s, _, ok := strings.Cut(address, ":")
	if !ok || len(s) < 2 || strings.ContainsFunc(s, notInScheme) {
		return ""
	}
	return strings.ToLower(s)
}

func notInScheme(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '+' || r == '-' || r == '.')
}

// fromFileURI returns the path in a file URI (RFC 8089); other URIs as they are.
func fromFileURI(address string) string {
	if scheme(address) != "file" {
		return address
	}
	rest := address[len("file:"):]
	if after, ok := strings.CutPrefix(rest, "//"); ok {
		if i := strings.IndexByte(after, '/'); i >= 0 && (i == 0 || after[:i] == "localhost") {
			rest = after[i:]
		}
	}
	name := unescape(rest)
	if drive := strings.TrimPrefix(name, "/"); isDrive(drive) {
		return drive
	}
	return name
}

func isDrive(name string) bool {
	return len(name) >= 2 && name[1] == ':' && (name[0]|0x20) >= 'a' && (name[0]|0x20) <= 'z'
}

// unescape decodes %XX; a name that is no proper URI is taken as it is.
func unescape(ref string) string {
	if name, err := url.PathUnescape(ref); err == nil {
		return name
	}
	return ref
}
