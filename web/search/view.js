/* Puts the answer to a question in the place of the one that stands, element by
   element (idiomorph), so that focus, open folds and what is being typed stay. */
glane.show = (() => {
  "use strict";

  const replaced = "title, meta[name=robots], meta[name=description], link[rel=canonical], link[rel=alternate]";

  // kept are attributes that the reader's own acts set: data-garde names them on an
  // element that a script drives; folds are always the reader's. An element with an
  // empty data-garde was put there by a script, and stays as long as its parent.
  const kept = (name, element, restoring) =>
    name === "open" && element.matches("details") ||
    element.dataset?.garde?.split(" ").includes(name) ||
    name === "value" && !restoring && element === document.activeElement;

  const head = (page) => {
    document.head.querySelectorAll(replaced).forEach((e) => e.remove());
    document.head.prepend(...page.head.querySelectorAll(replaced));
  };

  // The form itself stays as it is, since it is being typed into.
  const form = (page) => {
    const hidden = "#recherche input[type=hidden]";
    document.querySelectorAll(hidden).forEach((e) => e.remove());
    document.querySelector("#recherche .boite").after(...page.querySelectorAll(hidden));
  };

  const morph = (old, fresh, restoring) => Idiomorph.morph(old, fresh, {
    callbacks: {
      beforeNodeMorphed: (node) => node.id !== "alerte" && node.id !== "attente",
      beforeNodeRemoved: (node) => node.dataset?.garde !== "",
      beforeAttributeUpdated: (name, element) => !kept(name, element, restoring),
    },
  });

  const assets = (page) => [...page.querySelectorAll("script[src], link[rel=stylesheet]")]
    .map((e) => e.getAttribute("src") ?? e.getAttribute("href")).join();

  return {
    /* fits tells whether a page is one of results, and of this version of the
       service: another has other styles and scripts. */
    fits: (page) => page.getElementById("resultats") !== null && assets(page) === assets(document),

    /* swap shows it. held is an element that stays where it is on the screen. */
    swap(page, { held, restoring }) {
      const before = held?.getBoundingClientRect().top;
      head(page);
      form(page);
      for (const selector of [".acces", ".marque", "#contenu"]) {
        morph(document.querySelector(selector), page.querySelector(selector), restoring);
      }
      if (held?.isConnected) {
        const moved = held.getBoundingClientRect().top - before;
        if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
      }
      document.dispatchEvent(new CustomEvent("glane:vue"));
    },
  };
})();
