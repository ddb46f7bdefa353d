package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// The style sheet of editions, and what a page of its own needs besides.
var (
	//go:embed style.css
	baseStyle string
	//go:embed page.css
	pageStyle string
)

// StyleSheet returns the style sheet that pages of editions share, for other pages
// of a collection.
func StyleSheet() string { return baseStyle + pageStyle }

// styleSheet is the style sheet of a page: the common one, the rules of the views,
// those that this page needs, and what the user adds.
func (p *page) styleSheet() string {
	css := "\n" + baseStyle + viewRules() + p.columnRules() + p.rules.String()
	if p.embeds() {
		css = scope(css)
	} else {
		css += pageStyle + runningHead(p.title())
	}
	if p.o.CSS != "" {
		css += noEnd(p.o.CSS) + "\n"
	}
	return css
}

// longestHead is how many characters of a title stand at the head of each printed page.
const longestHead = 90

// runningHead puts the title at the head of each printed page but the first (CSS Paged
// Media 3, 4.2). What could end the string of CSS is written by its code point.
func runningHead(title string) string {
	var head strings.Builder
	for i, r := range []rune(strings.Join(strings.Fields(title), " ")) {
		switch {
		case i == longestHead:
			head.WriteString("…")
		case i > longestHead:
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ':
			head.WriteRune(r)
		default:
			fmt.Fprintf(&head, `\%x `, r)
		}
	}
	return "@page{@top-center{content:\"" + head.String() + "\"}}\n@page :first{@top-center{content:\"\"}}\n"
}

// noEnd keeps a style sheet from ending its element: inside a string or a comment
// of CSS the escape means the same.
func noEnd(css string) string { return strings.ReplaceAll(css, "</", `<\/`) }

// policy is the Content-Security-Policy of a page: nothing but its own style and the
// images in it, beside it, or on servers that the user allows.
func (p *page) policy(css string) string {
	sum := sha256.Sum256([]byte(css))
	images := "data:"
	if p.copies {
		images += " 'self'"
	}
	for _, origin := range slices.Sorted(maps.Keys(p.origins)) {
		images += " " + origin
	}
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src " + images + "; base-uri 'none'; form-action 'none'"
}
