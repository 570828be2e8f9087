// Addresses that stand in a page as text are made whole: a server that was not
// told where readers find it writes them without its own name. Those of a view
// that changes under the reader's eyes are those of the moment of printing.
{
  const complete = () => {
    for (const place of document.querySelectorAll("[data-adresse]")) {
      place.textContent = new URL(place.textContent, location.origin).href;
    }
  };
  complete();
  addEventListener("beforeprint", complete);
}
