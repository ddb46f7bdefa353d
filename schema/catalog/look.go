package catalog

import "strings"

// A look is what is looked up: a URI, or an external identifier.
type look struct {
	uri            string
	public, system string
}

// in looks one catalogue file up (7.1.2, steps 2 to 7; 7.2.2, steps 2 to 5). It
// returns the address if found, else the catalogues that are to be asked instead.
func (l look) in(f file) (address string, delegates []string, found bool) {
	if l.uri != "" {
		return f.find(l.uri, uri, rewriteURI, uriSuffix, delegateURI)
	}
	if l.system != "" {
		address, delegates, found = f.find(l.system, system, rewriteSystem, systemSuffix, delegateSystem)
		if found || len(delegates) > 0 {
			return address, delegates, found
		}
	}
	if l.public != "" {
		return f.findPublic(l.public, l.system != "")
	}
	return "", nil, false
}

func (f file) find(name string, exact, rewrite, suffix, delegate kind) (string, []string, bool) {
	for _, e := range f.entries {
		if e.kind == exact && e.match == name {
			return e.target, nil, true
		}
	}
	if e, ok := f.longest(rewrite, func(e entry) bool { return strings.HasPrefix(name, e.match) }); ok {
		return e.target + name[len(e.match):], nil, true
	}
	if e, ok := f.longest(suffix, func(e entry) bool { return strings.HasSuffix(name, e.match) }); ok {
		return e.target, nil, true
	}
	return "", f.delegates(func(e entry) bool { return e.kind == delegate && strings.HasPrefix(name, e.match) }), false
}

// findPublic looks a public identifier up. Where there is a system identifier as
// well, only entries count for which prefer="public" is in force (section 4.1.1).
func (f file) findPublic(name string, hasSystem bool) (string, []string, bool) {
	counts := func(e entry) bool { return e.preferPublic || !hasSystem }
	for _, e := range f.entries {
		if e.kind == public && e.match == name && counts(e) {
			return e.target, nil, true
		}
	}
	return "", f.delegates(func(e entry) bool {
		return e.kind == delegatePublic && strings.HasPrefix(name, e.match) && counts(e)
	}), false
}

func (f file) longest(k kind, matches func(entry) bool) (longest entry, ok bool) {
	for _, e := range f.entries {
		if e.kind == k && matches(e) && (!ok || len(e.match) > len(longest.match)) {
			longest, ok = e, true
		}
	}
	return longest, ok
}

func (f file) delegates(matches func(entry) bool) []string {
	var entries []entry
	for _, e := range f.entries {
		if matches(e) {
			entries = append(entries, e)
		}
	}
	var names []string
	for _, e := range byLength(entries) {
		names = append(names, e.target)
	}
	return names
}
