package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// run does a command line, and returns its exit code and what it said.
func runLine(line string) (code int, said string) {
	var out bytes.Buffer
	c := newCall(strings.Fields(line)[1:], Streams{In: strings.NewReader(""), Out: &out, Err: &out}, "v1.2.3")
	return c.run(), out.String()
}

// All YAML of a new project can be read, and all commands that it names work in it: of
// its README, of its workflow, and of the hooks that it uses.
func TestNewProjectWorks(t *testing.T) {
	hooks := readHooks(t)
	t.Chdir(t.TempDir())
	if code, said := runLine("siglum new project -o ."); code != 0 || said != "" {
		t.Fatalf("exit code %d: %s", code, said)
	}
	var commands []string
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, found := range regexp.MustCompile(`(?m)^\$ (siglum .*?)(?: +#.*)?$`).FindAllStringSubmatch(string(readme), -1) {
		commands = append(commands, found[1])
	}
	commands = append(commands, workflowCommands(t)...)
	for _, id := range usedHooks(t) {
		entry, ok := hooks[id]
		if !ok {
			t.Errorf("there is no hook %s: .pre-commit-hooks.yaml has %v", id, hooks)
		}
		file := map[bool]string{true: "transcriptions/0001.txt", false: "editions/0001.xml"}[id == "siglum-transcriptions"]
		commands = append(commands, entry+" "+file)
	}
	if len(commands) != 10 {
		t.Errorf("there are %d commands, want 10: %q", len(commands), commands)
	}
	for _, command := range commands {
		if code, said := runLine(command); code != 0 {
			t.Errorf("%s: exit code %d: %s", command, code, said)
		}
	}
}

// readHooks returns the commands of the hooks by their ids.
func readHooks(t *testing.T) map[string]string {
	t.Helper()
	var list []struct {
		ID, Name, Description, Entry, Language, Files string
		Types                                         []string
	}
	readYAML(t, filepath.Join("..", "..", "..", "..", ".pre-commit-hooks.yaml"), &list)
	entries := map[string]string{}
	for _, hook := range list {
		if hook.Language != "golang" || hook.Name == "" || hook.Description == "" || !strings.HasPrefix(hook.Entry, "siglum ") || len(hook.Types) != 1 {
			t.Errorf("the hook %+v is not whole", hook)
		}
		entries[hook.ID] = hook.Entry
	}
	return entries
}

func usedHooks(t *testing.T) []string {
	t.Helper()
	var config struct {
		Repos []struct {
			Repo, Rev string
			Hooks     []struct{ ID, Files string }
		}
	}
	readYAML(t, ".pre-commit-config.yaml", &config)
	if len(config.Repos) != 1 || config.Repos[0].Rev != "v1.2.3" {
		t.Fatalf("the configuration is %+v", config)
	}
	var ids []string
	for _, hook := range config.Repos[0].Hooks {
		if _, err := regexp.Compile(hook.Files); err != nil {
			t.Error(err)
		}
		ids = append(ids, hook.ID)
	}
	return ids
}

func workflowCommands(t *testing.T) []string {
	t.Helper()
	var workflow struct {
		Name        string
		On          []string
		Permissions map[string]string
		Jobs        map[string]struct {
			RunsOn string `yaml:"runs-on"`
			Steps  []struct{ Run, Uses string }
		}
	}
	readYAML(t, ".github/workflows/edition.yml", &workflow)
	var commands []string
	for _, step := range workflow.Jobs["check"].Steps {
		if strings.HasPrefix(step.Run, "siglum ") {
			commands = append(commands, step.Run)
		}
	}
	if !slices.ContainsFunc(workflow.Jobs["check"].Steps, func(s struct{ Run, Uses string }) bool {
		return s.Run == "go install github.com/siglum/siglum/cmd/siglum@v1.2.3"
	}) {
		t.Error("the workflow does not install this version")
	}
	return commands
}

func readYAML(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
