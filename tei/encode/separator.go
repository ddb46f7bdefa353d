package encode

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei/expression"
)

// The names by which @rend calls the signs of a line between parts of the text.
var ruleSigns = map[string]string{
	"*": "asterisks", "=": "equals-signs", "_": "underscores", "~": "tildes", "-": "hyphens", "–": "en-dashes", "—": "em-dashes",
}

// canonicalRule is the line between parts of the text that @rend names without a number.
const canonicalRule = "***"

// separatorRend says of what a line between parts of the text consists: asterisks for ***, else
// the sign with how often it stands there, and that blanks stand between.
func separatorRend(line string) string {
	sign := string([]rune(line)[:1])
	name := ruleSigns[sign]
	if line == canonicalRule || name == "" {
		return ruleSigns["*"]
	}
	rend := fmt.Sprintf("%s(%d)", name, strings.Count(line, sign))
	if strings.Contains(line, " ") {
		rend += " spaced"
	}
	return rend
}

var ruleToken = expression.Lazy(`([a-z-]+)\((\d{1,3})\)`)

// separatorLine makes the line that @rend describes.
func separatorLine(e *etree.Element) string {
	for _, m := range ruleToken().FindAllStringSubmatch(e.SelectAttrValue("rend", ""), -1) {
		for sign, name := range ruleSigns {
			if name != m[1] {
				continue
			}
			n, _ := strconv.Atoi(m[2]) // the expression allows digits only
			line := strings.Repeat(sign+" ", n)
			if hasToken(e, "spaced") {
				return strings.TrimSuffix(line, " ")
			}
			return strings.ReplaceAll(line, " ", "")
		}
	}
	return canonicalRule
}
