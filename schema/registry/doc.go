// Package registry keeps schemas under names of the user's choice, so that a
// project says "-s tei_all" and means the same bytes on every day and machine.
//
// A [Registry] is a folder. Each [Entry] in it holds the files of one schema, a
// checksum of each, and where they came from. [Fetcher] brings a schema and what it
// includes from a folder or, within limits of size and time, from the web; nothing
// else in Siglum uses the network.
package registry
