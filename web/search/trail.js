/* The reader's way through the views: entries of the browser's history, each with
   how far its page was scrolled. Browsers restore the scroll before the answer is
   there, and clamp it to the height of the page that stands: so it is ours. */
glane.trail = (() => {
  "use strict";
  if (!document.getElementById("resultats")) return null;

  const key = () => Math.random().toString(36).slice(2); // tells entries apart, within one tab
  const scrolled = new Map(); // by key: pixels, of entries that were left
  let here = history.state?.key ?? key();

  const mark = (more) => history.replaceState({ ...history.state, key: here, ...more }, "");

  history.scrollRestoration = "manual";
  if (history.state?.y) scrollTo({ top: history.state.y, behavior: "instant" });
  mark({});
  // The fiche that is opened now, or a reload, makes a new document: only what the
  // entry itself holds is there when the reader comes back. A tab that is put to sleep
  // and restored later, or that crashes, is told nothing at its end.
  addEventListener("pagehide", () => mark({ y: scrollY }));
  document.addEventListener("scrollend", () => mark({ y: scrollY }));

  return {
    /* enter makes an address a new entry, or that of the present one. typing tells
       an entry that further letters may still change. */
    enter(address, { renew, typing }) {
      if (renew) {
        history.replaceState({ key: here, typing }, "", address);
        return;
      }
      scrolled.set(here, scrollY);
      mark({ y: scrollY });
      here = key();
      history.pushState({ key: here, typing }, "", address);
    },

    typing: () => Boolean(history.state?.typing),

    settle: () => mark({ typing: false }),

    /* onReturn calls back when the reader goes back or forward, with how far the
       entry was scrolled; undefined for a new one, as a link within the page makes. */
    onReturn(callback) {
      addEventListener("popstate", ({ state }) => {
        scrolled.set(here, scrollY);
        here = state?.key ?? key();
        const y = state?.key ? scrolled.get(here) ?? state.y ?? 0 : undefined;
        mark({ typing: false }); // words to which one comes back are settled
        callback(y);
      });
    },
  };
})();
