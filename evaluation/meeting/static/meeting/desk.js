// The desk's field is ready for the next scan without a hand on the mouse.
(() => {
  "use strict";
  const field = document.querySelector("[data-scan] input[type=search], [data-scan] input[name=typed]");
  if (field && !document.querySelector("[data-faults], .refusal")) field.focus();
})();
