/* One question to the server at a time. A newer one ends the one before, so that
   an answer that comes late never takes the place of one that was wished later. */
glane.ask = (() => {
  "use strict";

  const slow = 4000; // ms after which the reader is told; the answer is still welcome
  const giveUp = 30000; // ms after which it is not
  let last = null;

  // fetchPage gives the document at an address, or throws. A page that refuses what
  // was asked (an impossible year) is an answer as well.
  const fetchPage = async (address, signal) => {
    // Browsers answer by what they keep while they go back to a page, unless told to ask.
    const response = await fetch(address, { signal, cache: "no-cache", headers: { Accept: "text/html" } });
    if (response.status === 429 || response.status >= 500) throw new Error("status " + response.status);
    const text = await response.text();
    const page = new DOMParser().parseFromString(text, "text/html");
    if (!page.getElementById("contenu")) throw new Error("not a page of ours");
    return page;
  };

  /* ask gives the page at an address. It resolves to null when a newer question
     has taken its place; late is called when the answer is long in coming. */
  return async (address, late) => {
    last?.abort();
    const mine = last = new AbortController();
    const lateTimer = setTimeout(() => mine === last && late(), slow);
    const endTimer = setTimeout(() => mine.abort(), giveUp);
    try {
      const page = await fetchPage(address, mine.signal);
      return mine === last ? page : null;
    } catch (cause) {
      if (mine !== last) return null;
      throw cause;
    } finally {
      clearTimeout(lateTimer);
      clearTimeout(endTimer);
    }
  };
})();
