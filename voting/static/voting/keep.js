// The voter's trackers: as text, and as a picture that is drawn on the phone and asked of nobody.
(() => {
  "use strict";

  const kept = document.getElementById("kept");
  if (!kept) return;
  const list = document.getElementById("trackers");
  const picture = document.getElementById("picture");
  const save = document.getElementById("save");
  const WIDTH = 720;
  const LINE = 76;
  const EDGE = 36;

  window.keepTrackers = (names, trackers) => {
    list.replaceChildren(...trackers.map((tracker, index) => {
      const row = document.createElement("li");
      const name = document.createElement("span");
      const code = document.createElement("code");
      name.textContent = names[index];
      code.textContent = tracker;
      row.append(name, " ", code);
      return row;
    }));
    document.getElementById("draw").onclick = () => draw(names, trackers);
  };

  window.forgetTrackers = () => {
    list.replaceChildren();
    picture.removeAttribute("src");
    save.removeAttribute("href");
    for (const shown of [kept, picture, save, document.getElementById("hold")]) shown.hidden = true;
  };

  function draw(names, trackers) {
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = 170 + LINE * trackers.length;
    const pen = canvas.getContext("2d");
    const family = getComputedStyle(document.body).fontFamily;
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#211d18";
    pen.font = `bold 34px ${family}`;
    pen.fillText(kept.dataset.heading, EDGE, 64);
    pen.font = `26px ${family}`;
    pen.fillText(kept.dataset.title, EDGE, 112, WIDTH - 2 * EDGE);
    trackers.forEach((tracker, index) => {
      const y = 180 + LINE * index;
      pen.font = `28px ${family}`;
      pen.fillText(names[index], EDGE, y, 300);
      pen.font = `bold 34px ${family}`;
      pen.textAlign = "right";
      pen.fillText(tracker, WIDTH - EDGE, y);
      pen.textAlign = "left";
    });
    picture.src = save.href = canvas.toDataURL("image/png");
    save.download = `${kept.dataset.file}.png`;
    for (const shown of [picture, save, document.getElementById("hold")]) shown.hidden = false;
  }
})();
