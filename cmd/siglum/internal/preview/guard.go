package preview

import (
	"net"
	"net/http"
	"strings"
)

// guarded lets through only requests that a browser makes for the server's own pages, or
// for the address that the user has typed.
//
// A page of another site can have the browser of the user ask any address, also this one;
// and its own name can, from one moment to the next, stand for this machine (DNS rebinding).
// So the name of the host must be the one that the user was told, and where the browser
// says where a request comes from, it must come from here.
func guarded(hosts []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		switch why := refusal(hosts, r); {
		case why != "":
			http.Error(w, "siglum preview: "+why, http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "siglum preview: there is nothing to send", http.StatusMethodNotAllowed)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// refusal says why a request is refused; "" if it is not.
func refusal(hosts []string, r *http.Request) string {
	if !contains(hosts, r.Host) {
		return "this is not the address of the preview"
	}
	if origin, ok := header(r, "Origin"); ok && !contains(hosts, strings.TrimPrefix(origin, "http://")) {
		return "the request comes from another site"
	}
	if site, ok := header(r, "Sec-Fetch-Site"); ok && site != "same-origin" && site != "none" {
		return "the request comes from another site"
	}
	return ""
}

func header(r *http.Request, name string) (string, bool) {
	values := r.Header.Values(name)
	if len(values) == 0 {
		return "", false
	}
	return strings.Join(values, ","), true
}

func contains(hosts []string, host string) bool {
	for _, h := range hosts {
		if strings.EqualFold(h, host) {
			return true
		}
	}
	return false
}

// hostsOf returns the names that a server at a loopback address goes by.
func hostsOf(address net.Addr) []string {
	_, port, err := net.SplitHostPort(address.String())
	if err != nil {
		return nil
	}
	return []string{address.String(), net.JoinHostPort("localhost", port)}
}
