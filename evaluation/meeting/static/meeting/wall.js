// The wall keeps showing its last scene when the network drops, and says since when.
(() => {
  "use strict";
  const note = document.getElementById("wall-lost");
  const since = document.getElementById("wall-lost-since");
  let last = new Date();

  const lost = () => {
    since.textContent = last.toLocaleTimeString(document.documentElement.lang, { hour12: false });
    note.hidden = false;
  };
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, lost);
  }
  document.addEventListener("htmx:afterOnLoad", (event) => {
    if (event.detail.xhr.status < 400) {
      last = new Date();
      note.hidden = true;
    }
  });
})();
