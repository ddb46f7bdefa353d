package samples_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestVSCode activates the extension for VS Code, with stand-ins for what VS Code
// provides: it must start the language server with the settings of the user, and stop
// it.
func TestVSCode(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	modules := t.TempDir()
	for name, text := range map[string]string{
		"vscode/index.js": `exports.workspace = { getConfiguration: section => ({ get: key => require(process.env.DEFAULTS)[section + '.' + key].default }) };`,
		"vscode-languageclient/node.js": `exports.LanguageClient = class {
  constructor(id, name, server, client) { this.told = [id, server.command, ...server.args, ...client.documentSelector.map(d => d.language)]; }
  start() { console.log(this.told.join(' ')); }
  stop() { console.log('stopped'); }
};`,
		"defaults.json": defaults(t),
	} {
		path := filepath.Join(modules, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(node, "-e", `const e = require('./vscode/extension.js'); e.activate(); e.deactivate();`)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules, "DEFAULTS="+filepath.Join(modules, "defaults.json"))
	out, err := cmd.CombinedOutput()
	if want := "siglum siglum lsp xml siglum\nstopped\n"; err != nil || string(out) != want {
		t.Errorf("%v: %s, want %s", err, out, want)
	}
}

// defaults returns the settings that the extension declares.
func defaults(t *testing.T) string {
	text, err := os.ReadFile("vscode/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Contributes struct {
			Configuration struct {
				Properties json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	return string(manifest.Contributes.Configuration.Properties)
}
