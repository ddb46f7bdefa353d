package html

import (
	"regexp"

	"github.com/siglum/siglum/tei/expression"
)

// The addresses of the IIIF Image API (3.0, 2 and 5): of an image as a whole, and of a
// version of it.
var (
	iiifInfo    = expression.Lazy(`^(.+)/info\.json$`)
	iiifRequest = expression.Lazy(`^(https?://.+)/(?:full|square|(?:pct:)?[\d.]+,[\d.]+,[\d.]+,[\d.]+)/[^/]+/!?\d+/(?:default|native|color|gray|bitonal)\.\w+$`)
)

// iiifService returns the address of the image that an address of the Image API is
// about, "" if it is none.
func iiifService(target string) string {
	for _, form := range []*regexp.Regexp{iiifInfo(), iiifRequest()} {
		if found := form.FindStringSubmatch(target); found != nil {
			return found[1]
		}
	}
	return ""
}

// sized returns an address of an image that is as large as a page shows it.
func sized(target string) string {
	if service := iiifService(target); service != "" {
		return service + "/full/!1400,2000/0/default.jpg"
	}
	return target
}

// original returns an address that shows all of an image.
func original(target string) string {
	if found := iiifInfo().FindStringSubmatch(target); found != nil {
		return found[1] + "/full/max/0/default.jpg"
	}
	return target
}
