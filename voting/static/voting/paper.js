// Paper ballots by keyboard alone: a key fills a line and goes to the next, backspace goes back,
// the last line waits for Enter. Totals are shown in strokes beside the number.
(() => {
  "use strict";

  const form = document.getElementById("typing");
  if (form) {
    const fields = Array.from(form.querySelectorAll(".typing-rows input"));
    fields.forEach((field, index) => {
      field.inputMode = "numeric";
      field.addEventListener("focus", () => field.select());
      field.addEventListener("input", () => {
        const key = field.value.slice(-1).toLowerCase();
        field.value = form.dataset.keys.includes(key) ? key : "";
        if (field.value && fields[index + 1]) fields[index + 1].focus();
      });
      field.addEventListener("keydown", (event) => {
        const before = event.key === "ArrowUp" || (event.key === "Backspace" && !field.value);
        const target = before ? fields[index - 1] : event.key === "ArrowDown" ? fields[index + 1] : null;
        if (target) {
          event.preventDefault();
          target.focus();
        }
        if (event.key === "Enter") {
          const empty = fields.find((other) => !other.value);
          if (empty) {
            event.preventDefault();
            empty.focus();
          }
        }
      });
    });
    const first = fields.find((field) => !field.value) || fields[0];
    if (first) first.focus();
  }

  const STROKES = ["", "一", "丅", "下", "止"];
  for (const shown of document.querySelectorAll("[data-strokes]")) {
    const field = shown.parentElement.querySelector("input");
    const draw = () => {
      const count = Math.min(500, Math.max(0, Number(field.value) || 0));
      shown.textContent = "正".repeat(Math.floor(count / 5)) + STROKES[count % 5];
    };
    field.addEventListener("input", draw);
    draw();
  }
})();
