package encode

import (
	"strings"

	"github.com/siglum/siglum/tei/expression"
)

var (
	webAddress      = expression.Lazy(`https?://[^\s<>]*[^\s<>.,;:)]`)
	creativeCommons = expression.Lazy(`(?i)\bCC[ -](BY(?:[ -](?:NC|ND|SA)){0,2})[ -](\d\.\d)\b`)
	publicDomain    = expression.Lazy(`(?i)\bCC ?0\b`)
)

// licenceAddress returns the address of a licence: the one it states, or that of the
// Creative Commons licence that it names, which has but one; "" if it names none.
func licenceAddress(words string) string {
	if url := webAddress().FindString(words); url != "" {
		return url
	}
	if m := creativeCommons().FindStringSubmatch(words); m != nil {
		terms := strings.ReplaceAll(strings.ToLower(m[1]), " ", "-")
		return "https://creativecommons.org/licenses/" + terms + "/" + m[2] + "/"
	}
	if publicDomain().MatchString(words) {
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	}
	return ""
}
