package encode_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/encode"
	"github.com/siglum/siglum/tei/source"
)

var yamlBlock = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// TestProfilesOfTheREADME checks the profile that the README begins, with the rules that it adds, and the one with
// signs of its own.
func TestProfilesOfTheREADME(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "### A profile of your own")
	section, _, _ = strings.Cut(section, "### All keys")
	blocks := yamlBlock.FindAllStringSubmatch(section, -1)
	if len(blocks) != 3 {
		t.Fatalf("%d blocks of YAML, want 3", len(blocks))
	}
	profiles := []string{blocks[0][1] + blocks[1][1], "profile: signs\nextends: documentary\n" + blocks[2][1]}
	for _, text := range profiles {
		if _, list := encode.CheckProfile(source.NewFile("readme.yaml", []byte(text))); len(list) > 0 {
			t.Errorf("%v\n%s", list, text)
		}
	}
}
