package html

import (
	"encoding/base64"
	"io/fs"
	"net/url"
	"path"
	"strings"

	"github.com/siglum/siglum/transform"
)

// image writes an image that is part of the page, or a link to it: a page asks
// nothing of anybody when it is opened, unless that is allowed.
func image(p *page, n *transform.Node) {
	place := transform.Node{In: n.In, ID: n.ID, Class: n.Class}
	if src := p.source(n.Target); src != "" {
		p.start("img", &place, "", attr{"src", src}, attr{"alt", n.Title}, attr{"loading", "lazy"})
		return
	}
	p.start("a", &place, "image sign", attr{"href", n.Target})
	p.text("[" + n.Text + "]")
	p.close("a")
}

// facsimile writes the image of what begins here, with the places on it that lead to
// the text; or a link to it.
func facsimile(p *page, n *transform.Node) {
	src := p.source(sized(n.Target))
	if src == "" {
		p.start("a", &transform.Node{In: n.In, ID: n.ID}, "facs-link", attr{"href", original(n.Target)}, attr{"title", n.Title})
		p.text(p.m.Labels.Get(linkLabel(n.Target)))
		p.close("a")
		return
	}
	p.start("span", &transform.Node{In: n.In, ID: n.ID}, classes("facs", p.crops[n]))
	image := []attr{{"src", src}, {"alt", n.Title}, {"loading", "lazy"}}
	if strings.HasPrefix(src, "data:") {
		p.open("img", image...)
	} else {
		p.open("a", attr{"href", original(n.Target)})
		p.open("img", image...)
		p.close("a")
	}
	for _, z := range n.Zones {
		p.open("a", attr{"class", "zone"}, attr{"id", z.ID}, attr{"href", z.Target}, attr{"aria-label", z.Label}, attr{"title", z.Label})
		p.close("a")
	}
	p.close("span")
}

func linkLabel(target string) string {
	if transform.IsManifest(target) {
		return "iiif-manifest"
	}
	return "image"
}

// Images that become part of a page are not larger than this, in bytes: one, and all
// of them. Others are links.
const (
	largestImage  = 32 << 20
	largestImages = 256 << 20
)

var imageTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
	".webp": "image/webp", ".svg": "image/svg+xml", ".avif": "image/avif",
}

// source returns the address from which the page itself takes an image, "" if it does
// not.
func (p *page) source(target string) string {
	if isRemote(target) {
		if p.o.RemoteImages && !transform.IsManifest(target) {
			return target
		}
		return ""
	}
	name, kind := imageFile(target)
	if p.o.Images == nil || kind == "" {
		return ""
	}
	info, err := fs.Stat(p.o.Images, name)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return ""
	case p.o.Copy != nil:
		return (&url.URL{Path: p.o.Copy(name)}).String()
	case info.Size() > largestImage || p.bytes+info.Size() > largestImages:
		return ""
	}
	data, err := fs.ReadFile(p.o.Images, name)
	if err != nil {
		return ""
	}
	p.bytes += info.Size()
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// imageFile returns the path of an image in the edition's folder and its type, ""
// if the address leads out of it or to something else.
func imageFile(target string) (name, kind string) {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	name = path.Clean(target)
	if kind = imageTypes[strings.ToLower(path.Ext(name))]; !fs.ValidPath(name) {
		kind = ""
	}
	return name, kind
}

func isRemote(target string) bool {
	scheme, _, ok := strings.Cut(target, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}
