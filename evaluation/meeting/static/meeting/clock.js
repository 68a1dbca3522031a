// Speaking clocks count on by the server's time: a device whose clock is wrong, a tab that slept and a
// network that stumbled all show the same figure as soon as the page is looked at again.
(() => {
  "use strict";
  let offset = null; // server's time minus this device's, in milliseconds

  const learn = (serverTime) => {
    const time = Number(serverTime);
    if (time) offset = time - Date.now();
  };

  document.addEventListener("htmx:afterRequest", (event) => {
    const answer = event.detail.xhr;
    if (answer && answer.status) learn(answer.getResponseHeader("X-Server-Time"));
  });

  const hands = (seconds) => {
    const whole = Math.floor(Math.abs(seconds));
    return String(Math.floor(whole / 60)).padStart(2, "0") + ":" + String(whole % 60).padStart(2, "0");
  };

  const tick = () => {
    for (const clock of document.querySelectorAll("[data-clock]")) {
      if (offset === null) learn(clock.dataset.now);
      const limit = Number(clock.dataset.limit);
      const since = Number(clock.dataset.since);
      const running = since ? Math.max(0, (Date.now() + offset - since) / 1000) : 0;
      const spoken = Math.floor(Number(clock.dataset.used) + running);
      const left = limit - spoken;
      const over = limit > 0 && left < 0;
      const warns = limit > 0 && left >= 0 && left <= Number(clock.dataset.warn);
      clock.querySelector("[data-hands]").textContent = hands(limit > 0 ? left : spoken);
      clock.classList.toggle("over", over);
      clock.classList.toggle("warns", warns);
      const words = clock.querySelector("[data-words]");
      const say = over ? clock.dataset.overWords : warns ? clock.dataset.warnWords : clock.dataset.leftWords;
      if (words && words.textContent !== say) words.textContent = say;
    }
  };

  tick();
  setInterval(tick, 200);
  document.addEventListener("visibilitychange", tick);
  document.addEventListener("htmx:afterSwap", tick);
})();
