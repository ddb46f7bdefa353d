package site

import (
	"net/url"
	"strings"
)

// dir is the folder of a name with a slash behind it, "" of one in the root.
func dir(name string) string { return name[:strings.LastIndexByte(name, '/')+1] }

// root is the way from a page to the root of the site.
func root(page string) string { return strings.Repeat("../", strings.Count(page, "/")) }

// address is a path as a part of an address.
func address(name string) string { return (&url.URL{Path: name}).String() }

// within is a place in a page as a part of an address.
func within(page, id string) string {
	if id == "" {
		return address(page)
	}
	return (&url.URL{Path: page, Fragment: id}).String()
}

// fragment is an id as a part of an address.
func fragment(id string) string { return (&url.URL{Fragment: id}).EscapedFragment() }
