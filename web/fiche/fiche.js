// What one can do with a fiche: copy its link or its reference, print it. The
// buttons are hidden in the page as it is sent, since they do nothing without
// this script.
{
  // say puts a sentence where it is seen, and where every page speaks.
  const say = (text) => {
    const seen = document.getElementById("dit");
    seen.textContent = text;
    seen.hidden = false;
    glane.say("fiche", text);
  };

  // selected copies by a selection, the only way where the page does not come by
  // https and navigator.clipboard is missing.
  const selected = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "cache";
    document.body.append(field);
    const focused = document.activeElement;
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return copied;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return selected(text);
    }
  };

  const offer = (button, act) => {
    button.hidden = false;
    button.addEventListener("click", act);
  };

  const copying = (button, text) => offer(button, async () => {
    say(await copy(text()) ? button.dataset.dit : button.dataset.refus);
  });

  for (const button of document.querySelectorAll("[data-copier]")) {
    copying(button, () => new URL(button.dataset.copier, location.origin).href);
  }
  for (const button of document.querySelectorAll("[data-copier-texte]")) {
    copying(button, () => document.getElementById(button.dataset.copierTexte).textContent.trim());
  }
  for (const button of document.querySelectorAll("[data-imprimer]")) {
    offer(button, () => print());
  }
}
