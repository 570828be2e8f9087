/* On a narrow screen the filters are a panel that a button opens and closes. Without
   this file a link leads to them (:target). */
(() => {
  "use strict";

  const narrow = matchMedia("(max-width: 59.99rem)");
  const panel = () => document.getElementById("filtres");
  const button = () => document.getElementById("ouvrir-filtres");
  if (!panel()) return;
  const isOpen = () => panel().dataset.ouvert === "oui";

  const set = (open) => {
    panel().dataset.ouvert = open ? "oui" : "non";
    button()?.setAttribute("aria-expanded", open);
  };

  const open = () => {
    set(true);
    panel().scrollIntoView({ block: "start" });
    panel().focus({ preventScroll: true });
  };

  const close = () => {
    set(false);
    button()?.focus();
  };

  // What was sent for readers without a script gives way.
  const dress = () => {
    for (const element of document.querySelectorAll(".ouvrir, .voir")) element.hidden = element.matches("a");
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("#ouvrir-filtres")) {
      if (isOpen()) close();
      else open();
    } else if (event.target.closest(".fermer") && narrow.matches) {
      event.preventDefault();
      close();
    } else if (event.target.closest(".voir")) {
      set(false);
      const heading = document.getElementById("titre-resultats");
      heading.scrollIntoView({ block: "start" });
      heading.focus({ preventScroll: true });
    } else if (event.target.closest('a[href="#filtres"]') && narrow.matches) {
      set(true); // and the browser goes there
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && narrow.matches && isOpen()) close();
  });

  addEventListener("hashchange", () => { if (location.hash === "#filtres") set(true); });
  document.addEventListener("glane:vue", dress);
  set(location.hash === "#filtres");
  dress();
})();
