/* The reader's way through the views: entries of the browser's history, each with
   how far its page was scrolled. Browsers restore the scroll before the answer is
   there, and clamp it to the height of the page that stands: so it is ours. */
glane.trail = (() => {
  "use strict";
  if (!document.getElementById("resultats")) return null;

  const key = () => Math.random().toString(36).slice(2); // tells entries apart, within one tab
  const scrolled = new Map(); // by key: pixels, of entries that were left
  let here = history.state?.key ?? key();
  let stands = true; // what is seen is the view of the present entry, not one on the way to it

  const mark = (more) => history.replaceState({ ...history.state, key: here, ...more }, "");

  history.scrollRestoration = "manual";
  if (history.state?.y) scrollTo({ top: history.state.y, behavior: "instant" });
  mark({});
  // The fiche that is opened now, or a reload, makes a new document: only what the
  // entry itself holds is there when the reader comes back. A tab that is put to sleep
  // and restored later, or that crashes, is told nothing at its end.
  const keep = () => {
    if (!stands) return;
    scrolled.set(here, scrollY);
    mark({ y: scrollY });
  };
  addEventListener("pagehide", keep);
  document.addEventListener("scrollend", keep);

  return {
    /* enter makes an address a new entry, or that of the present one. typing tells
       an entry that further letters may still change. */
    enter(address, { renew, typing }) {
      if (renew) {
        history.replaceState({ key: here, typing }, "", address);
        return;
      }
      keep();
      stands = true;
      here = key();
      history.pushState({ key: here, typing }, "", address);
    },

    typing: () => Boolean(history.state?.typing),

    settle: () => mark({ typing: false }),

    /* stood tells that the view of the entry one came back to is there. */
    stood: () => { stands = true; },

    /* onReturn calls back when the reader goes back or forward, with how far the
       entry was scrolled; undefined for a new one, as a link within the page makes. */
    onReturn(callback) {
      addEventListener("popstate", ({ state }) => {
        if (stands) scrolled.set(here, scrollY);
        if (state?.key) stands = false;
        here = state?.key ?? key();
        const y = state?.key ? scrolled.get(here) ?? state.y ?? 0 : undefined;
        mark({ typing: false }); // words to which one comes back are settled
        callback(y);
      });
    },
  };
})();
