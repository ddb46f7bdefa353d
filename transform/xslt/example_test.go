package xslt_test

import (
	"context"
	"fmt"
	"os"

	"github.com/siglum/siglum/tei/source"
	"github.com/siglum/siglum/transform/xslt"
)

// A stylesheet of one's own, with a parameter.
func ExampleLoad() {
	sheet, list := xslt.Load(context.Background(), source.NewFile("names.xsl", []byte(`<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/><xsl:param name="sep"/>
  <xsl:template match="/"><xsl:value-of select="//name" separator="{$sep}"/></xsl:template>
</xsl:stylesheet>`)), xslt.LoadOptions{})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	f := source.NewFile("a.xml", []byte("<p><name>Anna</name> and <name>Bob</name></p>"))
	result, list := sheet.Transform(context.Background(), f, xslt.Options{Parameters: map[string]string{"sep": "; "}})
	if list.HasErrors() {
		fmt.Fprintln(os.Stderr, list)
		return
	}
	fmt.Printf("%s\n", result.Output)
	// Output: Anna; Bob
}
