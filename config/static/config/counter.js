// Wires every counter to its textarea. The rule of counting is countWords in wordcount.js, the twin of the
// server's, which has the last word.
(() => {
  "use strict";

  function show(text, counter) {
    const { words_low: low, words_high: high } = globalThis.countWords(text.value);
    const limit = Number(counter.dataset.limit);
    const over = limit > 0 && low > limit;
    const put = (name, number) => {
      for (const place of counter.querySelectorAll(`[data-put="${name}"]`)) place.textContent = String(number);
    };
    const reveal = (name, shown) => {
      for (const place of counter.querySelectorAll(`[data-when="${name}"]`)) place.hidden = !shown;
    };
    put("low", low);
    put("high", high);
    put("over", low - limit);
    reveal("two", low !== high);
    reveal("over", over);
    counter.classList.toggle("over", over);
  }

  for (const counter of document.querySelectorAll("[data-counts]")) {
    const text = document.getElementById(counter.dataset.counts);
    if (!text || !globalThis.countWords) continue;
    let waiting;
    text.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(show, 200, text, counter);
    });
    show(text, counter);
  }
})();
