<?xml version="1.0" encoding="UTF-8"?>
<!-- A reading version of a TEI edition by XSLT 1.0, of work comparable to "siglum render": one page of HTML that
     has several views, notes and an apparatus at the end, a card, a table of contents and a legend. It is what
     BenchmarkRenderPeers gives to processors of XSLT, and no part of Siglum. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="t">
  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:strip-space elements="t:TEI t:text t:body t:front t:back t:div t:lg t:list t:table t:row t:sp t:opener t:closer t:app t:choice t:subst t:figure t:listBibl t:listPerson"/>
  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <xsl:template match="/">
    <html lang="en">
      <head>
        <meta charset="utf-8"/>
        <title><xsl:value-of select="//t:titleStmt/t:title[1]"/></title>
        <xsl:for-each select="//t:titleStmt/t:author"><meta name="DC.creator" content="{normalize-space()}"/></xsl:for-each>
        <style>body{max-width:40rem;margin:auto;font:17px/1.6 serif}.source{display:none}.n{float:right;color:#666}</style>
      </head>
      <body>
        <h1><xsl:value-of select="//t:titleStmt/t:title[1]"/></h1>
        <xsl:apply-templates select="//t:teiHeader[1]" mode="card"/>
        <xsl:if test="count(//t:div/t:head) &gt; 2">
          <ol class="toc">
            <xsl:for-each select="//t:text//t:div/t:head">
              <li><a href="#{generate-id()}"><xsl:value-of select="normalize-space()"/></a></li>
            </xsl:for-each>
          </ol>
        </xsl:if>
        <main><xsl:apply-templates select="*/t:text | */t:TEI/t:text | */t:sourceDoc | */t:standOff"/></main>
        <xsl:if test="//t:text//t:note">
          <section class="notes"><h2>Notes</h2><ol>
            <xsl:for-each select="//t:text//t:note">
              <li id="n{generate-id()}"><xsl:apply-templates/><a href="#r{generate-id()}">↩</a></li>
            </xsl:for-each>
          </ol></section>
        </xsl:if>
        <xsl:if test="//t:text//t:app">
          <section class="apparatus"><h2>Apparatus</h2><ol>
            <xsl:for-each select="//t:text//t:app">
              <li id="a{generate-id()}">
                <xsl:if test="ancestor::t:l/@n"><b><xsl:value-of select="ancestor::t:l[1]/@n"/></b></xsl:if>
                <xsl:apply-templates select="t:lem" mode="plain"/>] <xsl:value-of select="translate(t:lem/@wit, '#', '')"/>
                <xsl:for-each select="t:rdg | t:rdgGrp/t:rdg">
                  <xsl:text>; </xsl:text>
                  <xsl:choose><xsl:when test="node()"><xsl:apply-templates/></xsl:when><xsl:otherwise><i>om.</i></xsl:otherwise></xsl:choose>
                  <xsl:text> </xsl:text><xsl:value-of select="translate(@wit, '#', '')"/>
                </xsl:for-each>
              </li>
            </xsl:for-each>
          </ol></section>
        </xsl:if>
        <section class="legend"><h2>Signs</h2><dl>
          <xsl:if test="//t:text//t:add"><dt>\abc/</dt><dd>added</dd></xsl:if>
          <xsl:if test="//t:text//t:del"><dt>⟦abc⟧</dt><dd>deleted</dd></xsl:if>
          <xsl:if test="//t:text//t:unclear"><dt>abc[?]</dt><dd>doubtful</dd></xsl:if>
          <xsl:if test="//t:text//t:supplied"><dt>[abc]</dt><dd>supplied</dd></xsl:if>
        </dl></section>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="t:teiHeader" mode="card">
    <dl class="card">
      <xsl:for-each select="t:fileDesc/t:titleStmt/t:author | t:fileDesc/t:titleStmt/t:editor | t:profileDesc/t:creation/t:date | t:fileDesc/t:sourceDesc//t:msIdentifier | .//t:handNote | .//t:witness | t:fileDesc/t:publicationStmt/*">
        <dt><xsl:value-of select="local-name()"/></dt><dd><xsl:value-of select="normalize-space()"/></dd>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <xsl:template match="t:text | t:front | t:body | t:back | t:group | t:div | t:lg | t:sp | t:closer | t:opener | t:postscript | t:standOff | t:sourceDoc | t:titlePage">
    <div class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="t:head"><h2 id="{generate-id()}"><xsl:apply-templates/></h2></xsl:template>
  <xsl:template match="t:table/t:head | t:list/t:head | t:figure/t:head"><p class="caption"><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="t:p | t:ab">
    <p><xsl:call-template name="common"/><a class="n" href="#{generate-id()}"><xsl:number level="any" count="t:p | t:ab" from="t:text"/></a><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="t:note//t:p"><span class="p"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="t:l">
    <p class="l"><xsl:call-template name="common"/><xsl:if test="@n mod 5 = 0"><span class="n"><xsl:value-of select="@n"/></span></xsl:if><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="t:speaker | t:salute | t:signed | t:dateline | t:byline | t:addrLine | t:titlePart | t:stage">
    <p class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="t:p//t:stage | t:l//t:stage"><i><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="t:list"><xsl:apply-templates select="t:head"/><ul><xsl:apply-templates select="*[not(self::t:head)]"/></ul></xsl:template>
  <xsl:template match="t:item | t:label"><li><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="t:table"><table><xsl:apply-templates/></table></xsl:template>
  <xsl:template match="t:row"><tr><xsl:apply-templates/></tr></xsl:template>
  <xsl:template match="t:cell"><td><xsl:if test="@cols"><xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute></xsl:if><xsl:apply-templates/></td></xsl:template>
  <xsl:template match="t:quote[t:p or t:lg]"><blockquote><xsl:apply-templates/></blockquote></xsl:template>
  <xsl:template match="t:q | t:quote">“<xsl:apply-templates/>”</xsl:template>

  <xsl:template match="t:add"><ins title="{@place}"><span class="source">\</span><xsl:apply-templates/><span class="source">/<xsl:value-of select="translate(@hand, '#', '')"/></span></ins></xsl:template>
  <xsl:template match="t:del"><del class="source">⟦<xsl:apply-templates/>⟧</del></xsl:template>
  <xsl:template match="t:unclear"><span class="unclear"><xsl:apply-templates/><span class="source">[?]</span></span></xsl:template>
  <xsl:template match="t:supplied">[<xsl:apply-templates/>]</xsl:template>
  <xsl:template match="t:gap"><span class="gap">[<xsl:choose><xsl:when test="t:desc"><xsl:value-of select="t:desc"/></xsl:when><xsl:otherwise><xsl:value-of select="concat(@quantity, ' ', @unit, ' ', @reason)"/></xsl:otherwise></xsl:choose>]</span></xsl:template>
  <xsl:template match="t:space"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="t:choice">
    <span class="source"><xsl:apply-templates select="t:sic | t:orig | t:abbr"/></span><span class="edited"><xsl:apply-templates select="t:corr | t:reg | t:expan"/></span>
    <xsl:if test="not(t:sic | t:orig | t:abbr | t:corr | t:reg | t:expan)"><xsl:apply-templates/></xsl:if>
  </xsl:template>
  <xsl:template match="t:app"><span class="app"><xsl:choose><xsl:when test="t:lem"><xsl:apply-templates select="t:lem/node()"/></xsl:when><xsl:otherwise><xsl:apply-templates select="t:rdg[1]/node()"/></xsl:otherwise></xsl:choose></span><sup><a href="#a{generate-id()}"><xsl:number level="any" count="t:app" from="t:text"/></a></sup></xsl:template>
  <xsl:template match="t:note"><sup><a id="r{generate-id()}" href="#n{generate-id()}"><xsl:number level="any" count="t:note" from="t:text"/></a></sup></xsl:template>
  <xsl:template match="t:hi[contains(@rend, 'it')] | t:emph"><i><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="t:hi[contains(@rend, 'sup')]"><sup><xsl:apply-templates/></sup></xsl:template>
  <xsl:template match="t:hi"><span class="hi"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="t:ref[starts-with(@target, 'http')]"><a href="{@target}"><xsl:apply-templates/></a></xsl:template>
  <xsl:template match="t:lb[@break = 'no']"><wbr/></xsl:template>
  <xsl:template match="t:lb"><br class="source"/><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="t:pb"><span class="pb">[p. <xsl:value-of select="@n"/>]</span></xsl:template>
  <xsl:template match="t:fw"><span class="source"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="t:graphic"><a href="{@url}">image</a></xsl:template>
  <xsl:template match="t:lem" mode="plain"><xsl:value-of select="normalize-space()"/></xsl:template>
  <xsl:template match="*"><span class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>

  <xsl:template name="common">
    <xsl:attribute name="id"><xsl:choose><xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when><xsl:otherwise><xsl:value-of select="generate-id()"/></xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
