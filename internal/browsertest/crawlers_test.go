package browsertest

import (
	"strings"
	"testing"
)

// Point 5.
func TestCrawlersFindEveryFicheOnceAndNoSearch(t *testing.T) {
	t.Parallel()
	b := NewTab(t, site(t))
	for _, p := range []struct {
		address   string
		hidden    bool
		canonical string
	}{
		{"/", false, "/"},
		{"/fiches/gip-fdiaa-isere", false, "/fiches/gip-fdiaa-isere"},
		{"/fiches/gip-fdiaa-isere?q=eau&theme=eau&page=2", false, "/fiches/gip-fdiaa-isere"},
		{"/a-propos", false, "/a-propos"},
		{"/sigles", false, "/sigles"},
		{"/?q=eau", true, ""},
		{"/?theme=eau", true, ""},
		{"/?annee_max=2000", true, ""},
		{"/?sort=titre", true, ""},
		{"/?q=xyzzy", true, ""},
		{"/sigles?contains=eau", true, ""},
	} {
		b.Open(p.address)
		want(t, p.address+": hidden from crawlers", b.Count(`meta[name=robots][content~=noindex]`) == 1, p.hidden)
		want(t, p.address+": canonical", Eval[string](b, `document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? ""`), p.canonical)
		want(t, p.address+": links to other searches that a crawler would follow", Eval[string](b, followed), "")
	}
	for address, least := range map[string]int{
		"/": 2, "/?q=territoire&theme=gouvernance": 4, "/?q=tridan&outil=contrat": 3,
		"/facettes/territoire?q=territoire": 1, "/cartes/territoire?q=territoire": 10,
	} {
		b.Open(address)
		links := Eval[[]string](b, refining)
		if len(links) < least {
			t.Errorf("%s: only %d links to other filters were looked at", address, len(links))
		}
		want(t, address+": links to other filters that a crawler would follow", strings.TrimSpace(strings.Join(links, " ")), "")
	}
}

// refining gives, for each link to a search with other filters, to a facet or to a
// map, its address where a crawler would follow it, else nothing.
const refining = `(() => {
	const filters = (url) => [...new URL(url).searchParams].filter(([name]) => !["q", "page", "size", "explain"].includes(name)).join("&");
	return [...document.links]
		.filter(a => a.origin === location.origin && /^[/](facettes[/]|cartes[/]|$)/.test(a.pathname) && a.hash === "" && (a.pathname !== "/" || a.search !== ""))
		.filter(a => a.pathname !== "/" || filters(a.href) !== filters(location.href))
		.map(a => a.relList.contains("nofollow") ? "" : a.getAttribute("href"));
})()`

// followed names the links, on a page that crawlers read, to what is no page for
// them: a search, or a fiche under the address of a search. Pages of all fiches are
// for them, since these lead to every fiche.
const followed = `document.querySelector("meta[name=robots]") ? "" : [...document.links]
	.filter(a => a.origin == location.origin && a.getAttribute("href")[0] != "#" && !a.relList.contains("nofollow"))
	.filter(a => [...new URL(a.href).searchParams.keys()].some(name => name != "page"))
	.map(a => a.getAttribute("href")).join()`
