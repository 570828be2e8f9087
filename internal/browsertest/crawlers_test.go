package browsertest

import "testing"

// Point 5.
func TestCrawlersFindEveryFicheOnceAndNoSearch(t *testing.T) {
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
	b.Open("/?q=eau&theme=eau")
	want(t, "filters to remove that a crawler would follow", b.Count(".jeton:not([rel~=nofollow])"), 0)
	if b.Count(".jeton") == 0 {
		t.Error("no filter to remove was looked at")
	}
}

// followed names the links, on a page that crawlers read, to what is no page for
// them: a search, or a fiche under the address of a search. Pages of all fiches are
// for them, since these lead to every fiche.
const followed = `document.querySelector("meta[name=robots]") ? "" : [...document.links]
	.filter(a => a.origin == location.origin && a.getAttribute("href")[0] != "#" && !a.relList.contains("nofollow"))
	.filter(a => [...new URL(a.href).searchParams.keys()].some(name => name != "page"))
	.map(a => a.getAttribute("href")).join()`
