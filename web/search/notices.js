/* What the reader sees while an answer is under way, and when none comes. */
glane.notices = (() => {
  "use strict";

  const patience = 250; // ms: what is quicker needs no sign
  const alert = document.getElementById("alerte");
  const wheel = document.getElementById("attente");
  let timer = 0;
  let again = null; // asks again what had no answer

  if (!alert) return null;

  const busy = (on) => {
    wheel.hidden = !on;
    const results = document.getElementById("resultats");
    if (on) results.setAttribute("aria-busy", "true");
    else results.removeAttribute("aria-busy");
  };

  const calm = () => {
    // The button goes away with the message, and the focus would with it.
    if (alert.contains(document.activeElement)) document.getElementById("titre-resultats").focus({ preventScroll: true });
    again = null;
    alert.replaceChildren();
  };

  const retry = () => {
    const ask = again;
    if (!ask) return;
    calm();
    ask();
  };
  addEventListener("online", retry);

  return {
    waiting() {
      clearTimeout(timer);
      timer = setTimeout(busy, patience, true);
    },

    done() {
      clearTimeout(timer);
      busy(false);
      calm();
    },

    /* noAnswer says that none came, or that it is long in coming: ask asks again. */
    noAnswer(ask, over) {
      if (over) {
        clearTimeout(timer);
        busy(false);
      }
      again = ask;
      if (alert.hasChildNodes()) return; // it is said already
      const text = document.createElement("p");
      text.textContent = alert.dataset.panne;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "bouton leger";
      button.textContent = alert.dataset.reessayer;
      button.addEventListener("click", retry);
      alert.replaceChildren(text, button);
    },

    /* refused says why the service does not take what was asked. */
    refused(sentence) {
      clearTimeout(timer);
      busy(false);
      again = null;
      const text = document.createElement("p");
      text.textContent = sentence;
      alert.replaceChildren(text);
    },
  };
})();
