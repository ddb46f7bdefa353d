package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/siglum/siglum/tei/diag"
)

// didYouMean asks whether the nearest candidate was meant, or the one that begins
// with the name; or returns "".
func didYouMean(name string, candidates []string) string {
	if near := cmp.Or(diag.Nearest(name, slices.Values(candidates)), begun(name, candidates)); near != "" {
		return fmt.Sprintf("Did you mean %s?", near)
	}
	return ""
}

// begun returns the only candidate that begins with a name, or "".
func begun(name string, candidates []string) string {
	var only string
	for _, c := range candidates {
		switch {
		case name == "" || !strings.HasPrefix(c, name):
		case only != "":
			return ""
		default:
			only = c
		}
	}
	return only
}

// missingHelp says what to do about a file that is not there.
func missingHelp(path string) string {
	dir := filepath.Dir(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Sprintf("There is no folder %s either: check the path.", dir)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if near := cmp.Or(nearestFile(filepath.Base(path), names), longer(filepath.Base(path), names)); near != "" {
		return fmt.Sprintf("Did you mean %s?", filepath.Join(dir, near))
	}
	return "Check the spelling, or go to the folder that holds the file."
}

// nearestFile returns the file most like a name, or "". Where extensions are the
// same they do not make names alike.
func nearestFile(name string, files []string) string {
	ext := filepath.Ext(name)
	var stems []string
	for _, f := range files {
		if stem, ok := strings.CutSuffix(f, ext); ok {
			stems = append(stems, stem)
		}
	}
	if near := diag.Nearest(strings.TrimSuffix(name, ext), slices.Values(stems)); near != "" {
		return near + ext
	}
	return diag.Nearest(name, func(yield func(string) bool) {
		for _, f := range files {
			if filepath.Ext(f) != ext && !yield(f) {
				return
			}
		}
	})
}

// longer returns the candidate that goes on where a file's name ends, before the
// same extension, as "tei_all-4.9.0.rng" does for "tei_all.rng"; or "".
func longer(name string, candidates []string) string {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for _, c := range candidates {
		if len(stem) > 2 && strings.HasPrefix(c, stem) && filepath.Ext(c) == ext {
			return c
		}
	}
	return ""
}
