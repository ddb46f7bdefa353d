package html

import (
	"strings"
	"testing"
)

// The title at the head of printed pages cannot end its string, nor the style sheet.
func TestRunningHead(t *testing.T) {
	for title, want := range map[string]string{
		"Letters, 1883":          `Letters\2c  1883`,
		"a\"}</style>\\ b":       `a\22 \7d \3c \2f style\3e \5c  b`,
		"Über\n den Weg":         "Über den Weg",
		strings.Repeat("x", 200): strings.Repeat("x", 90) + "…",
	} {
		if got := runningHead(title); !strings.HasPrefix(got, `@page{@top-center{content:"`+want+`"}}`) {
			t.Errorf("%q: %s, want %s", title, got, want)
		}
	}
}
