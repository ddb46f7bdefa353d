package notation

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/siglum/siglum/tei/source"
)

//go:embed profiles
var profiles embed.FS

// Default is the name of the profile that is used where none is named.
const Default = "documentary"

var builtin sync.Map // name → *Profile

// Builtin returns a built-in profile. The error says which there are if there is
// none of that name.
func Builtin(name string) (*Profile, error) {
	if p, ok := builtin.Load(name); ok {
		return p.(*Profile), nil
	}
	f, err := BuiltinFile(name)
	if err != nil {
		return nil, err
	}
	p, err := readyProfile(f)
	if err != nil { // the YAML was changed since
		p, err = parseProfile(f)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the built-in profile: %w", err)
	}
	p, list := p.complete(f, true)
	if err := list.Err(); err != nil {
		return nil, fmt.Errorf("reading the built-in profile: %w", err)
	}
	builtin.Store(name, p)
	return p, nil
}

// BuiltinFile returns the YAML file of a built-in profile.
func BuiltinFile(name string) (*source.File, error) {
	text, err := fs.ReadFile(profiles, path.Join("profiles", name+".yaml"))
	if err != nil {
		return nil, fmt.Errorf("there is no profile %q; the built-in profiles are: %s", name, strings.Join(Names(), ", "))
	}
	return source.NewFile(name+".yaml", text), nil
}

// Names returns the names of the built-in profiles, in alphabetical order.
func Names() []string {
	entries, _ := fs.ReadDir(profiles, "profiles")
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok {
			names = append(names, name)
		}
	}
	return names
}
