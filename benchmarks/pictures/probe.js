"use strict";
// Runs in the page before its own scripts, and tells when and how often the picture was drawn.

const probe = globalThis.probe = { draws: 0, drawn: null };
document.addEventListener("DOMContentLoaded", async () => {
  network.on("afterDrawing", () => { probe.draws += 1; });
  while (probe.draws === 0) await probe.frame();
  probe.drawn = performance.now();
});

// Ends when the next frame has been laid out and painted.
probe.frame = () => new Promise((done) => { requestAnimationFrame(() => { setTimeout(done); }); });

// From the load event, and from the start of the navigation, until the first drawing is painted.
probe.opened = async () => {
  while (probe.drawn === null) await probe.frame();
  const [{ loadEventStart }] = performance.getEntriesByType("navigation");
  return { load: probe.drawn - loadEventStart, start: probe.drawn };
};

// Milliseconds from an act of the reader to the end of the last frame that draws because of it.
probe.answered = async (act) => {
  const began = performance.now();
  act();
  let [end, before] = [null, null];
  do {
    before = probe.draws;
    await probe.frame();
    if (end === null || probe.draws !== before) end = performance.now();
  } while (probe.draws !== before);
  return end - began;
};

// Counts the frames in which the page answered the pointer, until `stop`, as frames a second.
probe.counting = () => {
  let [moved, frames, first, last, going] = [false, 0, null, null, true];
  const seen = () => { moved = true; };
  const each = () => {
    if (moved) [frames, first, last, moved] = [frames + 1, first ?? performance.now(), performance.now(), false];
    if (going) requestAnimationFrame(each);
  };
  addEventListener("mousemove", seen, true);
  requestAnimationFrame(each);
  probe.stop = () => {
    going = false;
    removeEventListener("mousemove", seen, true);
    return frames < 2 ? 0 : ((frames - 1) * 1000) / (last - first);
  };
};
