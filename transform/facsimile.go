package transform

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"github.com/siglum/siglum/tei"
)

// A Zone is a part of an image, in fractions of its width and height.
type Zone struct {
	X, Y, W, H float64
	ID         string // of the zone on the page; "" if it leads nowhere
	Target     string // "#" and the id of what is written there
	Label      string // what that is called
}

// A picture is an image of the source, or a part of one.
type picture struct {
	graphic *etree.Element // nil if the address was stated directly
	target  string
	zone    *Zone // nil for all of it
}

// pictures returns the images that @facs of an element points to: addresses, or
// surfaces, zones and graphics by their ids (TEI P5, 12.1).
func (b *builder) pictures(e *etree.Element) []picture {
	var list []picture
	for _, pointer := range strings.Fields(e.SelectAttrValue("facs", "")) {
		id, internal := strings.CutPrefix(pointer, "#")
		switch {
		case internal && b.ids.elements[id] != nil:
			list = append(list, b.pictureOf(b.ids.elements[id])...)
		case !internal && isImageAddress(pointer):
			if target, ok := SafeTarget(based(e, pointer)); ok {
				list = append(list, picture{target: target})
			}
		}
	}
	return list
}

// isImageAddress tells an address from a name that only its archive knows how to
// resolve.
func isImageAddress(pointer string) bool {
	return strings.Contains(pointer, "://") || len(path.Ext(pointer)) > 1
}

// pictureOf returns the image of a surface or graphic, or the part of it that a zone
// is.
func (b *builder) pictureOf(e *etree.Element) []picture {
	surface := e
	for surface != nil && surface.Tag != "surface" && surface.Tag != "facsimile" && e.Tag != "graphic" {
		surface = surface.Parent()
	}
	graphic := e
	if e.Tag != "graphic" && surface != nil {
		graphic = either(firstGraphic(e), firstGraphic(surface))
	}
	if graphic == nil || graphic.Tag != "graphic" {
		return nil
	}
	target, ok := SafeTarget(based(graphic, graphic.SelectAttrValue("url", "")))
	if !ok {
		return nil
	}
	p := picture{graphic: graphic, target: target}
	if e.Tag == "zone" && graphic.Parent() != e {
		p.zone = zoneOf(e, surface, graphic)
	}
	return []picture{p}
}

// firstGraphic returns the first image in an element that is no thumbnail.
func firstGraphic(e *etree.Element) *etree.Element {
	var first *etree.Element
	for g := range tei.Children(e, "graphic") {
		if !strings.HasPrefix(g.SelectAttrValue("type", g.SelectAttrValue("rend", "")), "thumb") {
			return g
		}
		first = either(first, g)
	}
	return first
}

// zoneOf returns the place of a zone, nil if the document does not state it: by
// corners or points within those of its surface, else within the pixels of the image.
func zoneOf(zone, surface, graphic *etree.Element) *Zone {
	x1, y1, x2, y2, ok := corners(zone)
	if !ok {
		return nil
	}
	left, top, right, bottom, ok := corners(surface)
	if !ok {
		left, top = 0, 0
		right, bottom = pixels(graphic, "width"), pixels(graphic, "height")
	}
	if right <= left || bottom <= top || x2 <= x1 || y2 <= y1 {
		return nil
	}
	z := &Zone{X: (x1 - left) / (right - left), Y: (y1 - top) / (bottom - top), W: (x2 - x1) / (right - left), H: (y2 - y1) / (bottom - top)}
	if z.X < 0 || z.Y < 0 || z.X+z.W > 1.001 || z.Y+z.H > 1.001 {
		return nil
	}
	return z
}

func corners(e *etree.Element) (x1, y1, x2, y2 float64, ok bool) {
	var at [4]float64
	for i, name := range []string{"ulx", "uly", "lrx", "lry"} {
		n, err := strconv.ParseFloat(e.SelectAttrValue(name, ""), 64)
		if err != nil {
			return outline(e.SelectAttrValue("points", ""))
		}
		at[i] = n
	}
	return at[0], at[1], at[2], at[3], true
}

// outline returns the corners of the box around points.
func outline(points string) (x1, y1, x2, y2 float64, ok bool) {
	for i, point := range strings.Fields(points) {
		xs, ys, _ := strings.Cut(point, ",")
		x, errX := strconv.ParseFloat(xs, 64)
		y, errY := strconv.ParseFloat(ys, 64)
		if errX != nil || errY != nil {
			return 0, 0, 0, 0, false
		}
		if i == 0 {
			x1, y1, x2, y2 = x, y, x, y
		}
		x1, y1, x2, y2 = min(x1, x), min(y1, y), max(x2, x), max(y2, y)
	}
	return x1, y1, x2, y2, points != ""
}

func pixels(e *etree.Element, attribute string) float64 {
	n, _ := strconv.ParseFloat(strings.TrimSuffix(e.SelectAttrValue(attribute, ""), "px"), 64)
	return n
}

// based resolves an address by the xml:base of what it stands in. Nothing that a
// base says makes an address absolute that is not.
func based(e *etree.Element, address string) string {
	for ; e != nil; e = e.Parent() {
		base, err := url.Parse(e.SelectAttrValue("xml:base", ""))
		relative, wrong := url.Parse(address)
		if err != nil || wrong != nil || relative.IsAbs() || base.Path == "" && !base.IsAbs() {
			continue
		}
		if base.IsAbs() {
			return base.ResolveReference(relative).String()
		}
		address = path.Join(path.Dir(base.Path+"x"), address)
	}
	return address
}

// facsimiles returns the images that an element points to, as nodes that stand where
// what they show begins.
func (b *builder) facsimiles(e *etree.Element, label string) []*Node {
	var nodes []*Node
	for _, p := range b.pictures(e) {
		nodes = append(nodes, b.facsimile(p, e.Tag, label))
	}
	return nodes
}

func (b *builder) facsimile(p picture, name, label string) *Node {
	if p.graphic != nil {
		for g := range tei.Children(p.graphic.Parent(), "graphic") {
			b.pictured[g] = true
		}
	}
	b.seen[p.target] = true
	return &Node{Kind: Facsimile, In: pages, Name: name, Target: p.target, Zone: p.zone, graphic: p.graphic,
		Title: b.labels.Get("facsimile-of", "what", label)}
}

// maxZones bounds how many places of images lead to the text: each is a rule of the
// style sheet.
const maxZones = 400

// located notes where on an image a node stands, so that the image can lead to it.
func (b *builder) located(n *Node, e *etree.Element) {
	if e.SelectAttr("facs") == nil || b.in.header || len(b.places) >= maxZones {
		return
	}
	for _, p := range b.pictures(e) {
		if p.zone == nil {
			b.beside(n, p)
			continue
		}
		if n.ID == "" {
			n.ID = b.ids.fresh("at-" + strconv.Itoa(len(b.places)+1))
		}
		p.zone.ID, p.zone.Target = b.ids.fresh("zone-"+n.ID), "#"+n.ID
		p.zone.Label = lemma(one(n))
		b.places = append(b.places, p)
	}
}

// beside puts an image at the start of a block that states it, unless the page that
// the block stands on has it.
func (b *builder) beside(n *Node, p picture) {
	if !n.Kind.Block() || n.Kind == Figure || firstHolder(one(n)) == nil || b.seen[p.target] {
		return
	}
	n.Nodes = enclose(n.Nodes, b.facsimile(p, n.Name, b.labels.Get("image")), nil)
}

// linkZones lets the images of pages lead to what is written there.
func (b *builder) linkZones() {
	visit(b.m.Text, func(n *Node) {
		if n.Kind != Facsimile || n.graphic == nil || n.Zone != nil {
			return
		}
		for i, p := range b.places {
			if p.graphic == n.graphic {
				n.Zones = append(n.Zones, *p.zone)
				b.places[i].graphic = nil // an image that is shown twice leads there once
			}
		}
	})
}

// surface is the rule of what holds images behind the text: those that stand beside
// the text are not shown again.
func surface(b *builder, e *etree.Element) []*Node {
	for g := range tei.Find(e, "graphic") {
		if !b.pictured[g] {
			return b.numberedSurface(e)
		}
	}
	if strings.Trim(tei.Content(e), xmlSpace) == "" {
		return nil
	}
	return b.numberedSurface(e)
}

// numberedSurface builds a surface with its number, which is that of a page.
func (b *builder) numberedSurface(e *etree.Element) []*Node {
	nodes := generic(b, e)
	number := strings.TrimSpace(e.SelectAttrValue("n", ""))
	if e.Tag != "surface" || number == "" {
		return nodes
	}
	mark := &Node{Kind: PageBreak, In: pages, Name: "pb", N: number, ID: b.ids.fresh(either(safeClass("page-", number), "page")),
		Text: b.pageMark(number), Title: b.labels.Get("page", "n", number)}
	return enclose(nodes, mark, nil)
}

// manifests returns the addresses of IIIF manifests that the document states for its
// images (IIIF Presentation API).
func (b *builder) manifests() [][]*Node {
	var list [][]*Node
	for f := range tei.Elements(b.doc.Root()) {
		if f.Tag != "facsimile" && f.Tag != "surfaceGrp" && f.Tag != "sourceDoc" {
			continue
		}
		for _, attribute := range []string{"sameAs", "facs", "corresp", "source"} {
			address := f.SelectAttrValue(attribute, "")
			if target, ok := SafeTarget(address); ok && IsManifest(target) {
				list = append(list, one(&Node{Kind: Link, In: AllViews, Target: target, Nodes: words(b.labels.Get("iiif-manifest"))}))
			}
		}
	}
	return list
}

// IsManifest reports an address that is one of a IIIF manifest: those end in
// manifest or manifest.json by convention.
func IsManifest(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	return strings.HasSuffix(address, "/manifest.json") || strings.HasSuffix(address, "/manifest")
}
