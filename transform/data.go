package transform

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed labels/*.yaml signs/*.yaml
var files embed.FS

// names returns the names of the data files in a folder.
func names(folder string) []string {
	found, _ := fs.Glob(files, folder+"/*.yaml")
	for i, name := range found {
		found[i] = strings.TrimSuffix(path.Base(name), ".yaml")
	}
	return found
}

// A cache keeps what was read from data files, which never change.
type cache[T any] struct {
	folder string
	read   func(name string, data []byte) (T, error)
	done   sync.Map
}

func (c *cache[T]) get(name string) (T, error) {
	if v, ok := c.done.Load(name); ok {
		return v.(T), nil
	}
	var none T
	if all := names(c.folder); !slices.Contains(all, name) {
		return none, fmt.Errorf("there are no %s %q: there are %s", c.folder, name, strings.Join(all, ", "))
	}
	data, err := files.ReadFile(c.folder + "/" + name + ".yaml")
	if err != nil {
		return none, err
	}
	v, err := c.read(name, data)
	if err != nil {
		return none, fmt.Errorf("%s %q: %w", c.folder, name, err)
	}
	c.done.Store(name, v)
	return v, nil
}

// readFlat reads nested mappings of strings, keys joined by dots.
func readFlat(data []byte) (map[string]string, error) {
	var nested map[string]any
	if err := yaml.Unmarshal(data, &nested); err != nil {
		return nil, err
	}
	flat := map[string]string{}
	return flat, flatten(flat, "", nested)
}

func flatten(flat map[string]string, prefix string, nested map[string]any) error {
	for key, value := range nested {
		switch value := value.(type) {
		case string:
			flat[prefix+key] = value
		case map[string]any:
			if err := flatten(flat, prefix+key+".", value); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s%s is no text", prefix, key)
		}
	}
	return nil
}
