// Package authority reads lists of persons and places, and finds their names in texts.
//
// A list is a table that an archive keeps, or takes from an authority file: names, variants
// of them, and addresses in VIAF, GND, Wikidata. [Read] reads one; [List.Find] finds
// the names in a text, word for word, never by what a name looks like. A name that two persons of the list
// have is found as that of both: whom it means is for an editor to say.
package authority
