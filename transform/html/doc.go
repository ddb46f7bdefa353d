// Package html writes editions as pages: one file of HTML that needs no script,
// no font and no other file, and holds the reading, the diplomatic and the
// critical view at once, and the witnesses side by side where there are several.
//
// [Write] builds the reading model of package transform and writes it by a table
// keyed by the kind of node (kinds.go). What a view does not show has a class
// that says so (views.go) and, in the views that are not shown first, the
// attribute hidden, so that a program without style sheets shows the first view.
// Which view is shown, the reader chooses with radio buttons and the style sheet
// alone.
//
// A page is inert. Its Content-Security-Policy allows its own style sheet, by
// hash, and images within the page, and nothing else; addresses of links are
// those that transform.SafeTarget lets pass; all text is escaped.
package html
