/* Search within the values of a facet, as one types: what the page of all its values
   finds is shown in place. That page does the same by itself; without this file it
   does so at each press of its button. */
(() => {
  "use strict";

  const pause = 200; // ms after a letter
  const under = new Map(); // by field: the timer and the question under way

  /* ask gives the page of values at an address, or null when a newer wish of the same
     field has taken its place. Without an answer the reader is told. */
  const ask = async (field, address, place) => {
    under.get(field)?.question?.abort();
    const question = new AbortController();
    under.set(field, { question });
    try {
      const response = await fetch(address, { signal: question.signal, headers: { Accept: "text/html" } });
      if (!response.ok) throw new Error("status " + response.status);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (!page.getElementById("liste-valeurs")) throw new Error("not a page of values");
      return under.get(field).question === question ? page : null;
    } catch {
      if (under.get(field).question === question) {
        tell(place, place.dataset.panne);
        glane.say("valeurs", place.dataset.panne);
      }
      return null;
    }
  };

  // later waits for the end of a word; a question about the beginning of it is over.
  const later = (field, look) => {
    const last = under.get(field);
    clearTimeout(last?.timer);
    last?.question?.abort();
    under.set(field, { timer: setTimeout(look, pause) });
  };

  // tell writes the number of values, or what went wrong, under the field.
  const tell = (place, text) => {
    let line = place.querySelector(".nombre");
    if (!line) {
      line = document.createElement("p");
      line.className = "nombre";
      line.dataset.garde = "";
      place.append(line);
    }
    line.textContent = text;
  };

  /* On the page of results: the values found stand under the field, in the place of
     the first ones. */
  const form = document.getElementById("recherche");
  const own = (place) => [...place.closest("fieldset").querySelectorAll("input[type=checkbox]")];
  const found = (place) => own(place).filter((box) => place.contains(box));

  // quiet leaves one box to each value: that of the values found goes first.
  const quiet = (place) => {
    const values = new Set(found(place).map((box) => box.value));
    for (const box of own(place)) {
      if (!place.contains(box)) box.disabled = values.has(box.value);
    }
  };

  const show = (place, page) => {
    const focused = document.activeElement;
    const list = document.createElement("ul");
    list.className = "valeurs";
    list.dataset.garde = "";
    list.append(...page.querySelectorAll("#liste-valeurs .facette > .valeurs > li"));
    for (const box of list.querySelectorAll("input")) {
      box.setAttribute("form", form.id);
      box.removeAttribute("id");
    }
    tell(place, page.querySelector("#liste-valeurs .nombre").textContent);
    const held = place.contains(focused) && focused.type === "checkbox" ? focused.value : null;
    place.querySelector(".valeurs")?.remove();
    if (list.childElementCount > 0) place.append(list);
    place.dataset.cherche = "";
    if (held !== null) found(place).find((box) => box.value === held)?.focus({ preventScroll: true });
    quiet(place);
  };

  const clear = (place) => {
    place.querySelector(".valeurs")?.remove();
    place.querySelector(".nombre")?.remove();
    delete place.dataset.cherche;
    quiet(place);
  };

  const look = async (place, spoken) => {
    const field = place.querySelector("input[type=search]");
    if (field.value.trim() === "") {
      clear(place);
      return;
    }
    const wanted = glane.fields(form);
    wanted.set("contains", field.value);
    const page = await ask(field, place.dataset.valeurs + "?" + wanted, place);
    if (!page) return;
    show(place, page);
    if (spoken) glane.say("valeurs", place.querySelector(".nombre").textContent);
  };

  // A new view has other numbers, and may have given up what was ticked.
  const renew = () => {
    for (const place of document.querySelectorAll(".chercher")) {
      place.hidden = false;
      if (place.dataset.cherche === undefined) continue;
      const ticked = own(place).filter((box) => !place.contains(box) && box.checked).map((box) => box.value);
      for (const box of found(place)) box.checked = ticked.includes(box.value);
      quiet(place);
      look(place, false);
    }
  };

  document.addEventListener("glane:vue", renew);
  renew();

  /* On the page of all values of one facet. */
  const turn = async (field) => {
    const whole = field.form;
    const address = whole.querySelector("[formaction]").getAttribute("formaction");
    const query = glane.fields(whole).toString();
    const list = document.getElementById("liste-valeurs");
    const page = await ask(field, address + (query && "?" + query), whole);
    if (!page) return;
    list.replaceChildren(...page.getElementById("liste-valeurs").childNodes);
    document.title = page.title;
    history.replaceState(history.state, "", address + (query && "?" + query));
    glane.say("valeurs", list.querySelector(".nombre").textContent);
  };

  document.addEventListener("input", (event) => {
    const place = event.target.closest(".chercher");
    if (event.isComposing || event.target.type !== "search") return;
    if (place) later(event.target, () => look(place, true));
    else if (event.target.form?.id === "valeurs") later(event.target, () => turn(event.target));
  });

  document.addEventListener("change", (event) => {
    if (event.target.id === "order" && event.target.form?.id === "valeurs") turn(document.getElementById("contains"));
  });

  // Escape empties the field first; what it lies in closes at the next one.
  document.addEventListener("keydown", (event) => {
    const place = event.target.closest?.(".chercher");
    if (!place || event.target.type !== "search") return;
    if (event.key === "Escape" && event.target.value !== "") {
      event.preventDefault();
      event.target.value = "";
      later(event.target, () => {});
      clear(place);
    }
  }, true);
})();
