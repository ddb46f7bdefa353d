package encode

import (
	"strings"
)

var (
	webAddress      = expression(`https?://[^\s<>]*[^\s<>.,;:)]`)
	creativeCommons = expression(`(?i)\bCC[ -](BY(?:[ -](?:NC|ND|SA)){0,2})[ -](\d\.\d)\b`)
	publicDomain    = expression(`(?i)\bCC ?0\b`)
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
