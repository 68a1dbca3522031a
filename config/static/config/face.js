// Small help for pages that all work without it. Words come from the page, never from here.
(() => {
  "use strict";

  // a link with data-dialog opens the dialog of that id; without this script it leads to a page
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog && typeof dialog.showModal === "function") {
        event.preventDefault();
        dialog.showModal();
      }
    }
    const closer = event.target.closest("[data-close]");
    if (closer) {
      event.preventDefault();
      closer.closest("dialog").close();
    }
  });

  // a second click on a slow line must not send a form twice
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 4000);
  });

  // while a form is on its way nothing else may load the page anew: the answer may be shown only once
  for (const step of ["htmx:beforeRequest", "htmx:beforeOnLoad"]) {
    document.addEventListener(step, (event) => {
      if (document.querySelector("form[data-sent]")) event.preventDefault();
    });
  }

  // what is folded away on the screen belongs on the paper
  const folded = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open])")) {
      details.open = true;
      folded.push(details);
    }
  });
  addEventListener("afterprint", () => {
    while (folded.length) folded.pop().open = false;
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // after a refused form the reader starts at the list of faults, or at the reason that nothing was done
  const faults = document.querySelector("[data-faults], #notices > .refusal");
  if (faults) {
    faults.tabIndex = -1;
    faults.focus();
  }

  // a part that could not be refreshed says so, and says so only once
  const lost = document.getElementById("lost");
  if (lost) {
    addEventListener("htmx:sendError", () => { lost.hidden = false; });
    addEventListener("htmx:afterOnLoad", () => { lost.hidden = true; });
  }
})();
