// Searches the ballot book on this device: the whole book is fetched once, and no tracker is ever sent.
(() => {
  "use strict";

  const form = document.getElementById("search");
  const field = document.getElementById("tracker");
  const found = document.getElementById("found");
  if (!form || !window.fetch) return;
  let lines = null; // tracker -> sentences

  const read = (book) => {
    lines = new Map();
    if (!form.dataset.told) {
      for (const tracker of book) lines.set(tracker, [["", form.dataset.counted]]);
      return;
    }
    const words = (grade) => (grade === -1 ? form.dataset.abstained : grade === -2 ? form.dataset.invalid : book.scale[grade]);
    for (const question of book.questions) {
      for (const [tracker, grade] of question.ballots) {
        const known = lines.get(tracker) || [];
        lines.set(tracker, [...known, [question.title, words(grade)]]);
      }
    }
  };

  const row = (left, right) => {
    const item = document.createElement("li");
    const code = document.createElement("code");
    const said = document.createElement("strong");
    code.textContent = left;
    said.textContent = right;
    item.append(code, " ", said);
    return item;
  };

  const search = () => {
    if (!lines) return;
    const typed = field.value.normalize("NFKC").toUpperCase().split(/[^0-9A-Z]+/).filter((word) => word.length >= 10);
    found.replaceChildren(...typed.map((tracker) => {
      const told = lines.get(tracker);
      return row(tracker, told ? told.map((pair) => pair.filter(Boolean).join(" ")).join("; ") : form.dataset.nothing);
    }));
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  fetch(form.dataset.file, { credentials: "omit", referrerPolicy: "no-referrer" })
    .then((answer) => answer.json())
    .then((book) => { read(book); search(); })
    .catch(() => found.replaceChildren(row("", form.dataset.lost)));
})();
