package transform

import (
	"maps"
	"strings"

	"github.com/goccy/go-yaml"
)

// A sign is what a set of signs puts around or for a phenomenon.
type sign struct {
	Open, Close string // around the text; {name} is a word of the labels
	Each        string // after each grapheme of the text
	Words       bool   // the loss is said in words, between Open and Close
	Count       bool   // the number of characters stands between Open and Close
	Repeat      string // once for each character lost
	About       string // before an uncertain number
	Unknown     string // for an extent that is not stated
	Means       string // what the legend says; "" is the meaning that the labels have
}

// SignSet is a named set of signs.
type SignSet map[string]sign

var signSets = cache[SignSet]{folder: "signs", read: func(name string, data []byte) (SignSet, error) {
	var set SignSet
	err := yaml.UnmarshalWithOptions(data, &set, yaml.Strict())
	return set, err
}}

const documentary = "documentary"

// loadSigns returns a set of signs by its name; "" is documentary. What a set does
// not say is as in documentary.
func loadSigns(name string) (SignSet, error) {
	base, err := signSets.get(documentary)
	if err != nil || name == "" || name == documentary {
		return base, err
	}
	own, err := signSets.get(name)
	whole := maps.Clone(base)
	maps.Copy(whole, own)
	return whole, err
}

// SignSets returns the names of the sets of signs.
func SignSets() []string { return names("signs") }

// find returns the sign of a key, or of what is left of it when its last parts
// are taken off: a set without supplied.low uses supplied.
func (s SignSet) find(key string) sign {
	for {
		if found, ok := s[key]; ok {
			return found
		}
		dot := strings.LastIndexByte(key, '.')
		if dot < 0 {
			return sign{}
		}
		key = key[:dot]
	}
}
