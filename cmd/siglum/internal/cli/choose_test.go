package cli

import (
	"archive/zip"
	"bytes"
	"os"
	"testing"

	"github.com/siglum/siglum/tei/importer"
)

func TestIsDocument(t *testing.T) {
	const tei = `<TEI xmlns="http://www.tei-c.org/ns/1.0">`
	tests := []struct {
		why, name, text string
		want            bool
	}{
		{"TEI", "a.xml", tei, true},
		{"TEI under another name", "letter.ed", "<!-- licence -->\n" + tei, true},
		{"TEI in UTF-16", "a", "\xff\xfe<\x00T\x00 \x00x\x00m\x00l\x00n\x00s\x00=\x00'\x00u\x00'\x00>\x00", true},
		{"TEI whose namespace was forgotten", "a.xml", "<TEI>", true},
		{"an XML declaration is enough", "a.cmdi", "<?xml version='1.0'?>\n<CMD>", true},
		{"broken, but meant to be XML", "a.xml", "<TEI", true},
		{"empty, but meant to be XML", "a.XML", "", true},
		{"a transcription", "a.txt", "Dear Sir,", false},
		{"a transcription that begins with a tag", "a.txt", "<u>Dear</u> Sir,", false},
		{"nothing", "a", "", false},
		{"a page", "a.html", "<!DOCTYPE html>\n<html>", false},
		{"a page in XML", "a.xml", `<html xmlns="http://www.w3.org/1999/xhtml">`, false},
		{"a schema", "a.rng", `<?xml version="1.0"?><grammar xmlns="http://relaxng.org/ns/structure/1.0">`, false},
		{"a stylesheet", "a.xml", `<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform">`, false},
		{"a picture", "a.svg", `<svg xmlns="http://www.w3.org/2000/svg">`, false},
		{"a compact schema", "a.rnc", `default namespace = ""`, false},
		{"a photograph", "a.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF", false},
	}
	for _, tt := range tests {
		inFolder(t)
		if err := os.WriteFile(tt.name, []byte(tt.text), 0o666); err != nil {
			t.Fatal(err)
		}
		if got := isDocument(tt.name); got != tt.want {
			t.Errorf("%s: isDocument(%s) = %v", tt.why, tt.name, got)
		}
	}
}

// What is to be imported is told by its beginning; tags in a transcription are no sign of a page.
func TestToImport(t *testing.T) {
	var word bytes.Buffer
	archive := zip.NewWriter(&word)
	if _, err := archive.Create("[Content_Types].xml"); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text string
		want importer.Format
	}{
		{word.String(), importer.DOCX},
		{"PK, a firm in York", ""},
		{"\n<!doctype html><p>x", importer.HTML},
		{"\ufeff<HTML lang='en'>", importer.HTML},
		{"<s>Tuesday</s> Monday <p>", ""},
		{"<htmlish/>", ""},
		{"", ""},
	} {
		if got := toImport("letter", []byte(test.text)); got != test.want {
			t.Errorf("%.30q: %q, want %q", test.text, got, test.want)
		}
	}
}
