/* What the scripts of all pages share: one voice for screen readers, and the fields of
   a form. Every text that they show or say comes with the page, in attributes data-…;
   here are none. */
const glane = (() => {
  "use strict";

  // A status is spoken once the reader has stopped typing: each key that is read
  // aloud cuts short what was being said (1.4 s is accessible-autocomplete's pause,
  // which came out of tests with screen readers).
  const pauseAfterKey = 1400;
  // What a change brings about first (the focus that moves, boxes read again) has its turn.
  const pauseAfterChange = 250;

  const region = document.getElementById("annonce");
  const waiting = new Map(); // what is to be said, by who says it
  let timer = 0;
  let lastKey = -pauseAfterKey;

  for (const kind of ["keydown", "input"]) {
    document.addEventListener(kind, () => { lastKey = performance.now(); }, true);
  }

  const speak = () => {
    const wait = lastKey + pauseAfterKey - performance.now();
    if (wait > 0) {
      timer = setTimeout(speak, wait);
      return;
    }
    const inOrder = [...waiting].sort(([a], [b]) => (a === "suggestions") - (b === "suggestions")); // those last
    const sentences = inOrder.map(([, text]) => text).map((text) => /[.!?…]$/.test(text) ? text : text + ".");
    waiting.clear();
    region.textContent = sentences.join(" ");
  };

  return {
    /* fields are those of a form as an address holds them: without the empty ones,
       each value once. Others may be added. */
    fields(form, more = []) {
      const all = new URLSearchParams();
      for (const [name, value] of [...new FormData(form), ...more]) {
        if (value.trim() !== "" && !all.getAll(name).includes(value)) all.append(name, value);
      }
      return all;
    },

    /* say puts a sentence into the page's one status region, soon. What the same
       speaker had still to say is dropped, what others have to say goes along. */
    say(speaker, text) {
      region.textContent = ""; // a sentence that is put there twice is heard once only
      waiting.set(speaker, text);
      clearTimeout(timer);
      timer = setTimeout(speak, pauseAfterChange);
    },

    /* hush drops what a speaker had still to say. */
    hush(speaker) {
      waiting.delete(speaker);
      if (waiting.size === 0) clearTimeout(timer);
    },
  };
})();
