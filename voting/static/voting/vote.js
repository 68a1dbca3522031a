// The ballot on a phone: one name after another, a review, one confirmation. Words come from the page.
// The secret is read from the address's fragment, kept in memory, and leaves only in the body of the cast.
(() => {
  "use strict";

  const booth = document.getElementById("booth");
  if (!booth || !window.fetch || !window.crypto) return; // the form works without this script
  const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  const SECRET = 16;
  const TRACKER = 10;
  const BLANK = "-";
  const PATIENCE = 15000; // milliseconds until a send is called lost
  const IDLE = 180000; // a shared tablet forgets after three minutes
  const tablet = Boolean(booth.dataset.tablet);
  const store = tablet ? null : window.sessionStorage;
  const key = `vote:${booth.dataset.code}`;
  const part = (id) => document.getElementById(id);
  const form = part("ballot");
  const asks = Array.from(form.querySelectorAll(".ask"));
  let state = { secret: "", marks: [], remarks: [], trackers: [], sent: false, counted: false };
  let now = 0;
  let list = asks.length === 1;

  const plain = (typed) => typed.split("#").pop().normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]/g, "");
  const drawn = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(TRACKER));
    return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("");
  };
  const remember = () => {
    try {
      if (store) store.setItem(key, JSON.stringify(state));
    } catch (full) { /* a private window: then a reload begins anew */ }
  };
  const radio = (index) => asks[index].querySelector("input:checked");
  const remark = (index) => asks[index].querySelector("textarea");
  const gather = () => {
    state.marks = asks.map((_ask, index) => (radio(index) ? radio(index).value : BLANK));
    state.remarks = asks.map((_ask, index) => (remark(index) ? remark(index).value.trim() : ""));
    remember();
  };
  const blanks = () => state.marks.filter((mark) => mark === BLANK).length;

  function begin() {
    try {
      state = Object.assign(state, JSON.parse((store && store.getItem(key)) || "{}"));
    } catch (broken) { /* begin anew */ }
    const scanned = plain(decodeURIComponent(location.hash.slice(1)));
    if (scanned.length === SECRET) {
      if (state.secret && state.secret !== scanned) state = { secret: "", marks: [], remarks: [], trackers: [], sent: false, counted: false };
      state.secret = scanned;
      history.replaceState(null, "", location.pathname + location.search); // neither history nor a shared link keeps it
    }
    state.marks.forEach((mark, index) => {
      const kept = asks[index] && asks[index].querySelector(`input[value="${mark}"]`);
      if (kept) kept.checked = true;
      if (asks[index] && remark(index)) remark(index).value = state.remarks[index] || "";
    });
    document.body.classList.add("scripted");
    part("steps").hidden = false;
    part("typing").hidden = Boolean(state.secret);
    if (state.counted) return finished();
    gather();
    show();
  }

  function show() {
    form.classList.toggle("one", !list);
    asks.forEach((ask, index) => ask.classList.toggle("now", index === now));
    part("back").hidden = part("next").hidden = list;
    part("back").disabled = now === 0;
    part("next").disabled = now === asks.length - 1;
    const whole = part("whole");
    whole.hidden = asks.length === 1;
    whole.textContent = list ? whole.dataset.single : whole.dataset.list;
    count();
  }

  function count() {
    const left = blanks();
    const words = part("missing").dataset;
    part("missing").textContent = left ? words.some.replace("{n}", left) : words.none;
    part("check").classList.toggle("primary", list || !left || now === asks.length - 1);
  }

  function go(step) {
    now = Math.min(asks.length - 1, Math.max(0, now + step));
    show();
    asks[now].scrollIntoView({ block: "start" });
  }

  function check() {
    gather();
    const rows = asks.map((ask, index) => {
      const row = document.createElement("li");
      const chosen = document.createElement("strong");
      row.append(ask.querySelector(".who").textContent, " ", chosen);
      chosen.textContent = radio(index).parentElement.querySelector("span").textContent;
      row.classList.toggle("blank", state.marks[index] === BLANK);
      if (state.remarks[index]) {
        const said = document.createElement("span");
        said.className = "tracker";
        said.textContent = state.remarks[index];
        row.append(said);
      }
      return row;
    });
    part("chosen").replaceChildren(...rows);
    const left = blanks();
    part("blank-note").hidden = !left;
    part("blank-note").textContent = part("blank-note").dataset.some.replace("{n}", left);
    only("review");
  }

  function only(shown) {
    booth.hidden = shown !== "booth";
    for (const id of ["review", "done", "gone"]) part(id).hidden = id !== shown;
    window.scrollTo(0, 0);
    if (shown !== "booth") part(shown).focus();
  }

  // always the same number of bytes, whatever was chosen and written
  function message() {
    const said = { secret: state.secret, marks: state.marks.join(""), trackers: state.trackers, remarks: state.remarks, pad: "" };
    const size = new TextEncoder().encode(JSON.stringify(said)).length;
    said.pad = " ".repeat(Math.max(0, Number(booth.dataset.length) - size));
    return JSON.stringify(said);
  }

  function tell(sentences) {
    const told = part("told");
    told.replaceChildren(...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }));
    told.hidden = !sentences.length;
    if (sentences.length) told.scrollIntoView({ block: "center" });
  }

  async function send() {
    const button = part("send");
    if (!part("typing").hidden) state.secret = plain(part("slip").value).slice(0, SECRET);
    if (state.secret.length !== SECRET) return tell([button.dataset.letters]);
    // chosen once: a repeated send carries the same trackers
    if (!state.trackers.length) {
      const drawnOnes = new Set();
      while (drawnOnes.size < asks.length) drawnOnes.add(drawn());
      state.trackers = Array.from(drawnOnes);
    }
    const words = button.textContent;
    const repeated = state.sent;
    button.disabled = true;
    button.textContent = button.dataset.sending;
    state.sent = true;
    remember();
    tell([]);
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(booth.dataset.cast, {
        method: "POST", body: message(), headers: { "Content-Type": "application/json" },
        credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", signal: stop.signal,
      });
      const said = await answer.json();
      // "already counted" after a lost answer is our own ballot, and the trackers are the right ones
      if (answer.ok || (said.code === "voting.spent_slip" && repeated)) return finished();
      state.sent = repeated && said.code === "voting.too_many_tries";
      part("typing").hidden = said.code !== "voting.unknown_slip" && part("typing").hidden;
      tell(said.sentences);
    } catch (lost) {
      tell([button.dataset.lost]);
    } finally {
      clearTimeout(clock);
      button.disabled = false;
      button.textContent = words;
    }
  }

  function finished() {
    state = { secret: "", marks: [], remarks: [], trackers: state.trackers, sent: false, counted: true };
    remember();
    form.reset();
    part("chosen").replaceChildren();
    part("slip").value = "";
    if (booth.dataset.trackers) {
      part("kept").hidden = false;
      const names = asks.map((ask) => ask.querySelector(".who").textContent);
      window.keepTrackers(names, state.trackers);
    }
    only("done");
  }

  function wipe() {
    try {
      if (store) store.removeItem(key);
    } catch (none) { /* nothing was kept */ }
    state = { secret: "", marks: [], remarks: [], trackers: [], sent: false, counted: false };
    window.forgetTrackers();
    if (tablet) return location.replace(location.pathname + location.search);
    only("gone");
  }

  form.addEventListener("change", () => { gather(); count(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  part("back").addEventListener("click", () => go(-1));
  part("next").addEventListener("click", () => go(1));
  part("whole").addEventListener("click", () => { list = !list; show(); });
  part("check").addEventListener("click", check);
  part("change").addEventListener("click", () => { tell([]); only("booth"); show(); });
  part("send").addEventListener("click", send);
  part("wipe").addEventListener("click", wipe);
  for (const link of document.querySelectorAll("[data-wish]")) {
    link.addEventListener("click", () => {
      gather();
      if (!store && state.secret) link.href += `#${state.secret}`; // a tablet keeps nothing but what is on screen
    });
  }
  window.addEventListener("hashchange", begin); // another slip scanned into the same window
  if (tablet) {
    let timer = setTimeout(wipe, IDLE);
    for (const kind of ["click", "input", "keydown", "touchstart"]) {
      document.addEventListener(kind, () => { clearTimeout(timer); timer = setTimeout(wipe, IDLE); });
    }
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  }
  begin();
})();
