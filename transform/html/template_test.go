package html

import (
	"strings"
	"testing"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/internal/corpus"
)

const house = `<!DOCTYPE html>
<html lang="{{lang}}"><head><title>{{title}} – House</title>
{{metadata}}{{style}}<script>run()</script></head>
<body><nav>House</nav>{{ edition }}</body></html>
`

// A page of a project's own holds the edition where its placeholders are.
func TestTemplate(t *testing.T) {
	template, list := ReadTemplate(source.NewFile("house.html", []byte(house)))
	if len(list) > 0 {
		t.Fatal(list)
	}
	d := corpus.Load(t, "a.xml", strings.Replace(body(`<p>a <del>b</del></p>`), "<title>T", "<title>T &lt;script>", 1))
	page := pageOf(t, d, Options{Template: template, Lang: "de"})
	for _, want := range []string{`<html lang="de"><head><title>T &lt;script&gt; – House</title>`, `<meta name="DC.title" content="T &lt;script&gt;">`,
		"<style>.siglum{", "<script>run()</script>", `<nav>House</nav><div class="siglum" lang="de" itemscope`, "<h2 class=\"title\" itemprop=\"name\">T &lt;script&gt;</h2>", "</div>\n</body></html>\n"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s in\n%s", want, page)
		}
	}
	if strings.Contains(page, "{{") || strings.Contains(page, ":root") {
		t.Error("the page has a placeholder, or rules for what is around the edition")
	}
}

func TestTemplateWithMistakes(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"<p>a</p>\n", "t.html:1:1: error: the template has no place for the edition [template]"},
		{"<p>\n {{edition}} {{edtion}}</p>", "t.html:2:14: error: there is no placeholder {{edtion}} [template]"},
		{"{{edition}}<script>var x = '{{title}}'</script>", "t.html:1:29: error: {{title}} stands in <script>, where words of an edition could do harm [template]"},
		{`{{edition}}<a href="{{title}}">x</a>`, "t.html:1:21: error: {{title}} cannot stand here [template]"},
		{`{{edition}}<a title={{title}}>x</a>`, "t.html:1:21: error: {{title}} cannot stand here [template]"},
		{`<p title="{{edition}}">x</p>`, "t.html:1:11: error: {{edition}} cannot stand here [template]"},
		{"{{edition}} {{edition}}", "t.html:1:13: error: {{edition}} stands twice [template]"},
		{"{{edition}}<title>{{style}}</title>", "t.html:1:19: error: {{style}} holds elements, which <title> cannot [template]"},
		{"{{edition}} {{title", "t.html:1:13: error: {{ is not closed by }} where it stands [template]"},
		{"{{edition}}<!-- {{title}} -->", "t.html:1:17: error: {{title}} stands in a comment [template]"},
	} {
		template, list := ReadTemplate(source.NewFile("t.html", []byte(test.text)))
		if got := list.Error(); template != nil || !strings.HasPrefix(got, test.want) || len(list) > 1 {
			t.Errorf("%s\n%s, want\n%s", test.text, got, test.want)
		}
	}
}

// A fragment stands in another page, and leaves alone what is around it.
func TestFragment(t *testing.T) {
	fragment := pageOf(t, corpus.Load(t, "a.xml", body(`<head>A</head><p>a <del>b</del></p>`)), Options{Fragment: true, CSS: "p{color:#333}"})
	if !strings.HasPrefix(fragment, "<style>.siglum{\n") || !strings.HasSuffix(fragment, "</div>\n") {
		t.Errorf("the fragment begins %.60s", fragment)
	}
	for _, no := range []string{"<html", "<head>", "<body", "<main", "<h1", ":root", "\nbody{", "@page", "Content-Security-Policy", "<h2>A"} {
		if strings.Contains(fragment, no) {
			t.Errorf("the fragment has %s", no)
		}
	}
	checkInert(t, fragment)
}
