package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// versionText is what --version shows: what a report of a mistake must say.
func (c *call) versionText() string {
	libxml2 := "no (XML Schema is checked by helium)"
	if setting("-tags", "libxml2") && setting("CGO_ENABLED", "1") {
		libxml2 = "yes"
	}
	return fmt.Sprintf("siglum %s\n%s %s/%s\nlibxml2: %s\n",
		c.versionLine(), runtime.Version(), runtime.GOOS, runtime.GOARCH, libxml2)
}

// versionLine returns the version that the linker was told, else the one that the
// go command recorded, with the commit where the version does not name it.
func (c *call) versionLine() string {
	if c.version != "" {
		return c.version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(unknown version)"
	}
	return info.Main.Version
}

// setting reports whether a build setting holds a value among those it lists.
func setting(key, value string) bool {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return false
	}
	for _, s := range info.Settings {
		if s.Key == key {
			for _, v := range strings.Split(s.Value, ",") {
				if v == value {
					return true
				}
			}
		}
	}
	return false
}
