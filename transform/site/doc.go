// Package site makes a site of a collection of editions: a page of each, indexes by
// date, correspondents, place and title, registers of persons, places and
// organisations, a search, and what other programs read: CMIF, Atom, a sitemap.
//
// Make is all that others call. What it works on and does is in four files:
//
//	edition.go    what the site must know of an edition, read from its document
//	collection.go the editions in their order, and whom and what they name
//	make.go       pages, written only where they would differ
//	cache.go      what the next run must know to do only what is needed
//
// Their addresses are in address.go; each kind of page, and of index, has a file.
//
// The pages of a site work from disk, without a server. None but that of the search
// has a script, and that one is named by its hash in the Content-Security-Policy of
// its page; search.go says how its index is made.
//
// The same editions and options give the same bytes, whatever was in the folder
// before.
package site
