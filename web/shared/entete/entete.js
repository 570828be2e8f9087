/* Suggestions under the search box: an editable combobox with a list, as the ARIA
   Authoring Practices have it. The focus stays in the box; what is chosen is told
   by aria-activedescendant. Texts are put in as text, never as HTML. */
(() => {
  "use strict";

  const pause = 150; // ms after a letter
  const least = 2; // letters: an acronym has no more
  // A facet may be called like a property of forms ("dataset", "submit"), which its
  // boxes then hide: only names with a capital are safe to ask a form for.
  const form = document.getElementById("recherche");
  const box = document.getElementById("q");
  const list = document.createElement("ul");
  let items = []; // the suggestions of the list, as the API gives them
  let chosen = -1; // the one that is pointed at
  let timer = 0;
  let question = null; // what ends the one under way

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  const point = (at) => {
    chosen = at;
    options().forEach((option, i) => option.setAttribute("aria-selected", i === at));
    if (at < 0) {
      box.removeAttribute("aria-activedescendant");
      return;
    }
    box.setAttribute("aria-activedescendant", options()[at].id);
    options()[at].scrollIntoView({ block: "nearest" });
  };

  const close = () => {
    clearTimeout(timer);
    question?.abort();
    question = null;
    glane.hush("suggestions");
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    point(-1);
  };

  const part = (name, text) => {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    return span;
  };

  const option = (item, at) => {
    const row = document.createElement("li");
    row.id = "proposition-" + at;
    row.setAttribute("role", "option");
    const kind = form.getAttribute("data-genre-" + item.kind) ?? "";
    row.append(part("texte", item.text), " ", part("genre", kind), " ");
    if (item.note) row.append(part("note", item.note));
    return row;
  };

  const open = (found) => {
    items = found;
    list.replaceChildren(...found.map(option));
    if (found.length === 0) {
      close();
      return;
    }
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    point(-1);
    const counts = form.getAttribute("data-nombres").split("|");
    glane.say("suggestions", counts[found.length - 1] ?? "");
  };

  // look asks for suggestions. A newer question ends it, as closing the list does,
  // so that no late answer opens a list which nobody waits for. Without an answer
  // there is no list: the box is as good as it was, and nothing is said.
  const look = async () => {
    question?.abort();
    const mine = question = new AbortController();
    try {
      const address = form.getAttribute("data-propositions") + "?" + new URLSearchParams({ q: box.value });
      const response = await fetch(address, { signal: mine.signal });
      const found = response.ok ? (await response.json()).suggestions : [];
      if (mine === question) open(found);
    } catch {
      if (mine === question) close();
    }
  };

  // typed waits for the end of a word. What was pointed at is so no longer: Enter would
  // take it in the place of the words, as long as the next suggestions are not there.
  const typed = () => {
    clearTimeout(timer);
    point(-1);
    if ([...box.value.trim()].length < least) close();
    else timer = setTimeout(look, pause);
  };

  // take goes where a suggestion leads: to its fiche; to the filter, which takes the
  // place of the words typed; to its words.
  const take = (item) => {
    close();
    if (item.kind === "fiche") {
      location.assign(item.url);
    } else if (item.kind === "facette") {
      const [[facet, value]] = new URL(item.url, location.href).searchParams;
      if (glane.search) glane.search.choose(facet, value);
      else location.assign(item.url);
    } else {
      box.value = item.text;
      HTMLFormElement.prototype.requestSubmit.call(form);
    }
  };

  const step = (by) => {
    if (!isOpen()) {
      typed();
      return;
    }
    // One place more than there are suggestions: between the last and the first one
    // is the box itself.
    const places = items.length + 1;
    point((chosen + 1 + by + places) % places - 1);
  };

  const keys = {
    ArrowDown: (event) => { event.preventDefault(); step(1); },
    ArrowUp: (event) => { event.preventDefault(); if (isOpen()) step(-1); },
    Home: () => point(-1), // and the browser moves the caret in the text
    End: () => point(-1),
    Escape: (event) => {
      if (isOpen()) {
        event.preventDefault(); // browsers would empty the box
        event.stopPropagation(); // nor does it close what the box lies in
      }
      close(); // and the list does not open when its answer is still to come
    },
    Enter: (event) => {
      if (chosen >= 0) {
        event.preventDefault();
        take(items[chosen]);
      } else {
        close();
      }
    },
    Tab: close,
  };

  const describe = () => {
    box.type = "text"; // a searchbox takes no role of a combobox
    box.inputMode = "search";
    const attributes = {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "propositions",
    };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    list.id = "propositions";
    list.className = "propositions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.getAttribute("data-liste"));
    box.parentElement.after(list); // as wide as box and button: beside a button a phone leaves no room for words
  };

  // A button that empties the box does so as a key would: all who listen to it hear
  // of it. Made here, it weighs nothing on the first picture of a page.
  const addClear = () => {
    const clear = document.createElement("button");
    clear.className = "vider";
    clear.type = "button";
    clear.textContent = "×";
    clear.setAttribute("aria-label", form.getAttribute("data-vider"));
    clear.addEventListener("click", () => {
      box.value = "";
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
    });
    box.placeholder = " "; // what tells the style that the box is empty
    box.after(clear);
  };

  addClear();
  describe();
  // Letters count while they are composed, since the keyboards of phones compose every
  // word; the keys meanwhile are those of the composition.
  box.addEventListener("input", typed);
  box.addEventListener("keydown", (event) => { if (!event.isComposing) keys[event.key]?.(event); });
  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
  list.addEventListener("click", (event) => {
    const at = options().indexOf(event.target.closest("[role=option]"));
    if (at >= 0) take(items[at]);
  });
})();
