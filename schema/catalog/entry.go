package catalog

// A kind is the kind of an entry, by its element's name (section 6.5).
type kind string

const (
	public         kind = "public"
	system         kind = "system"
	rewriteSystem  kind = "rewriteSystem"
	systemSuffix   kind = "systemSuffix"
	delegatePublic kind = "delegatePublic"
	delegateSystem kind = "delegateSystem"
	uri            kind = "uri"
	rewriteURI     kind = "rewriteURI"
	uriSuffix      kind = "uriSuffix"
	delegateURI    kind = "delegateURI"
	nextCatalog    kind = "nextCatalog"
)

// attributes names, for each kind of entry, the attribute that is matched and the
// one that says where to go.
var attributes = map[kind]struct{ match, target string }{
	public:         {"publicId", "uri"},
	system:         {"systemId", "uri"},
	rewriteSystem:  {"systemIdStartString", "rewritePrefix"},
	systemSuffix:   {"systemIdSuffix", "uri"},
	delegatePublic: {"publicIdStartString", "catalog"},
	delegateSystem: {"systemIdStartString", "catalog"},
	uri:            {"name", "uri"},
	rewriteURI:     {"uriStartString", "rewritePrefix"},
	uriSuffix:      {"uriSuffix", "uri"},
	delegateURI:    {"uriStartString", "catalog"},
	nextCatalog:    {"", "catalog"},
}

// An entry is one line of a catalogue.
type entry struct {
	kind         kind
	match        string // a name, the beginning of names, or the end of names
	target       string // resolved against the catalogue's base
	preferPublic bool   // prefer="public" was in force
}

// A file is one catalogue entry file.
type file struct {
	entries []entry
}
