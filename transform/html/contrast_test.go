package html

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Colours of text have the contrast that WCAG 2.2, 1.4.3 asks for (AA: 4.5 to 1), on
// the page and on the card, in light, in dark and on paper.
func TestContrast(t *testing.T) {
	variables := regexp.MustCompile(`--([a-z0-9-]+):(#[0-9a-f]{3,6})`)
	themes := strings.Split(baseStyle, ":root{")[1:]
	if len(themes) != 3 {
		t.Fatalf("the style sheet has %d sets of colours, want light, dark and print", len(themes))
	}
	for i, theme := range themes {
		name := []string{"light", "dark", "print"}[i]
		theme, _, _ = strings.Cut(theme, "}")
		colours := map[string]string{}
		for _, m := range variables.FindAllStringSubmatch(theme, -1) {
			colours[m[1]] = m[2]
		}
		for _, text := range []string{"ink", "dim", "link", "ed", "hand-1", "hand-2", "hand-3", "hand-4", "hand-5", "hand-6"} {
			for _, ground := range []string{"paper", "card"} {
				if colours[text] == "" || colours[ground] == "" {
					t.Errorf("%s: no colour %s or %s", name, text, ground)
					continue
				}
				if ratio := contrast(colours[text], colours[ground]); ratio < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want 4.5", name, text, ground, ratio)
				}
			}
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(colour string) float64 {
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = hex[:1] + hex[:1] + hex[1:2] + hex[1:2] + hex[2:] + hex[2:]
	}
	n, _ := strconv.ParseUint(hex, 16, 32)
	channel := func(shift uint) float64 {
		c := float64(n>>shift&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}
