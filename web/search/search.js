/* Results as one types and ticks. The page works without this file: every act
   below has an address, and what stands at that address is shown here in place. */
(() => {
  "use strict";
  if (!document.getElementById("resultats")) return;

  const pause = 250; // ms after a letter; quicker typists ask once
  const rest = 5000; // ms without a letter after which a view is one that was read
  const { trail, notices } = glane;
  // Boxes hide properties of the form that are called like them: see entete.js.
  const form = document.getElementById("recherche");
  const box = document.getElementById("q");
  const home = form.getAttribute("action");
  const here = () => location.pathname + location.search;
  const heading = () => document.getElementById("titre-resultats");

  let shown = here(); // the address of the view that stands
  let wished = null; // that of the one which was asked for last, until it stands
  let told = box.value; // the words that the server knows of
  let typing = 0; // the timer after a letter
  let lastLetter = -rest; // when it was typed

  // formAddress is what the form would lead to, without its empty fields. Values
  // may be added to it, and the words may be left out.
  const formAddress = ({ without, more = [] } = {}) => {
    const fields = glane.fields(form, more);
    if (without) fields.delete(without);
    const query = fields.toString();
    return home + (query && "?" + query);
  };

  /* go shows the view at an address.
     entry: how it enters the history: "new", "typed" (further letters renew it) or
     "none" (it is there already); asked: the words of the
     box, where the address holds them; then: called once it is shown; held: an element that does
     not move; scroll: how far to scroll. */
  const go = async (address, options) => {
    const { entry = "new", then, held, scroll, asked = told } = options;
    clearTimeout(typing);
    wished = address;
    const again = () => go(address, options);
    notices.waiting();
    let page;
    try {
      page = await glane.ask(address, () => notices.noAnswer(again, false));
    } catch {
      notices.noAnswer(again, true);
      return;
    }
    if (!page) return; // a newer wish has taken its place
    wished = null;
    if (!page.getElementById("resultats")) {
      notices.refused(page.querySelector("main p")?.textContent ?? page.title);
      return;
    }
    if (!glane.show.fits(page)) {
      location.assign(address);
      return;
    }
    notices.done();
    enter(page.getElementById("resultats").dataset.vue, entry);
    try {
      glane.show.swap(page, { held, restoring: entry === "none" });
    } catch (cause) {
      // Half a view is worse than none in place: the browser loads the whole page.
      console.error(cause);
      location.reload();
      return;
    }
    words(page.getElementById("q").value, entry, asked);
    if (scroll !== undefined) scrollTo({ top: scroll, behavior: "instant" });
    trail.stood();
    then?.();
    glane.say("résultats", document.getElementById("resultats").dataset.annonce);
  };

  const enter = (address, entry) => {
    if (entry !== "none") {
      const typed = entry === "typed";
      const same = address === here(); // a space more: the entry is what it was
      const open = typed && document.activeElement === box && (!same || trail.typing());
      trail.enter(address, { renew: same || typed && trail.typing(), typing: open });
    }
    shown = address;
  };

  // words puts the words of the view into the box. Those that the view was not asked
  // for stay, and are asked for in their turn: what was typed is never lost.
  const words = (theirs, entry, asked) => {
    told = theirs;
    if (box.value.trim() !== asked.trim()) later();
    else if (entry !== "typed") box.value = theirs;
  };

  const goForm = (options) => go(formAddress(), { asked: box.value, ...options });

  // Letters that go on from the words of the view are one step of the history with
  // them, unless that view was read meanwhile. Other words are a step of their own.
  const goesOn = (text) => text !== "" && (text.startsWith(told) || told.startsWith(text)) &&
    performance.now() - lastLetter < rest;

  const later = () => {
    clearTimeout(typing);
    typing = setTimeout(goForm, pause, { entry: "typed" });
  };

  const toHeading = (scrolling) => {
    const title = heading();
    if (scrolling) title.scrollIntoView({ block: "start" });
    title.focus({ preventScroll: scrolling });
  };

  box.addEventListener("input", () => { // letters that are composed too: see entete.js
    if (!goesOn(box.value)) trail.settle();
    lastLetter = performance.now();
    later();
  });
  // The words are settled once the box is left: the next ones are a step of their own.
  box.addEventListener("change", () => trail.settle());

  // A value that no fiche has any more goes away once it is unticked. The focus is
  // then for the one that takes its place, as with chips.
  const afterField = (field) => {
    const alike = () => [...document.getElementsByName(field.name)];
    const at = alike().indexOf(field);
    return () => {
      const now = field.isConnected ? field : alike().find((e) => e.value === field.value);
      const next = now ?? alike()[at] ?? alike().at(-1) ?? heading();
      if (document.activeElement !== next) next.focus({ preventScroll: now !== undefined });
    };
  };

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field === box || field.form !== form || !field.name) return;
    goForm({ held: field, then: afterField(field) });
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = document.activeElement; // Enter in a field names a button as well
    const fromBox = field === box || event.submitter?.closest(".boite") && !field.matches("input");
    if (fromBox && matchMedia("(pointer: coarse)").matches) box.blur(); // the keyboard covers the results
    goForm({ then: () => { trail.settle(); if (!fromBox && !field.matches("input, select")) toHeading(true); } });
  });

  // foretell makes the fields hold the filters of an address whose answer is still to
  // come: what the reader does meanwhile adds to them. A value without a field gets one,
  // which goes when the view changes.
  const foretell = (address) => {
    const wish = new URL(address, location.href).searchParams;
    const fields = [...document.querySelectorAll("input")].filter((field) => field.form === form && field !== box && field.name);
    for (const field of fields) {
      if (field.type === "checkbox") field.checked = wish.getAll(field.name).includes(field.value);
      else if (field.type === "hidden") field.disabled = !wish.getAll(field.name).includes(field.value);
      else field.value = wish.get(field.name) ?? "";
    }
    const names = fields.map((field) => field.name); // not those of the words and of the page
    const held = glane.fields(form);
    for (const [name, value] of wish) {
      if (!names.includes(name) || held.getAll(name).includes(value)) continue;
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      box.parentElement.after(field);
    }
  };

  // A chip that goes away gives the focus to the one that takes its place.
  const afterChip = (link) => {
    const at = [...document.querySelectorAll(".jeton")].indexOf(link);
    return () => {
      const next = document.querySelectorAll(".jeton")[at];
      if (next) next.focus();
      else toHeading(false);
    };
  };

  const afterLink = (link) => {
    if (link.matches(".jeton")) return afterChip(link);
    if (link.closest(".pourquoi-lien")) return () => document.querySelector(".pourquoi-lien a")?.focus({ preventScroll: true });
    const turned = link.closest(".pages, .vide") !== null;
    return () => toHeading(turned);
  };

  document.getElementById("contenu").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || link.target || link.hasAttribute("download")) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = new URL(link.href);
    if (to.origin !== location.origin || to.pathname !== home || to.hash) return;
    event.preventDefault();
    const address = to.pathname + to.search;
    const then = afterLink(link);
    foretell(address);
    // What tells why stands above its link, which stays under the finger.
    const held = link.closest(".pourquoi-lien") ? link : undefined;
    go(address, { then, held });
  });

  trail.onReturn((scroll) => {
    // The view of an entry may stand already, and another one be on its way.
    if (here() !== shown || wished !== null && scroll !== undefined) {
      go(here(), { entry: "none", scroll: scroll ?? 0, asked: box.value });
    } else {
      if (scroll !== undefined && !location.hash) scrollTo({ top: scroll, behavior: "instant" });
      trail.stood();
    }
  });

  /* A browser that goes back to the page from a fiche shows it as it was, and asks
     nobody: fiches may have come and gone. What stands is good enough to read
     meanwhile, or when no answer comes: neither is told. */
  const refresh = async () => {
    if (wished !== null || box.value !== told) return;
    let page;
    try {
      page = await glane.ask(here(), () => {});
    } catch {
      return;
    }
    if (page && glane.show.fits(page) && box.value === told) glane.show.swap(page, { restoring: false });
  };

  addEventListener("pageshow", ({ persisted }) => {
    if (persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward") refresh();
  });

  /* What other scripts of the page may ask for: a value of a facet in the place of
     the words. */
  glane.search = {
    choose(facet, value) {
      const address = formAddress({ without: box.name, more: [[facet, value]] });
      box.value = "";
      foretell(address);
      go(address, { asked: "" });
    },
  };
})();
