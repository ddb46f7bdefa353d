package transform

import (
	"strings"

	"github.com/beevik/etree"
)

// langOf returns the language that an element states, "" if it states none or
// what it states is no language tag, and whether it is written from right to
// left.
func langOf(e *etree.Element) (tag string, rtl bool) {
	tag = e.SelectAttrValue("xml:lang", "")
	if !isLangTag(tag) {
		return "", false
	}
	return tag, rightToLeft(tag)
}

// isLangTag reports whether a tag has the form of BCP 47: subtags of one to eight
// letters and digits, of which the first is letters.
func isLangTag(tag string) bool {
	for i, sub := range strings.Split(tag, "-") {
		if len(sub) < 1 || len(sub) > 8 || i == 0 && len(sub) < 2 {
			return false
		}
		for _, c := range []byte(sub) {
			letter := c|0x20 >= 'a' && c|0x20 <= 'z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// The languages and scripts that are written from right to left.
var (
	rtlLanguages = set("ar arc ae ckb dv egy fa glk he hbo ks ku mzn nqo oar ota pal pnb ps sam sd syc syr ug ur xpr yi")
	rtlScripts   = set("adlm arab aran armi hebr mand nkoo phli phnx prti rohg samr sogd sogo syrc thaa yezi")
)

// rightToLeft decides by the script if the tag names one, else by the language.
func rightToLeft(tag string) bool {
	subtags := strings.Split(strings.ToLower(tag), "-")
	for _, sub := range subtags[1:] {
		if len(sub) == 4 {
			return rtlScripts[sub]
		}
	}
	return rtlLanguages[subtags[0]]
}

// surrounding returns the language of the text that an element stands in.
func surrounding(e *etree.Element) string {
	for outer := e.Parent(); outer != nil; outer = outer.Parent() {
		if lang, _ := langOf(outer); lang != "" {
			return lang
		}
	}
	return ""
}
