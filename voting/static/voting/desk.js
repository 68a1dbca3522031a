// A download leaves its page as it was: show the way on, and ask once more whether the batch is whole.
(() => {
  "use strict";

  const made = document.getElementById("made");
  for (const form of document.querySelectorAll("form[data-download]")) {
    form.addEventListener("submit", () => {
      if (made) made.hidden = false;
    });
  }
})();
