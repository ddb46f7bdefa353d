package cli

import (
	"os"
	"strings"
)

// userLanguage returns the language of the user, as the environment states it: "fr" for
// fr_CH.UTF-8; "" if it states none.
func userLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			tag, _, _ := strings.Cut(value, ".")
			if tag == "C" || tag == "POSIX" {
				return ""
			}
			return strings.ReplaceAll(tag, "_", "-")
		}
	}
	return ""
}
