// The secret of a personal link stands behind the # of the address, which no server sees: put it into the form.
(() => {
  "use strict";
  const field = document.querySelector("[data-enter] input[name=code]");
  const take = () => {
    const secret = decodeURIComponent(location.hash.slice(1));
    if (!field || !secret) return;
    field.value = secret;
    // neither the history nor a screenshot of the address keeps it
    history.replaceState(null, "", location.pathname);
  };
  take();
  window.addEventListener("hashchange", take); // another card scanned into the same window
})();
