// Package catalog reads OASIS XML Catalogs (version 1.1, 7 October 2005): lists
// that say where the schemas and DTDs lie that documents name by public addresses.
//
// [Load] reads catalogue files and those that they refer to, when they are needed.
// [Catalog.URI] and [Catalog.External] look a name up, as section 7 of the standard
// says. The package opens files through a function of the caller's, and nothing
// else: it never uses the network.
package catalog
